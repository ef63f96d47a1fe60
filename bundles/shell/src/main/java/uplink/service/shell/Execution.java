// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.util.List;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.InvalidSettingsException;
import uplink.service.shell.area.Areas;
import uplink.service.shell.demo.Demo;
import uplink.service.shell.help.Help;
import uplink.service.shell.words.CommandLine;
import uplink.service.shell.words.UsageException;
import uplink.service.shell.words.Verb;

/** Carries one command out and says how it went: 0 done, 1 failed, 2 wrong usage. */
final class Execution {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    private final Areas areas;
    private final Terminal terminal;

    Execution(Areas areas, Terminal terminal) {
        this.areas = areas;
        this.terminal = terminal;
    }

    int run(List<String> words) {
        boolean debug = words.contains("--debug");
        try {
            Brought brought = brought(words);
            if (brought.named()) {
                new Call(areas, CommandLine.parse(List.of()), terminal).settled();
                brought.run(terminal);
            } else {
                answer(words);
            }
            return DONE;
        } catch (UsageException wrong) {
            complain(wrong.getMessage());
            return USAGE;
        } catch (InvalidSettingsException invalid) {
            invalid.problems().forEach(problem -> complain(problem.toString()));
            return FAILED;
        } catch (ConnectionException failed) {
            return failed(failed, failed.getMessage() + Advice.on(failed), debug);
        } catch (RuntimeException defect) {
            return failed(defect, "this should not happen, see --debug: " + defect, debug);
        } finally {
            terminal.out().flush();
        }
    }

    /** Bundles that bring commands may still be on their way when a command comes first. */
    private Brought brought(List<String> words) {
        Brought brought = Brought.of(words, areas.brought());
        if (!brought.unknown()) {
            return brought;
        }
        new Call(areas, CommandLine.parse(List.of()), terminal).settled();
        return Brought.of(words, areas.brought());
    }

    private int failed(RuntimeException failed, String message, boolean debug) {
        complain(message);
        if (debug) {
            failed.printStackTrace(terminal.error());
        }
        return FAILED;
    }

    private void answer(List<String> words) {
        if (CommandLine.begins(words, Verb.COMPLETE)) {
            complete(words.subList(words.indexOf(Verb.COMPLETE.word()) + 1, words.size()));
            return;
        }
        CommandLine line = CommandLine.parse(words, areas.words());
        Call call = new Call(areas, line, terminal);
        if (line.verb().changes()) {
            Guard.mayChange(call);
        }
        switch (line.verb()) {
            case HELP, COMPLETE -> terminal.out().print(help(line));
            case EXIT -> throw new UsageException("exit leaves a shell, and there is none here");
            case DEMO -> demo(call);
            case WATCH -> watch(call);
            case WAIT -> new Waiting(call).run();
            case SET, ADD, CONFIRM_CHANGE, REVERT, REMOVE -> new Editing(call).run();
            case OPEN, CLOSE, JOIN, RADIO, UNLOCK, PREFER, ROUTE -> new Changing(call).run();
            default -> new Reading(call).run();
        }
    }

    private void complete(List<String> words) {
        new Call(areas, CommandLine.parse(List.of()), terminal).settled();
        new Console(areas).complete(words).forEach(terminal.out()::println);
    }

    private String help(CommandLine line) {
        return new Help(terminal.style(), areas.brought()).of(line.operand());
    }

    private void watch(Call call) {
        call.settled();
        new Watching(areas, call.line(), terminal.out(), terminal.style()).run();
    }

    private void demo(Call call) {
        Guard.simulated(call.settled());
        int failed = new Demo(areas, terminal.out(), terminal.style()).run();
        if (failed > 0) {
            throw new ConnectionException(
                    ErrorCode.FAILED, "", failed + " of the steps did not answer as the guide says");
        }
    }

    private void complain(String message) {
        terminal.error().println("uplink: " + message.replace("\n", " "));
    }
}
