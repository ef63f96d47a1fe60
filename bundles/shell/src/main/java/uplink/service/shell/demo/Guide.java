// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.demo;

import java.io.PrintStream;
import uplink.service.shell.text.Style;
import uplink.service.shell.text.Texts;

/** Prints the walk: each step with its id, what it asks, and what comes back. Counts those that fail. */
final class Guide {
    /** One question, by real calls. */
    @FunctionalInterface
    interface Ask {
        /** What came back, for people. */
        Object answer() throws Exception;
    }

    private final PrintStream out;
    private final Style style;
    private int steps;
    private int failed;

    Guide(PrintStream out, Style style) {
        this.out = out;
        this.style = style;
    }

    void chapter(String letter, String title) {
        out.println();
        out.println(style.strong(letter + "  " + title));
        out.flush();
    }

    /** {@code call} names what is called, as a bundle would write it. */
    void step(String id, String asks, String call, Ask ask) {
        steps++;
        String answer;
        try {
            answer = style.good(style.symbol("✓ ", "")) + Texts.safe(String.valueOf(ask.answer()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("called off", interrupted);
        } catch (Exception wrong) {
            failed++;
            answer = style.bad(style.symbol("✗ ", "FAILED: ") + Texts.safe(String.valueOf(wrong.getMessage())));
        }
        out.println("  " + id + " ".repeat(Math.max(1, 5 - id.length())) + asks);
        out.println("       " + style.dim(call) + "  " + style.arrow() + "  " + answer);
        out.flush();
    }

    /** How many have not answered as they should. */
    int failed() {
        return failed;
    }

    int end() {
        out.println();
        String summary = steps + " steps, " + (steps - failed) + " as the guide says, " + failed + " not";
        out.println(failed == 0 ? style.good(summary) : style.bad(summary));
        out.flush();
        return failed;
    }
}
