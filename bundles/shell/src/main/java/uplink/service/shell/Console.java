// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.Views;

/** Carries commands out, wherever they are typed: in a shell, alone, or through the socket. Safe for any thread. */
@Component(service = Console.class)
public final class Console {
    private final Views views;

    /** Asks {@code views}. */
    @Activate
    public Console(@Reference Views views) {
        this.views = views;
    }

    /** Answers the exit status: 0 done, 1 failed, 2 wrong usage. Blocks until it is over; an interrupt ends it. */
    public int run(List<String> words, Terminal terminal) {
        return new Execution(views, terminal.out(), terminal.error(), terminal.style()).run(words);
    }

    /** What may stand behind a command's word. */
    List<String> words(String verb) {
        return Words.behind(Verb.of(verb), views.view());
    }
}
