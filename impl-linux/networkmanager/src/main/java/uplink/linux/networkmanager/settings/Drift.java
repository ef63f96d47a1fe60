// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.util.List;

/**
 * What somebody else has changed.
 *
 * @param keys names alone, {@code section.key} in their order; a section by itself came or went; of the user's texts {@code user.name}
 */
public record Drift(List<String> keys) {
    public Drift {
        keys = List.copyOf(keys);
    }

    /** Nothing is another. */
    public boolean none() {
        return keys.isEmpty();
    }

    /** The keys with commas, for people. */
    @Override
    public String toString() {
        return String.join(", ", keys);
    }
}
