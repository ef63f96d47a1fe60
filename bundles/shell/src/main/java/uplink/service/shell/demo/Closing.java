// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.demo;

import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import uplink.manager.Lease;
import uplink.manager.OpenOptions;
import uplink.profile.Family;
import uplink.profile.Profile;
import uplink.profile.Technology;
import uplink.sockets.NetworkLostException;

/** Section L: what is left to close, and what closes by itself. */
final class Closing {
    private final Stage stage;
    private final Guide guide;
    private final Workbench bench;

    Closing(Stage stage, Guide guide, Workbench bench) {
        this.stage = stage;
        this.guide = guide;
        this.bench = bench;
    }

    void walk() {
        guide.chapter("L", "Closing the socket");
        guide.step("L1", "Free the list of addresses?", "List<InetAddress>", () -> {
            List<InetAddress> found = bench.network().resolve(Workbench.HOST);
            return "a value, nothing to free: " + found.size() + " addresses";
        });
        guide.step("L2", "Close the socket, also with its network?", "try (Socket socket = ...)", this::lost);
        guide.step("L3", "Destroy the profile?", "Profile", () -> {
            Profile kept = stage.status().profile().orElseThrow();
            stage.play(List.of("leave", "join home"));
            stage.until(
                    view -> view.type().filter(type -> type == Technology.WIFI).isPresent());
            return "a value: " + kept.name() + " is still " + kept.state() + " in the one that was kept";
        });
        guide.step("L4", "Destroy the handle?", "lease.close()", () -> {
            String current = stage.status().profile().map(Profile::id).orElseThrow();
            Lease lease = stage.join(stage.areas().connections().open(current, OpenOptions.DEFAULT));
            lease.close();
            return "the lease ended: "
                    + lease.ended().toCompletableFuture().get(Workbench.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        });
        guide.step(
                "L5",
                "Free the texts?",
                "String",
                () -> "nothing to free: " + stage.status().instant());
        guide.step("L6", "Return 0?", "exit status", () -> {
            if (guide.failed() > 0) {
                throw new IllegalStateException(guide.failed() + " steps have failed, so that it is 1");
            }
            return "0, since no step has failed";
        });
        guide.step(
                "L7",
                "Clean up after errors too?",
                "try-with-resources",
                () -> bench.closeAll() + " sockets of the walk are closed, whatever has failed");
    }

    /** A read that waits ends with the network, and says why. */
    private String lost() throws Exception {
        int port = bench.echo(Family.IPV4);
        try (Socket socket = bench.network().connect(Workbench.far(Family.IPV4), port, Workbench.PATIENCE)) {
            socket.setSoTimeout((int) Workbench.PATIENCE.toMillis());
            stage.play(List.of("leave"));
            throw new IllegalStateException(
                    "read all the same: " + socket.getInputStream().read());
        } catch (NetworkLostException told) {
            return told.getMessage();
        } finally {
            stage.play(List.of("join home"));
            stage.until(
                    view -> view.type().filter(type -> type == Technology.WIFI).isPresent());
        }
    }
}
