// SPDX-License-Identifier: Apache-2.0
package uplink.profile.spi;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import uplink.profile.Capability;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Technology;
import uplink.profile.View;

/**
 * The running backends of one area, where a command finds the one whose layer owns what it is about. Safe for any thread if the
 * collection is.
 *
 * @param <B> the area's interface
 */
public final class Backends<B extends AreaBackend> {
    private static final String RANKING = "service.ranking";

    private final String area;
    private final Collection<Map.Entry<Map<String, Object>, B>> bound;

    /**
     * Looks into what Declarative Services keep up to date.
     *
     * @param area its name, for errors: {@code profiles}
     * @param bound services with their properties; is read anew at each call
     */
    public Backends(String area, Collection<Map.Entry<Map<String, Object>, B>> bound) {
        this.area = area;
        this.bound = bound;
    }

    /** What the backend of that name can do; nothing when it does not serve this area. */
    public Set<Capability> capabilities(String backend) {
        return named(backend).findFirst().map(AreaBackend::capabilities).orElse(Set.of());
    }

    /** What can be done for a technology by those who serve it. */
    public Set<Capability> capabilities(View view, Technology technology) {
        Set<Capability> all = EnumSet.noneOf(Capability.class);
        serving(view, technology).forEach(backend -> all.addAll(backend.capabilities()));
        return all;
    }

    /**
     * The backend of that name.
     *
     * @param subject link or profile, for the error
     * @throws ConnectionException UNAVAILABLE when it does not serve this area
     */
    public B owner(String backend, String subject) {
        return named(backend)
                .findFirst()
                .orElseThrow(() -> new ConnectionException(
                        ErrorCode.UNAVAILABLE,
                        subject,
                        "backend " + backend + ", which describes " + subject + ", takes no commands for " + area
                                + " now"));
    }

    /**
     * The backend of that name, if it can do what is wanted.
     *
     * @param subject link or profile, for the error
     * @throws ConnectionException UNAVAILABLE when it does not serve this area; NOT_SUPPORTED when it does not state {@code wanted}
     */
    public B owner(String backend, Capability wanted, String subject) {
        B found = owner(backend, subject);
        if (!found.capabilities().contains(wanted)) {
            throw new ConnectionException(
                    ErrorCode.NOT_SUPPORTED, subject, "backend " + backend + " does not state " + wanted);
        }
        return found;
    }

    /**
     * The backend that was found, unless a confirmation is wanted that it cannot give.
     *
     * @param subject link or profile, for the error
     * @throws ConnectionException NOT_SUPPORTED when the context wants a confirmation and {@code found} does not state CONFIRM
     */
    public static <B extends AreaBackend> B confirming(B found, CommandContext context, String subject) {
        if (context.confirm().isPresent() && !found.capabilities().contains(Capability.CONFIRM)) {
            throw new ConnectionException(
                    ErrorCode.NOT_SUPPORTED,
                    subject,
                    "the backend of " + subject + " cannot undo an unconfirmed change: omit confirm");
        }
        return found;
    }

    /**
     * The highest backend that serves a technology and states {@code wanted}. Those that describe a link of it go before all
     * others, who are asked only when there is no such link.
     *
     * @throws ConnectionException UNAVAILABLE when none serves this area; NOT_SUPPORTED when none states {@code wanted}
     */
    public B serving(View view, Technology technology, Capability wanted) {
        List<B> candidates = serving(view, technology);
        if (candidates.isEmpty()) {
            throw new ConnectionException(
                    ErrorCode.UNAVAILABLE,
                    technology.name(),
                    "no backend takes commands for " + area + " of " + technology + " now");
        }
        return candidates.stream()
                .filter(backend -> backend.capabilities().contains(wanted))
                .findFirst()
                .orElseThrow(() -> new ConnectionException(
                        ErrorCode.NOT_SUPPORTED,
                        technology.name(),
                        "no backend of " + technology + " states " + wanted));
    }

    /** Those who serve a technology, highest first. */
    public List<B> serving(View view, Technology technology) {
        List<String> layers = view.backends();
        Comparator<Map.Entry<Map<String, Object>, B>> byLayer = Comparator.comparing(
                entry -> layers.contains(name(entry)) ? layers.indexOf(name(entry)) : layers.size());
        List<Map.Entry<Map<String, Object>, B>> all =
                bound.stream().sorted(byLayer.thenComparing(highest())).toList();
        List<Map.Entry<Map<String, Object>, B>> owners = all.stream()
                .filter(entry -> owns(view, technology, name(entry)))
                .toList();
        return (owners.isEmpty() ? all : owners)
                .stream().map(Map.Entry::getValue).toList();
    }

    private static boolean owns(View view, Technology technology, String backend) {
        return view.links().stream()
                .anyMatch(link ->
                        link.technology() == technology && link.backend().equals(backend));
    }

    private Stream<B> named(String backend) {
        return bound.stream()
                .filter(entry -> name(entry).equals(backend))
                .sorted(highest())
                .map(Map.Entry::getValue);
    }

    private Comparator<Map.Entry<Map<String, Object>, B>> highest() {
        Comparator<Map.Entry<Map<String, Object>, B>> byRanking =
                Comparator.comparingInt(entry -> entry.getKey().get(RANKING) instanceof Integer ranking ? -ranking : 0);
        return byRanking.thenComparing(this::name);
    }

    private String name(Map.Entry<Map<String, Object>, B> entry) {
        return entry.getKey().get(LayerBackend.NAME) instanceof String name ? name : "";
    }
}
