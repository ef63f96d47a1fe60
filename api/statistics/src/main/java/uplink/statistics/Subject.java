// SPDX-License-Identifier: Apache-2.0
package uplink.statistics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import uplink.profile.Technology;

/**
 * Whose bytes are counted.
 *
 * @param kind what {@code name} names
 * @param name a technology's name, a link's key, a profile's id, or what stands for a SIM card
 */
public record Subject(Kind kind, String name) {
    /** What a subject can be. */
    public enum Kind {
        /** Every link of one technology together; Tizen's only kind. */
        TECHNOLOGY,
        /** One link. */
        LINK,
        /** One profile, on whatever link it was up. */
        PROFILE,
        /** One SIM card, in whatever modem it was. */
        SIM
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

    /**
     * One SIM card, by its number (ICCID). The name is a digest of it, so that neither logs nor files show personal data.
     */
    public static Subject sim(String iccid) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(iccid.getBytes(StandardCharsets.UTF_8));
            return new Subject(Kind.SIM, HexFormat.of().formatHex(digest, 0, 6));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
