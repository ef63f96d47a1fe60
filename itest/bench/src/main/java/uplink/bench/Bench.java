// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Main: runs the named benchmarks, or all, and prints one table. */
public final class Bench {
    private interface Part {
        List<Row> rows() throws Exception;
    }

    private static final Map<String, Part> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("changes", ChangeBench::rows);
        PARTS.put("counters", CounterBench::rows);
        PARTS.put("usage", UsageBench::rows);
        PARTS.put("status", StatusBench::rows);
        PARTS.put("listeners", ListenerBench::rows);
        PARTS.put("swaps", SwapBench::rows);
        PARTS.put("sockets", SocketBench::rows);
        PARTS.put("eyeballs", EyeballsBench::rows);
        PARTS.put("networkmanager", DaemonBench::rows);
        PARTS.put("start", StartBench::rows);
        PARTS.put("idle", IdleBench::rows);
    }

    private Bench() {}

    /** Names of parts; none means all. Exits with 1 when a figure is not reached. */
    public static void main(String[] names) throws Exception {
        List<String> wanted = names.length == 0 ? List.copyOf(PARTS.keySet()) : List.of(names);
        for (String name : wanted) {
            if (!PARTS.containsKey(name)) {
                System.err.println("bench: there is no '" + name + "'; there is " + String.join(", ", PARTS.keySet()));
                System.exit(2);
            }
        }
        System.out.println(Machine.describe() + "\n");
        System.out.println("| work | ours | peer | ratio or figure | spread | must be | reached |");
        System.out.println("|---|---|---|---|---|---|---|");
        List<Row> all = new ArrayList<>();
        for (String name : wanted) {
            for (Row row : PARTS.get(name).rows()) {
                System.out.println(row.line());
                all.add(row);
            }
        }
        System.exit(all.stream().allMatch(Row::reached) ? 0 : 1);
    }
}
