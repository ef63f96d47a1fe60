// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Main of a process inside of a namespace: sends a packet by every cable each second, until its standard input ends. */
public final class Sending {
    private static final InetSocketAddress NOBODY = new InetSocketAddress("224.0.0.251", 9);

    private Sending() {}

    /** No arguments. */
    public static void main(String[] none) throws Exception {
        List<NetworkInterface> cables = NetworkInterface.networkInterfaces()
                .filter(one -> one.getName().matches("a[0-9]+"))
                .toList();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET)) {
            channel.bind(new InetSocketAddress(InetAddress.getByName("0.0.0.0"), 0));
            timer.scheduleAtFixedRate(() -> cables.forEach(one -> send(channel, one)), 0, 1, TimeUnit.SECONDS);
            System.out.println(cables.size());
            while (System.in.read() >= 0) {
                continue;
            }
        } finally {
            timer.shutdownNow();
        }
    }

    private static void send(DatagramChannel channel, NetworkInterface by) {
        try {
            channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, by);
            channel.send(ByteBuffer.wrap("a packet".getBytes(StandardCharsets.US_ASCII)), NOBODY);
        } catch (IOException failed) {
            System.err.println(by.getName() + ": " + failed);
        }
    }
}
