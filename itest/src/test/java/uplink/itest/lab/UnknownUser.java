// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.nio.file.Path;
import uplink.linux.netlink.Sysfs;
import uplink.linux.networkmanager.Control;
import uplink.linux.networkmanager.NetworkManagerBackend;
import uplink.linux.networkmanager.NetworkManagerPlace;
import uplink.linux.networkmanager.NetworkManagerProfiles;
import uplink.profile.ConnectionException;
import uplink.service.view.RunningView;

/** A program of its own, run by somebody who may change nothing: says what it sees and how a change ends. */
final class UnknownUser {
    private UnknownUser() {}

    /** Address of the bus. */
    public static void main(String[] arguments) throws Exception {
        Control control = Control.of(new NetworkManagerPlace(arguments[0], new Sysfs(Path.of("/none"))), "*");
        try (RunningView running = new RunningView("networkmanager", new NetworkManagerBackend(control))) {
            NetworkManagerGateway.until(
                    running,
                    "eth7",
                    view -> NetworkManagerGateway.found(view, "eth7").isPresent());
            System.out.println("sees eth7");
            Gateway.done(new NetworkManagerProfiles(control)
                    .add(NetworkManagerHandsLabTest.settings("ours", "192.0.2.2"), CommandFor.tenSeconds()));
            System.out.println("done");
        } catch (ConnectionException refused) {
            System.out.println(refused.code() + " " + refused.getMessage());
        }
    }
}
