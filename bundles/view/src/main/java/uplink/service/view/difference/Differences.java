// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.difference;

import java.util.List;
import uplink.profile.Change;
import uplink.profile.View;

/** Remembers the difference that was looked for last, since everybody asks for the same one. Safe for any thread. */
public final class Differences {
    private record Known(View before, View after, List<Change> changes, List<String> newSignals) {}

    private volatile Known known;

    /** Begins with a view that differs from nothing. */
    public Differences(View first) {
        known = new Known(first, first, List.of(), List.of());
    }

    /** {@link Changes#between}. */
    public List<Change> between(View before, View after) {
        return known(before, after).changes;
    }

    /** {@link Changes#newSignals}. */
    public List<String> newSignals(View before, View after) {
        return known(before, after).newSignals;
    }

    private Known known(View before, View after) {
        Known last = known;
        if (last.before == before && last.after == after) {
            return last;
        }
        Known found = new Known(before, after, Changes.between(before, after), Changes.newSignals(before, after));
        known = found;
        return found;
    }
}
