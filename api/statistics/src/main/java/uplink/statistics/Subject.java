// SPDX-License-Identifier: Apache-2.0
package uplink.statistics;

import uplink.profile.Technology;

/**
 * Whose bytes are counted.
 *
 * @param kind what {@code name} names
 * @param name a technology's name, a link's key, or a profile's id
 */
public record Subject(Kind kind, String name) {
    /** What a subject can be. */
    public enum Kind {
        /** Every link of one technology together; Tizen's only kind. */
        TECHNOLOGY,
        /** One link. */
        LINK,
        /** One profile, on whatever link it was up. */
        PROFILE
    }

    /** Every link of one technology together. */
    public static Subject of(Technology technology) {
        return new Subject(Kind.TECHNOLOGY, technology.name());
    }

    /** One link, by its key. */
    public static Subject link(String key) {
        return new Subject(Kind.LINK, key);
    }

    /** One profile, by its id. */
    public static Subject profile(String id) {
        return new Subject(Kind.PROFILE, id);
    }
}
