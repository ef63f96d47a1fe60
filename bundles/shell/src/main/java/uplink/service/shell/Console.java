// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.RequirePrivilege;
import uplink.service.shell.area.Areas;
import uplink.service.shell.help.Completion;
import uplink.service.shell.words.Verb;

/** Carries commands out, wherever they are typed: in a shell, alone, or through the socket. Safe for any thread. */
@RequirePrivilege("network.get")
@RequirePrivilege("network.set")
@RequirePrivilege("network.profile")
@RequirePrivilege("network.route")
@RequirePrivilege("network.control")
@Component(service = Console.class)
public final class Console {
    private final Areas areas;

    /** Asks {@code areas}. */
    @Activate
    public Console(@Reference Areas areas) {
        this.areas = areas;
    }

    /** Answers the exit status: 0 done, 1 failed, 2 wrong usage. Blocks until it is over; an interrupt calls it off. */
    public int run(List<String> words, Terminal terminal) {
        return new Execution(areas, terminal).run(words);
    }

    /** Words of every command, those that bundles bring too. */
    public List<String> verbs() {
        return Stream.concat(Verb.shown().stream().map(Verb::word), areas.words().stream())
                .distinct()
                .toList();
    }

    /** What may stand for the last of {@code words}, the first of which is a command. */
    public List<String> complete(List<String> words) {
        return new Completion(areas.views().view(), areas.brought()).of(words);
    }
}
