// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import uplink.linux.netlink.wire.LinkMessage;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.Technology;

/**
 * Links and profiles as they were drawn last, in the order of the layer. One that is drawn again takes the place of its predecessor,
 * without a look at the others: so that a change among a thousand interfaces costs one. Not safe for several threads.
 */
final class Canvas {
    /** One interface; the loopback has no profile. */
    record Drawn(Link link, Optional<Profile> profile) {}

    private final Map<Integer, Drawn> drawn = new HashMap<>();
    private final Map<Integer, Integer> linkPlaces = new HashMap<>();
    private final Map<Integer, Integer> profilePlaces = new HashMap<>();

    /** Interfaces whose place shows what they were. */
    private final Set<Integer> stale = new HashSet<>();

    /** There are others, or they have another order. */
    private boolean whole = true;

    private boolean radio;
    private List<Link> links = List.of();
    private List<Profile> profiles = List.of();

    List<Link> links() {
        return links;
    }

    List<Profile> profiles() {
        return profiles;
    }

    /** One interface is to be drawn again. */
    void forget(int index) {
        drawn.remove(index);
        stale.add(index);
    }

    /** Interfaces came, went, or are called otherwise; those that {@code same} takes need not be drawn again. */
    void reorder(IntPredicate same) {
        drawn.keySet().removeIf(index -> !same.test(index));
        whole = true;
    }

    /** Draws one interface, if it is to be drawn again. */
    Drawn draw(LinkMessage message, Function<LinkMessage, Drawn> pen) {
        Drawn one = drawn.get(message.index());
        if (one == null) {
            one = pen.apply(message);
            drawn.put(message.index(), one);
        }
        return one;
    }

    /** Brings links and profiles up to date; {@code absent} are profiles without a link. True when a radio may be another. */
    boolean update(KernelModel model, Function<LinkMessage, Drawn> pen, Supplier<List<Profile>> absent) {
        radio = false;
        if (whole || !replace(model, pen)) {
            rebuild(model, pen, absent);
            radio = true;
        }
        stale.clear();
        whole = false;
        return radio;
    }

    /** False when one of them has no place. */
    private boolean replace(KernelModel model, Function<LinkMessage, Drawn> pen) {
        if (stale.isEmpty()) {
            return true;
        }
        List<Link> newLinks = new ArrayList<>(links);
        List<Profile> newProfiles = new ArrayList<>(profiles);
        for (int index : stale) {
            Optional<LinkMessage> message = model.link(index);
            Integer place = linkPlaces.get(index);
            Integer profilePlace = profilePlaces.get(index);
            if (message.isEmpty() != (place == null)) {
                return false;
            }
            if (place != null) {
                Drawn one = draw(message.orElseThrow(), pen);
                if (one.profile.isEmpty() != (profilePlace == null)) {
                    return false;
                }
                radio |= wifi(one.link) || wifi(links.get(place));
                newLinks.set(place, one.link);
                one.profile.ifPresent(profile -> newProfiles.set(profilePlace, profile));
            }
        }
        links = List.copyOf(newLinks);
        profiles = List.copyOf(newProfiles);
        return true;
    }

    private static boolean wifi(Link link) {
        return link.technology() == Technology.WIFI;
    }

    private void rebuild(KernelModel model, Function<LinkMessage, Drawn> pen, Supplier<List<Profile>> absent) {
        linkPlaces.clear();
        profilePlaces.clear();
        List<Link> newLinks = new ArrayList<>();
        List<Profile> newProfiles = new ArrayList<>();
        for (LinkMessage message : model.links()) {
            Drawn one = draw(message, pen);
            linkPlaces.put(message.index(), newLinks.size());
            newLinks.add(one.link);
            one.profile.ifPresent(profile -> {
                profilePlaces.put(message.index(), newProfiles.size());
                newProfiles.add(profile);
            });
        }
        newProfiles.addAll(absent.get());
        links = List.copyOf(newLinks);
        profiles = List.copyOf(newProfiles);
    }
}
