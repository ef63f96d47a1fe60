// SPDX-License-Identifier: Apache-2.0
package uplink.profile.spi;

import java.util.List;
import uplink.profile.Change;
import uplink.profile.View;

/**
 * What one follower is told in one go.
 *
 * @param before the view that it was told last
 * @param after the newest view
 * @param changes in the order of {@code Event}; not empty
 */
public record Difference(View before, View after, List<Change> changes) {
    public Difference {
        changes = List.copyOf(changes);
    }
}
