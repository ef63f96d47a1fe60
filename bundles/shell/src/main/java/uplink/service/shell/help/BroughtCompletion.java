// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import uplink.profile.spi.BroughtCommand;
import uplink.service.shell.words.Option;

/** Says what may stand behind the word of a command that a bundle brings. Pure. */
final class BroughtCompletion {
    private final BroughtCommand command;

    BroughtCompletion(BroughtCommand command) {
        this.command = command;
    }

    /** {@code before} are the words behind the command's own, without the last. */
    Stream<String> of(List<String> before, String last) {
        Optional<String> wants = before.isEmpty() ? Optional.empty() : valued(before.get(before.size() - 1));
        if (wants.isPresent()) {
            return command.values(wants.get()).stream();
        }
        Stream<String> operands = command.next(plain(before)).stream();
        return last.startsWith("-")
                ? Stream.concat(operands, options()).filter(word -> !before.contains(word))
                : operands;
    }

    private Stream<String> options() {
        return Stream.concat(
                command.options().stream().map(BroughtCommand.Option::word),
                Option.EVERYWHERE.stream().map(Option::word));
    }

    private Optional<String> valued(String word) {
        return command.options().stream()
                .filter(option -> option.word().equals(word) && !option.value().isEmpty())
                .map(BroughtCommand.Option::word)
                .findFirst();
    }

    private List<String> plain(List<String> before) {
        boolean lines = command.options().isEmpty();
        List<String> plain = new ArrayList<>();
        boolean value = false;
        for (String word : before) {
            if (!value && (lines || !word.startsWith("-"))) {
                plain.add(word);
            }
            value = !value && valued(word).isPresent();
        }
        return plain;
    }
}
