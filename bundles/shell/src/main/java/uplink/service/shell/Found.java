// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.View;

/** Finds what somebody means by an ID: exactly, or by a beginning that only one has. Pure. */
final class Found {
    private static final int MOST = 8;

    private Found() {}

    static List<Link> links(View view, Optional<String> operand) {
        return operand.map(id -> List.of(one(id, "link", view.links(), Found::names)))
                .orElse(view.links());
    }

    static List<Profile> profiles(View view, Optional<String> operand) {
        return operand.map(id -> List.of(one(id, "profile", view.profiles(), Found::names)))
                .orElse(view.profiles());
    }

    static Stream<String> names(Link link) {
        return Stream.concat(Stream.of(link.key()), link.interfaceName().stream());
    }

    static Stream<String> names(Profile profile) {
        return Stream.concat(Stream.of(profile.id(), profile.name()), profile.interfaceName().stream());
    }

    private static <T> T one(String id, String what, List<T> all, Function<T, Stream<String>> names) {
        List<T> exact = all.stream()
                .filter(one -> names.apply(one).anyMatch(id::equals))
                .toList();
        List<T> found = exact.isEmpty()
                ? all.stream()
                        .filter(one -> names.apply(one).anyMatch(name -> name.startsWith(id)))
                        .toList()
                : exact;
        if (found.size() == 1) {
            return found.get(0);
        }
        List<T> candidates = found.isEmpty() ? all : found;
        String list = Verb.list(candidates.stream()
                .limit(MOST)
                .flatMap(one -> names.apply(one).limit(1))
                .toList());
        throw new UsageException(
                (found.isEmpty() ? "there is no " + what + " '" : "more than one " + what + " begins with '")
                        + id + "'; " + (candidates.isEmpty() ? "there is none at all" : "there is " + list)
                        + (candidates.size() > MOST ? " …" : ""));
    }
}
