// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.IDN;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.service.sockets.dns.Carrier;
import uplink.service.sockets.dns.HostsFile;
import uplink.service.sockets.dns.Question;
import uplink.service.sockets.dns.Resolver;
import uplink.sockets.Binding;
import uplink.sockets.spi.SocketBinder;

/** Names, asked of one network's own servers through its own sockets; nothing is ever asked of another network. */
final class Names implements Carrier {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LARGEST = 65_535;

    private final LiveNetwork network;
    private final Tying tying;
    private final Family preferred;
    private final HostsFile hosts;
    private final Executor threads;
    private final Resolver resolver = new Resolver(this, PATIENCE, System::nanoTime);

    Names(LiveNetwork network, Tying tying, Family preferred, Executor threads) {
        this.network = network;
        this.tying = tying;
        this.preferred = preferred;
        this.hosts = new HostsFile();
        this.threads = threads;
    }

    /** Other servers may say something else. */
    void moved(Link before, Link after) {
        if (!servers(before).equals(servers(after))) {
            resolver.forget();
        }
    }

    /** Families that can be used, the preferred one first. */
    List<Family> families() {
        List<Family> usable = new ArrayList<>();
        for (Family family : preferred == Family.IPV4 ? Family.values() : new Family[] {Family.IPV6, Family.IPV4}) {
            if (tying.binding(network.link(), family) != Binding.NONE
                    && tying.source(network.link(), family).isPresent()) {
                usable.add(family);
            }
        }
        return usable;
    }

    /** Every address, those of the preferred family first; never empty. Both families are asked at once. */
    List<InetAddress> resolve(String host) throws IOException {
        List<InetAddress> literal = literal(host);
        if (!literal.isEmpty()) {
            return literal;
        }
        List<FutureTask<List<InetAddress>>> questions = new ArrayList<>();
        for (Family family : families()) {
            questions.add(new FutureTask<>(() -> resolve(host, family)));
        }
        questions.stream().skip(1).forEach(threads::execute);
        questions.stream().limit(1).forEach(FutureTask::run);
        Set<InetAddress> found = new LinkedHashSet<>();
        IOException failed = new UnknownHostException(host);
        for (FutureTask<List<InetAddress>> question : questions) {
            try {
                found.addAll(question.get());
            } catch (ExecutionException unanswered) {
                failed = unanswered.getCause() instanceof IOException known ? known : new IOException(unanswered);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while asking for " + host);
            }
        }
        if (found.isEmpty()) {
            network.require();
            throw failed;
        }
        return List.copyOf(found);
    }

    /** What needs no question; empty of a name. */
    List<InetAddress> literal(String host) throws UnknownHostException {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return HostsFile.numeric(bare) ? List.of(InetAddress.getByName(bare)) : List.of();
    }

    /** Addresses of one family; empty when the name has none there. */
    List<InetAddress> resolve(String host, Family family) throws IOException {
        List<InetAddress> listed = hosts.addresses(host);
        if (!listed.isEmpty()) {
            return named(host, listed, family);
        }
        Optional<SocketBinder> own = tying.resolver(network.link());
        if (own.isPresent()) {
            return named(host, own.get().resolve(network.link(), host, family), family);
        }
        for (String name : candidates(host)) {
            List<InetAddress> found = resolver.addresses(new Question(name, family), servers(network.link()));
            if (!found.isEmpty()) {
                return named(host, found, family);
            }
        }
        return List.of();
    }

    /** As resolv.conf has it: a short name within the search domains first, a longer one as it stands first. */
    private List<String> candidates(String host) throws UnknownHostException {
        String name = ascii(host);
        if (name.endsWith(".")) {
            return List.of(name.substring(0, name.length() - 1));
        }
        List<String> all = new ArrayList<>();
        for (Family family : Family.values()) {
            for (String domain : network.link().ip(family).searchDomains()) {
                all.add(name + "." + domain);
            }
        }
        all.add(name.indexOf('.') < 0 ? all.size() : 0, name);
        return all;
    }

    private static String ascii(String host) throws UnknownHostException {
        try {
            String name = IDN.toASCII(host);
            return new Question(name.endsWith(".") ? name.substring(0, name.length() - 1) : name, Family.IPV4).name()
                    + (name.endsWith(".") ? "." : "");
        } catch (IllegalArgumentException wrong) {
            throw new UnknownHostException("'" + host + "' is no name of a host");
        }
    }

    private static List<InetAddress> named(String host, List<InetAddress> found, Family family) throws IOException {
        List<InetAddress> named = new ArrayList<>();
        for (InetAddress address : found) {
            if (Family.of(address) == family) {
                named.add(InetAddress.getByAddress(host, address.getAddress()));
            }
        }
        return named;
    }

    private static List<InetAddress> servers(Link link) {
        Set<InetAddress> servers = new LinkedHashSet<>();
        for (Family family : Family.values()) {
            servers.addAll(link.ip(family).dnsServers());
        }
        return List.copyOf(servers);
    }

    @Override
    public byte[] datagram(InetSocketAddress server, byte[] question, int millis, Wanted wanted) throws IOException {
        long deadline = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        InetAddress address = network.addressing().scoped(server.getAddress());
        try (DatagramSocket socket = network.openDatagramSocketTo(address)) {
            socket.connect(new InetSocketAddress(address, server.getPort()));
            socket.send(new DatagramPacket(question, question.length));
            DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
            while (true) {
                long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (left <= 0) {
                    throw new SocketTimeoutException(server + " does not answer");
                }
                socket.setSoTimeout((int) left);
                socket.receive(packet);
                byte[] message = Arrays.copyOf(packet.getData(), packet.getLength());
                if (wanted.answers(message)) {
                    return message;
                }
            }
        }
    }

    @Override
    public byte[] stream(InetSocketAddress server, byte[] question, int millis) throws IOException {
        try (Socket socket = network.openSocket()) {
            socket.connect(server, millis);
            socket.setSoTimeout(millis);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            byte[] framed = new byte[question.length + 2];
            framed[0] = (byte) (question.length >> 8);
            framed[1] = (byte) question.length;
            System.arraycopy(question, 0, framed, 2, question.length);
            out.write(framed);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] answer = new byte[in.readUnsignedShort()];
            in.readFully(answer);
            return answer;
        }
    }
}
