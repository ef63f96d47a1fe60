// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uplink.profile.View;
import uplink.service.shell.document.Documents;
import uplink.service.shell.document.Json;
import uplink.service.shell.document.ProfileDocuments;
import uplink.service.shell.text.Lists;
import uplink.service.shell.text.StatusText;
import uplink.service.shell.text.Style;

/** Answers every verb but {@code watch} from one view. Pure. */
final class Answers {
    private Answers() {}

    static String of(CommandLine line, View view, Style style) {
        if (line.verb() == Verb.HELP) {
            return Verb.help();
        }
        return line.json() ? Json.pretty(document(line, view)) + "\n" : text(line, view, style);
    }

    private static String text(CommandLine line, View view, Style style) {
        return switch (line.verb()) {
            case PROFILES -> Lists.profiles(view, Found.profiles(view, line.operand()), style);
            case LINKS -> Lists.links(view, Found.links(view, line.operand()), style);
            case BACKENDS -> Lists.backends(view, style);
            default -> StatusText.of(view, style);
        };
    }

    private static Object document(CommandLine line, View view) {
        return switch (line.verb()) {
            case PROFILES ->
                Found.profiles(view, line.operand()).stream()
                        .map(profile -> ProfileDocuments.profile(view, profile))
                        .toList();
            case LINKS ->
                Found.links(view, line.operand()).stream()
                        .map(link -> Documents.link(view, link))
                        .toList();
            case BACKENDS -> backends(view);
            default -> Documents.status(view);
        };
    }

    private static List<Map<String, @Nullable Object>> backends(View view) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (String backend : view.backends()) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("name", backend);
            one.put(
                    "links",
                    view.links().stream()
                            .filter(link -> link.backend().equals(backend))
                            .count());
            one.put(
                    "profiles",
                    view.profiles().stream()
                            .filter(profile -> profile.backend().equals(backend))
                            .count());
            all.add(one);
        }
        return all;
    }
}
