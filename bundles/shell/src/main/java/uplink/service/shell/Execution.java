// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import uplink.profile.ConnectionException;
import uplink.profile.View;
import uplink.profile.Views;
import uplink.service.shell.text.Style;

/** Carries one command out and says how it went: 0 done, 1 failed, 2 wrong usage. */
final class Execution {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Views views;
    private final PrintStream out;
    private final PrintStream error;
    private final Style style;

    Execution(Views views, PrintStream out, PrintStream error, Style style) {
        this.views = views;
        this.out = out;
        this.error = error;
        this.style = style;
    }

    int run(List<String> words) {
        try {
            CommandLine line = CommandLine.parse(words);
            return run(line);
        } catch (UsageException wrong) {
            complain(wrong.getMessage());
            return USAGE;
        }
    }

    private int run(CommandLine line) {
        try {
            answer(line);
            return DONE;
        } catch (CompletionException | ConnectionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            complain(cause.getMessage());
            if (line.debug()) {
                cause.printStackTrace(error);
            }
            return FAILED;
        }
    }

    private void answer(CommandLine line) {
        if (line.verb() == Verb.WATCH) {
            settled();
            new Watching(views, line, out, style).run();
        } else {
            out.print(Answers.of(line, line.verb() == Verb.HELP ? views.view() : settled(), style));
            out.flush();
        }
    }

    private View settled() {
        return views.await(View::settled, PATIENCE).toCompletableFuture().join();
    }

    private void complain(String message) {
        error.println("uplink: " + message);
    }
}
