// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.List;
import java.util.Optional;

/**
 * One thing that differs between two views.
 *
 * @param event what it is
 * @param subject key of the link, id of the profile, name of the technology, or {@link #CONNECTION}
 * @param before the view before
 * @param after the view after
 */
public record Change(Event event, String subject, View before, View after) {
    /** Subject of what concerns the connection as a whole. */
    public static final String CONNECTION = "connection";

    /** The link of that key before; empty when it is new or the subject no link. */
    public Optional<Link> linkBefore() {
        return before.link(subject);
    }

    /** The link of that key after; empty when it is gone or the subject no link. */
    public Optional<Link> linkAfter() {
        return after.link(subject);
    }

    /** The profile of that id before. */
    public Optional<Profile> profileBefore() {
        return before.profile(subject);
    }

    /** The profile of that id after. */
    public Optional<Profile> profileAfter() {
        return after.profile(subject);
    }

    /** The status of that technology before. */
    public Optional<TechnologyStatus> technologyBefore() {
        return technology(before.technologies());
    }

    /** The status of that technology after. */
    public Optional<TechnologyStatus> technologyAfter() {
        return technology(after.technologies());
    }

    /** The interface that it is about: of the link, of the profile, or of the current link; after, or else before. */
    public Optional<String> interfaceName() {
        return interfaceIn(after).or(() -> interfaceIn(before));
    }

    private Optional<String> interfaceIn(View view) {
        if (subject.equals(CONNECTION)) {
            return view.current().flatMap(Link::interfaceName);
        }
        return view.link(subject)
                .flatMap(Link::interfaceName)
                .or(() -> view.profile(subject).flatMap(Profile::interfaceName));
    }

    private Optional<TechnologyStatus> technology(List<TechnologyStatus> among) {
        return among.stream()
                .filter(status -> status.technology().name().equals(subject))
                .findFirst();
    }
}
