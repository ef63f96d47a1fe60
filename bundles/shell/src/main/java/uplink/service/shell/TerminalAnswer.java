// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import uplink.profile.spi.BroughtCommand;
import uplink.service.shell.document.Json;

/**
 * Prints the answer of a command that a bundle brings where the command was typed.
 *
 * @param terminal where it was typed
 */
record TerminalAnswer(Terminal terminal) implements BroughtCommand.Answer {
    @Override
    public void line(String text) {
        terminal.out().println(text);
        terminal.out().flush();
    }

    @Override
    public void aside(String text) {
        terminal.out().flush();
        terminal.error().println(text);
        terminal.error().flush();
    }

    @Override
    public void document(@Nullable Object document) {
        line(Json.pretty(document));
    }

    @Override
    public boolean symbols() {
        return terminal.style().symbols();
    }

    @Override
    public OutputStream bytes() {
        return terminal.out();
    }
}
