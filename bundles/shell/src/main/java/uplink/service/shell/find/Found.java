// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.find;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.View;
import uplink.service.shell.words.UsageException;
import uplink.service.shell.words.Verb;

/** Finds what somebody means by an ID: exactly, or by a beginning that only one has. Pure. */
public final class Found {
    private static final int MOST = 8;

    private Found() {}

    /** All, or the one that is named. */
    public static List<Link> links(View view, Optional<String> operand) {
        return operand.map(id -> List.of(link(view, id))).orElse(view.links());
    }

    /** All, or the one that is named. */
    public static List<Profile> profiles(View view, Optional<String> operand) {
        return operand.map(id -> List.of(profile(view, id))).orElse(view.profiles());
    }

    /** By key or interface. */
    public static Link link(View view, String id) {
        return one(id, "link", view.links(), Found::names);
    }

    /** By id, name, interface or key of its link. */
    public static Profile profile(View view, String id) {
        return one(id, "profile", view.profiles(), Found::names);
    }

    /**
     * What a history is asked for: a profile's id, a link's key, or the word itself, since what it names may be gone. An interface
     * stays one: it means its link and its profiles.
     */
    public static String subject(View view, String word) {
        boolean known = view.links().stream().anyMatch(link -> names(link).anyMatch(word::equals));
        return known
                ? word
                : view.profiles().stream()
                        .filter(profile -> profile.name().equals(word))
                        .map(Profile::id)
                        .findFirst()
                        .orElse(word);
    }

    /** What a link can be called. */
    public static Stream<String> names(Link link) {
        return Stream.concat(Stream.of(link.key()), link.interfaceName().stream());
    }

    /** What a profile can be called. */
    public static Stream<String> names(Profile profile) {
        return Stream.of(
                        Stream.of(profile.id(), profile.name()),
                        profile.interfaceName().stream(),
                        profile.link().stream())
                .flatMap(each -> each);
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
        String begin = found.isEmpty()
                ? "there is no " + what + " '"
                : "more than one " + what + (exact.isEmpty() ? " begins with '" : " is called '");
        throw new UsageException(
                begin + id + "'; " + (candidates.isEmpty() ? "there is none at all" : "there is " + list)
                        + (candidates.size() > MOST ? " and more" : ""));
    }
}
