// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;

/** The scenarios that come with the simulator, as resources beside this class. */
final class Shipped {
    private static final List<String> NAMES = List.of(
            "captive-portal",
            "daemon-gone",
            "flapping-link",
            "lte-fallback",
            "n1",
            "n2",
            "n3",
            "n4",
            "n7",
            "n8",
            "n9",
            "sim-removed",
            "slow-daemon",
            "wrong-key");

    private Shipped() {}

    static List<String> names() {
        return NAMES;
    }

    static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new ConnectionException(
                    ErrorCode.NOT_FOUND,
                    name,
                    "there is no scenario '" + name + "'; there is " + String.join(", ", NAMES));
        }
        try (InputStream text = Shipped.class.getResourceAsStream("scenarios/" + name + ".txt")) {
            if (text == null) {
                throw new IllegalStateException("the bundle lacks its scenario " + name);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
