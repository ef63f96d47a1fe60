// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Main of the process inside of a namespace: reads {@code WORK TIMES} by line, and prints the times that it took. */
public final class Inside {
    private Inside() {}

    /** The number of interfaces that there are. */
    public static void main(String[] arguments) throws Exception {
        try (InsideChanges changes = new InsideChanges(Integer.parseInt(arguments[0]))) {
            System.out.println("ready");
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                System.out.println(
                        measure(changes, words[0], Integer.parseInt(words[1])).line());
            }
        }
        System.exit(0);
    }

    private static Samples measure(InsideChanges changes, String work, int times) throws Exception {
        return switch (work) {
            case "listener" -> changes.listener(times);
            case "monitor" -> changes.monitor(times);
            case "first" -> changes.firstView(times);
            case "interfaces" -> changes.networkInterface(times);
            case "ip" -> changes.ipAddr(times);
            default -> throw new IllegalArgumentException("no such work: " + work);
        };
    }
}
