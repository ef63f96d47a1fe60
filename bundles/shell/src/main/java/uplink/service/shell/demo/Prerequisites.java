// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.demo;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import uplink.manager.Connections;
import uplink.manager.Lease;
import uplink.manager.OpenOptions;
import uplink.profile.Privilege;
import uplink.profile.Profile;

/** Section B: what an application needs before it begins. */
final class Prerequisites {
    private final Stage stage;
    private final Guide guide;

    Prerequisites(Stage stage, Guide guide) {
        this.stage = stage;
        this.guide = guide;
    }

    void walk() {
        guide.chapter("B", "Prerequisites");
        guide.step(
                "B1",
                "Privileges in the manifest?",
                "@RequirePrivilege(\"network.get\")",
                () -> required(FrameworkUtil.getBundle(Demo.class)) + " of " + Privilege.values().length
                        + " required by this bundle");
        guide.step(
                "B2",
                "The API's package?",
                "import " + Connections.class.getPackageName(),
                () -> version(FrameworkUtil.getBundle(Connections.class)));
        guide.step("B3", "One variable for all calls?", "private final Connections connections", () -> "a final field");
        guide.step("B4", "Create it, or learn why not?", "@Activate constructor", () -> {
            Connections connections = stage.areas().connections();
            return "there, settled " + connections.status().settled() + "; without it the component does not start";
        });
        guide.step("B5", "Give it back, even twice?", "lease.close(); lease.close()", this::closeTwice);
    }

    private static long required(@Nullable Bundle bundle) {
        if (bundle == null) {
            return Privilege.values().length;
        }
        String manifest = String.valueOf(bundle.getHeaders("").get("Require-Capability"));
        return Arrays.stream(Privilege.values())
                .filter(privilege -> manifest.contains(privilege.text()))
                .count();
    }

    private static String version(@Nullable Bundle bundle) {
        return bundle == null ? "outside of a framework" : bundle.getSymbolicName() + " " + bundle.getVersion();
    }

    private String closeTwice() throws Exception {
        Profile profile = stage.status().profile().orElseThrow();
        Lease lease = stage.join(stage.areas().connections().open(profile.id(), OpenOptions.DEFAULT));
        lease.close();
        lease.close();
        return "ended " + stage.join(lease.ended()) + ", once";
    }
}
