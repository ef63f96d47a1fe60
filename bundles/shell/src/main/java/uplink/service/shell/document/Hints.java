// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.document;

import java.util.ArrayList;
import java.util.List;
import uplink.profile.Internet;
import uplink.profile.Link;
import uplink.profile.View;

/** What a reader of the status may want to know beside it. Pure. */
final class Hints {
    private Hints() {}

    static List<String> of(View view) {
        List<String> hints = new ArrayList<>();
        if (view.backends().isEmpty()) {
            hints.add("No backend describes this machine: see 'backends'.");
        }
        if (view.current().map(Link::internet).filter(Internet.UNKNOWN::equals).isPresent()) {
            hints.add("Nobody checks whether the internet is reached: no probe is installed.");
        }
        if (view.current().map(Link::simulated).orElse(false)) {
            hints.add("This network is simulated.");
        }
        return hints;
    }
}
