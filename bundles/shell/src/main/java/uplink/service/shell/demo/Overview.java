// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.demo;

import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import uplink.manager.ConnectionListener;
import uplink.profile.Family;
import uplink.profile.LinkAddress;
import uplink.profile.Profile;
import uplink.profile.Profiles;
import uplink.profile.Technology;
import uplink.sockets.Network;
import uplink.statistics.Counter;
import uplink.statistics.Subject;
import uplink.statistics.Usage;

/** Section A: what the guide says that an application can do. */
final class Overview {
    private final Stage stage;
    private final Guide guide;
    private final Editions editions;

    Overview(Stage stage, Guide guide) {
        this.stage = stage;
        this.guide = guide;
        this.editions = new Editions(stage);
    }

    void walk() {
        guide.chapter("A", "Overview");
        connection();
        profiles();
        statistics();
        sockets();
    }

    private void connection() {
        guide.step(
                "A1",
                "Can a connection be used?",
                "connections.status()",
                () -> "of " + stage.status().instant());
        guide.step(
                "A2",
                "Address, proxy, gateway, statistics?",
                "status.ip(IPV4), .proxy(IPV4); statistics",
                () -> stage.status().ip(Family.IPV4).addresses() + ", "
                        + stage.status().proxy(Family.IPV4).type() + ", gateway "
                        + hosts(stage.status().ip(Family.IPV4).gateways()) + ", statistics "
                        + (stage.areas().statistics().isPresent() ? "there" : "not there"));
        guide.step("A3", "One handle for everything?", "@Reference Connections", () -> "one service, no handle");
        guide.step(
                "A4",
                "The state of each interface?",
                "status.technology(...), .cable()",
                () -> Set.of(Technology.BLUETOOTH, Technology.CELLULAR, Technology.WIFI, Technology.ETHERNET).stream()
                                .sorted()
                                .map(one -> one + " " + stage.status().technology(one))
                                .collect(Collectors.joining(", "))
                        + ", cable " + stage.status().cable());
        guide.step(
                "A5",
                "Either address family?",
                "status.ip(IPV4), status.ip(IPV6)",
                () -> stage.status().ip(Family.IPV4).addresses() + " and "
                        + stage.status().ip(Family.IPV6).addresses());
        guide.step(
                "A6",
                "Callbacks when properties change?",
                "ConnectionListener",
                () -> ConnectionListener.class.getDeclaredMethods().length + " kinds of news; section E uses them");
    }

    private static String hosts(List<InetAddress> addresses) {
        return addresses.stream().map(LinkAddress::host).collect(Collectors.joining(", "));
    }

    private void profiles() {
        guide.step(
                "A7",
                "Profiles that tell what their kind can?",
                "profiles.list(REGISTERED)",
                () -> stage.areas().profiles().list(Profiles.Which.REGISTERED).stream()
                        .map(profile -> profile.technology() + " " + profile.name())
                        .collect(Collectors.joining(", ")));
        guide.step("A8", "State, type and name of a profile?", "profile.state(), .technology(), .name()", () -> {
            Profile profile = stage.status().profile().orElseThrow();
            return profile.state() + ", " + profile.technology() + ", " + profile.name();
        });
        guide.step(
                "A9", "Read and change a mobile profile?", "profiles.update(seen, settings, ...)", editions::cellular);
        guide.step("A10", "Give a Wi-Fi profile its passphrase?", "WifiSettings.secured(...)", editions::wifi);
    }

    private void statistics() {
        guide.step(
                "A11",
                "Bytes since the last reset?",
                "statistics.usages()",
                () -> stage.areas()
                        .statistics()
                        .map(service -> service.usages().size() + " subjects are counted")
                        .orElse("statistics are not installed"));
        guide.step(
                "A12",
                "Which figure?",
                "Counter",
                () -> Set.of(Counter.values()).stream().sorted().toList());
        guide.step(
                "A13",
                "Only Wi-Fi and mobile networks?",
                "statistics.usage(Subject.of(ETHERNET))",
                () -> usage(Technology.ETHERNET));
        guide.step("A14", "Begin again at zero?", "statistics.reset()", () -> {
            stage.areas().statistics().ifPresent(service -> service.reset());
            return usage(Technology.WIFI);
        });
    }

    private String usage(Technology technology) {
        return stage.areas()
                .statistics()
                .flatMap(service -> service.usage(Subject.of(technology)))
                .map(Overview::total)
                .orElse("nobody counts " + technology + " here");
    }

    private static String total(Usage usage) {
        return usage.received().total() + " received, " + usage.sent().total() + " sent";
    }

    private void sockets() {
        guide.step("A15", "Sockets of a network?", "@Reference(target = ...) Network", () -> {
            Network network = stage.network();
            return network.link().interfaceName().orElse("") + ", sockets held by " + network.binding(Family.IPV4);
        });
        guide.step(
                "A16",
                "IPv4 or IPv6 here?",
                "status.ip(family).addresses().isEmpty()",
                () -> stage.status().ip(Family.IPV4).addresses().isEmpty() ? Family.IPV6 : Family.IPV4);
        guide.step("A17", "Five jobs with sockets?", "socketFactory(), serverSocketFactory(), ...", () -> {
            try (Socket socket = stage.network().socketFactory().createSocket()) {
                return "sections F to L; the first socket is " + (socket.isClosed() ? "closed" : "open");
            }
        });
        guide.step("A18", "The proxy of a profile?", "settings.toBuilder().proxy(...)", editions::proxy);
    }
}
