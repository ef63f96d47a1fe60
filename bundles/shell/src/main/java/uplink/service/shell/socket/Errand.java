// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.socket;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.service.shell.Terminal;
import uplink.service.shell.text.Style;
import uplink.service.shell.wire.Reply;
import uplink.service.shell.wire.Request;

/** One command, carried out for its caller. */
final class Errand implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Errand.class);
    private static final int FAILED = 1;

    private final Request request;
    private final Caller caller;
    private final Answering answering;
    private final FutureTask<Void> task = new FutureTask<>(this::carryOut, null);

    Errand(Request request, Caller caller, Answering answering) {
        this.request = request;
        this.caller = caller;
        this.answering = answering;
    }

    @Override
    public void run() {
        task.run();
    }

    /** Interrupts it; one that has not begun never will. */
    void cancel() {
        task.cancel(true);
    }

    private void carryOut() {
        if (!caller.begin()) {
            return;
        }
        int status = FAILED;
        try (PrintStream out = stream(Reply.Kind.OUT);
                PrintStream error = stream(Reply.Kind.ERROR)) {
            status = run(new Terminal(out, error, style(), request.folder(), asking(), true));
        } finally {
            caller.end(Reply.exit(status));
        }
    }

    private int run(Terminal terminal) {
        try {
            return answering.run(request.words(), terminal);
        } catch (RuntimeException defect) {
            LOG.error("A command from the socket failed", defect);
            terminal.error().println("uplink: the command failed, and the gateway's log says why");
            return FAILED;
        }
    }

    private PrintStream stream(Reply.Kind kind) {
        return new PrintStream(new Printing(caller, kind, request.bytes()), false, StandardCharsets.UTF_8);
    }

    private Style style() {
        return Style.of(request.colour(), request.symbols());
    }

    private Terminal.Asking asking() {
        return request.asks() ? caller::ask : Terminal.Asking.NOBODY;
    }
}
