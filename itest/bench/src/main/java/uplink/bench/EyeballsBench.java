// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A connection to a name whose IPv6 address is dead and comes first: by RFC 8305, and as others do it. */
final class EyeballsBench {
    private static final int TIMES = 20;
    private static final int PEER_TIMES = 3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Map<String, String> PEERS = new LinkedHashMap<>();

    static {
        PEERS.put("socket", "`Socket`");
        PEERS.put("http", "`HttpClient`");
        PEERS.put("okhttp", "OkHttp 4");
    }

    private EyeballsBench() {}

    static List<Row> rows() throws IOException {
        Path hosts = Files.createTempFile("uplink-bench", ".hosts");
        Files.writeString(hosts, Namespace.HOLE6 + " server.example\n" + Namespace.SERVER + " server.example\n");
        try (Wire wire = new Wire(
                InsideEyeballs.class, "-Djdk.net.hosts.file=" + hosts, "-Djava.net.preferIPv6Addresses=true")) {
            wire.measure("ours", 2);
            Samples ours = wire.measure("ours", TIMES);
            List<String> peers = new ArrayList<>();
            for (Map.Entry<String, String> peer : PEERS.entrySet()) {
                peers.add(peer.getValue() + ": " + told(wire.measure(peer.getKey(), PEER_TIMES)));
            }
            return List.of(new Row(
                    "past a dead IPv6 address, ms, median of " + TIMES,
                    ours.toString(),
                    String.join("; ", peers),
                    ours.median() / NANOS_PER_MILLI,
                    Goal.most(300),
                    Samples.text(ours.percentile(1)) + " to " + Samples.text(ours.percentile(100))));
        } finally {
            Files.delete(hosts);
        }
    }

    private static String told(Samples samples) {
        return samples.median() == Long.MAX_VALUE
                ? "not within " + InsideEyeballs.PATIENCE.toSeconds() + " s"
                : samples.toString();
    }
}
