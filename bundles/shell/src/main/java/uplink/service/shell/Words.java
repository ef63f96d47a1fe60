// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import uplink.profile.View;

/** Words that may stand behind a command: its options, and the names of what there is. Pure. */
final class Words {
    private Words() {}

    static List<String> behind(Verb verb, View view) {
        List<String> words = new ArrayList<>(List.of("--json"));
        verb.options().stream().sorted().forEach(words::add);
        Stream<String> names = switch (verb) {
            case LINKS -> view.links().stream().flatMap(Found::names);
            case PROFILES -> view.profiles().stream().flatMap(Found::names);
            default -> Stream.empty();
        };
        names.distinct().sorted().forEach(words::add);
        return List.copyOf(words);
    }
}
