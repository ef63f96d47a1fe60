// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import uplink.service.shell.area.Areas;
import uplink.service.shell.text.Style;

/**
 * Walks Tizen's guide to connection management from top to bottom, sections A to L of {@code docs/tizen.md}: every step by real calls
 * of the services, on the simulator, which is put back to its beginning. Blocks until it is over; an interrupt ends it.
 */
public final class Demo {
    private final Stage stage;
    private final Guide guide;

    /** Prints to {@code out}. */
    public Demo(Areas areas, PrintStream out, Style style) {
        this.stage = new Stage(areas);
        this.guide = new Guide(out, style);
    }

    /** Answers how many steps did not answer as the guide says. */
    public int run() {
        home();
        try {
            new Overview(stage, guide).walk();
            new Prerequisites(stage, guide).walk();
            new Details(stage, guide).walk();
            new Information(stage, guide).walk();
            new Callbacks(stage, guide).walk();
            try (Workbench bench = new Workbench(stage)) {
                new SocketStart(stage, guide, bench).walk();
                new OtherProfile(stage, guide, bench).walk();
                new Families(stage, guide, bench).walk();
                new ClientSide(guide, bench).walk();
                new ServerSide(guide, bench).walk();
                new Closing(stage, guide, bench).walk();
            }
        } finally {
            home();
        }
        return guide.end();
    }

    private void home() {
        try {
            stage.home();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
