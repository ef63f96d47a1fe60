// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Names and numbers of NetworkManager's headers, 1.42.4 and later ones together. */
final class Tables {
    private Tables() {}

    static List<String> lines(String name) {
        try (InputStream table = Objects.requireNonNull(Tables.class.getResourceAsStream(name), name)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
