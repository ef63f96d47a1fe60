// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import uplink.linux.netlink.LibcIo;
import uplink.linux.netlink.NetlinkSocket;
import uplink.linux.netlink.StatsQueries;

/** Counters of links, by netlink and by the files of sysfs. */
final class InsideCounters implements AutoCloseable {
    private static final List<String> FILES = List.of("rx_bytes", "tx_bytes", "rx_packets", "tx_packets");
    private static final Path CLASS = Path.of("/sys/class/net");

    private final NetlinkSocket socket = new NetlinkSocket(new LibcIo(), NetlinkSocket.ROUTE);
    private final StatsQueries statistics = new StatsQueries(socket);
    private final int index;
    private final List<Integer> descriptors = new ArrayList<>();
    private final Memory buffer = new Memory(64);
    private long sink;

    InsideCounters() throws IOException {
        index = Integer.parseInt(Files.readString(CLASS.resolve("up0/ifindex")).trim());
        for (String file : FILES) {
            descriptors.add(Calls.open(CLASS + "/up0/statistics/" + file, 0));
        }
    }

    Samples measure(String work, int times) throws IOException {
        Samples samples = new Samples();
        for (int round = -times / 2; round < times; round++) {
            long begin = System.nanoTime();
            once(work);
            long took = System.nanoTime() - begin;
            if (round >= 0) {
                samples.add(took);
            }
        }
        return samples;
    }

    private void once(String work) throws IOException {
        switch (work) {
            case "one" -> sink += statistics.one(index).counters().receivedBytes();
            case "all" -> sink += statistics.all().size();
            case "one-pread" -> pread();
            case "one-files" -> files(CLASS.resolve("up0"));
            case "all-files" -> allFiles();
            default -> throw new IllegalArgumentException("no such work: " + work);
        }
    }

    private void pread() {
        for (int descriptor : descriptors) {
            long length = Calls.pread(descriptor, buffer, 64, 0);
            sink += Long.parseLong(new String(buffer.getByteArray(0, (int) length - 1), StandardCharsets.US_ASCII));
        }
    }

    private void files(Path folder) throws IOException {
        for (String file : FILES) {
            sink += Long.parseLong(
                    Files.readString(folder.resolve("statistics").resolve(file)).trim());
        }
    }

    private void allFiles() throws IOException {
        try (Stream<Path> folders = Files.list(CLASS)) {
            for (Path folder : folders.toList()) {
                files(folder);
            }
        }
    }

    @Override
    public void close() {
        socket.close();
        descriptors.forEach(Calls::close);
    }

    private static final class Calls {
        static {
            Native.register(Calls.class, "c");
        }

        static native int open(String path, int flags);

        static native long pread(int descriptor, Memory buffer, long length, long offset);

        static native int close(int descriptor);
    }
}
