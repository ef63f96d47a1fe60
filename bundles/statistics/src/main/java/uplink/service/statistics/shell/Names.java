// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.shell;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import uplink.statistics.Subject;

/** Finds subjects by what people type: a whole name, else its beginning, also behind the kind or origin in it. */
final class Names {
    private Names() {}

    /** Never empty; throws when nothing is called so. */
    static List<Subject> find(List<Subject> subjects, String id) {
        String typed = id.toLowerCase(Locale.ROOT);
        List<Predicate<String>> ways = List.of(
                typed::equals,
                name -> name.endsWith(":" + typed),
                name -> name.startsWith(typed) || name.contains(":" + typed));
        for (Predicate<String> way : ways) {
            List<Subject> found = subjects.stream()
                    .filter(subject -> way.test(subject.name().toLowerCase(Locale.ROOT)))
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        List<String> names = subjects.stream().map(Subject::name).toList();
        throw new IllegalArgumentException("nobody counts '" + id + "', there is " + String.join(", ", names));
    }
}
