// SPDX-License-Identifier: Apache-2.0
package uplink.sim.scenario;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import uplink.sim.world.World;

/** Everything that can happen; {@code docs/scenarios.md} describes each act. */
public final class Acts {
    private static final Map<String, Act> ALL = new TreeMap<>();

    static {
        ALL.putAll(PortActs.ALL);
        ALL.putAll(WifiActs.ALL);
        ALL.putAll(CellularActs.ALL);
        ALL.putAll(ProfileActs.ALL);
        ALL.putAll(DaemonActs.ALL);
    }

    private Acts() {}

    /** The word that each begins with, sorted. */
    public static Set<String> words() {
        return ALL.keySet();
    }

    static Consumer<World> read(Words words) {
        Token word = words.next("an act");
        Act act = ALL.get(word.text());
        if (act == null) {
            throw word.wrong("there is no act '" + word.text() + "'; there is " + String.join(", ", ALL.keySet()));
        }
        Consumer<World> read = act.read(words);
        words.end();
        return read;
    }
}
