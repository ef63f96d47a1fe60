// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.diagnosis;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import uplink.profile.LinkAddress;
import uplink.sockets.Network;

/** Do the network's name servers answer, and do they know the host. */
final class NameStep {
    private static final int PORT = 53;
    private static final int PATIENCE_MILLIS = 2_000;
    private static final int HEADER = 12;

    private final Case examined;

    NameStep(Case examined) {
        this.examined = examined;
    }

    /** Is it an address, so that nobody needs to be asked. */
    static boolean numeric(String host) {
        return host.indexOf(':') >= 0 || host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    }

    Verdict verdict() throws IOException {
        Network network =
                examined.network().orElseThrow(() -> new IOException("nobody makes sockets for " + examined.name()));
        String host = examined.goal().url().map(url -> url.host()).orElse("");
        if (numeric(host)) {
            return Verdict.skipped(host + " is an address");
        }
        if (host.isEmpty()) {
            return examined.link().orElseThrow().simulated()
                    ? Verdict.skipped("simulated, so that there is nobody to ask")
                    : servers(network);
        }
        try {
            List<InetAddress> found = network.resolve(host);
            return Verdict.ok(
                    host + " is " + found.stream().map(LinkAddress::host).collect(Collectors.joining(", ")));
        } catch (UnknownHostException unknown) {
            Verdict servers = servers(network);
            return servers.outcome() == Outcome.OK
                    ? Verdict.failed(
                            "the name servers answer, and know no '" + host + "'",
                            "check how it is written, or whether this network may see that name")
                    : servers;
        }
    }

    private Verdict servers(Network network) {
        String set = "set others: uplink set " + examined.id() + " ipv4.dns.method=static ipv4.dns=ADDRESS";
        List<String> silent = new ArrayList<>();
        for (InetAddress server : examined.servers()) {
            String trouble = trouble(network, server);
            if (trouble.isEmpty()) {
                return Verdict.ok(LinkAddress.host(server) + " answers");
            }
            silent.add(LinkAddress.host(server) + " " + trouble);
        }
        return silent.isEmpty()
                ? Verdict.failed(examined.name() + " has no name servers", set)
                : Verdict.failed("no name server answers: " + String.join(", ", silent), set);
    }

    /** Empty when it answers, whatever it says. */
    private static String trouble(Network network, InetAddress server) {
        try (DatagramChannel channel = Peers.open(network, server, PORT)) {
            DatagramSocket socket = channel.socket();
            socket.setSoTimeout(PATIENCE_MILLIS);
            byte[] question = question();
            socket.send(new DatagramPacket(question, question.length));
            byte[] answer = new byte[HEADER];
            socket.receive(new DatagramPacket(answer, HEADER));
            boolean own = answer[0] == question[0] && answer[1] == question[1] && answer[2] < 0;
            return own ? "" : "answers something else";
        } catch (PortUnreachableException nobody) {
            return "serves no names";
        } catch (SocketTimeoutException silent) {
            return "says nothing";
        } catch (IOException refused) {
            return "cannot be reached: " + refused.getMessage();
        }
    }

    /** Who serves the root: what any name server can answer. RFC 1035. */
    private static byte[] question() {
        int id = ThreadLocalRandom.current().nextInt(1 << 16);
        return new byte[] {(byte) (id >> 8), (byte) id, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1};
    }
}
