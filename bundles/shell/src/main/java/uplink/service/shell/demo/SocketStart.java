// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.demo;

import java.net.Socket;
import java.util.List;
import uplink.manager.Status;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.Profile;
import uplink.profile.Technology;
import uplink.profile.View;

/** Section F: what is needed before the first socket. */
final class SocketStart {
    private final Stage stage;
    private final Guide guide;
    private final Workbench bench;

    SocketStart(Stage stage, Guide guide, Workbench bench) {
        this.stage = stage;
        this.guide = guide;
        this.bench = bench;
    }

    void walk() {
        guide.chapter("F", "Initialising a socket");
        guide.step("F1", "Which headers?", "import java.net.Socket", () -> {
            try (Socket socket = bench.network().socketFactory().createSocket()) {
                return "the runtime's own: " + (socket instanceof Socket ? Socket.class.getName() : "");
            }
        });
        guide.step(
                "F2",
                "Variables for host, port and message?",
                "String host, int port, byte[] message",
                () -> Workbench.HOST + ", a message of " + Workbench.MESSAGE.length
                        + " bytes; nothing has a fixed size");
        guide.step(
                "F3",
                "The handle?",
                "@Reference Connections",
                () -> "the same service as before, " + stage.status().instant());
        guide.step("F4", "Is anything connected?", "status.type()", this::connected);
        addresses();
    }

    /** Both answers: without a network an application stops here, with a message. */
    private String connected() throws Exception {
        stage.play(List.of("cable out", "data off"));
        String without = stage.becomes(List.of("leave"), SocketStart::type, "DISCONNECTED");
        String with = stage.becomes(List.of("join home"), SocketStart::type, Technology.WIFI.name());
        return without + ", so that one ends here; then " + with;
    }

    private static String type(View view) {
        return view.type().map(Enum::name).orElse("DISCONNECTED");
    }

    private void addresses() {
        guide.step(
                "F5",
                "The current profile?",
                "status.profile()",
                () -> profile().name());
        guide.step("F6", "Has it an IPv6 address?", "status.ip(IPV6)", () -> first(Family.IPV6));
        guide.step(
                "F7",
                "An IPv4 address, which wins?",
                "status.ip(IPV4)",
                () -> first(Family.IPV4) + ", so that "
                        + Workbench.family(bench.network().link()) + " is used");
        guide.step("F8", "And with neither?", "IllegalStateException", this::neither);
        guide.step(
                "F9",
                "The interface?",
                "link.interfaceName()",
                () -> bench.network().link().interfaceName().orElseThrow());
    }

    private Profile profile() {
        Status status = stage.status();
        return status.profile().orElseThrow(() -> new IllegalStateException("no profile is connected"));
    }

    private String first(Family family) {
        return stage.status().ip(family).addresses().stream()
                .findFirst()
                .map(LinkAddress::host)
                .orElseThrow(() -> new IllegalStateException("no " + family + " address"));
    }

    /** The port whose cable is out. */
    private String neither() {
        Link bare = stage.areas().views().view().links().stream()
                .filter(link -> link.technology() == Technology.ETHERNET)
                .findFirst()
                .orElseThrow();
        try {
            return "has one all the same: " + Workbench.family(bare);
        } catch (IllegalStateException told) {
            return "told: " + told.getMessage();
        }
    }
}
