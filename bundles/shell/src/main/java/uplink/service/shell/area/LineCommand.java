// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.area;

import java.util.List;
import uplink.profile.spi.BroughtCommand;
import uplink.profile.spi.ShellCommand;

/**
 * A command that prints lines, as one of those that the command line knows: all that was typed are its operands, and what is wrong with
 * them it says itself.
 *
 * @param command behind it
 * @param group where it stands in the help
 */
public record LineCommand(ShellCommand command, Group group) implements BroughtCommand {
    @Override
    public String purpose() {
        return command.purpose();
    }

    @Override
    public List<String> forms() {
        return command.forms();
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public List<String> more() {
        return List.of();
    }

    @Override
    public List<String> examples() {
        return List.of();
    }

    @Override
    public List<String> next(List<String> operands) {
        return command.next(operands);
    }

    @Override
    public List<String> values(String option) {
        return List.of();
    }

    @Override
    public void run(Typed typed, Answer answer) {
        command.run(typed.operands(), typed.folder(), answer.symbols(), answer::line);
    }
}
