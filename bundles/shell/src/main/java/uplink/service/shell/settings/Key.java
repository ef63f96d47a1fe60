// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.settings;

import java.util.Optional;
import java.util.function.BiConsumer;
import uplink.profile.Technology;

/**
 * One thing that {@code set} and {@code add} can be told.
 *
 * @param name what stands before the {@code =}
 * @param values what may stand behind it, for people
 * @param purpose what it is, in a few words
 * @param only of profiles of this technology; empty for all
 * @param secret is asked for, and never stands on the command line
 * @param taker writes a value into a draft; IllegalArgumentException says what is wrong with it
 */
public record Key(
        String name,
        String values,
        String purpose,
        Optional<Technology> only,
        boolean secret,
        BiConsumer<Draft, String> taker) {
    static Key of(String name, String values, String purpose, BiConsumer<Draft, String> taker) {
        return new Key(name, values, purpose, Optional.empty(), false, taker);
    }

    Key only(Technology technology) {
        return new Key(name, values, purpose, Optional.of(technology), secret, taker);
    }

    /** A key whose value is asked for: the taker never sees it. */
    static Key secret(String name, String purpose, Technology technology) {
        return new Key(name, "asked for", purpose, Optional.of(technology), true, (draft, text) -> {});
    }
}
