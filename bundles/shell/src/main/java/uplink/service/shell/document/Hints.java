// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.document;

import java.util.ArrayList;
import java.util.List;
import uplink.profile.Internet;
import uplink.profile.Link;
import uplink.profile.View;

/** What a reader of the status may want to know beside it. Pure. */
public final class Hints {
    private Hints() {}

    /** Whole sentences; {@code lasting} when a runtime answers, and not a command that looked for itself. */
    public static List<String> of(View view, boolean lasting) {
        List<String> hints = new ArrayList<>();
        if (view.backends().isEmpty()) {
            hints.add("No backend describes this machine: see 'backends'.");
        }
        if (view.current().map(Link::internet).filter(Internet.UNKNOWN::equals).isPresent()) {
            hints.add("Nobody checks whether the internet is reached: 'uplink probe' says how to begin.");
        }
        if (view.current().map(Link::simulated).orElse(false)) {
            hints.add("This network is simulated.");
        }
        if (!lasting) {
            hints.add("This command looked for itself, and keeps nothing: 'uplink run' starts a runtime that stays.");
        }
        return List.copyOf(hints);
    }
}
