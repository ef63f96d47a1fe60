// SPDX-License-Identifier: Apache-2.0
package uplink.service.view;

import java.util.Comparator;

/**
 * What orders backends: the higher ranking first, then the name, then who came first.
 *
 * @param name unique among running ones
 * @param ranking {@code service.ranking}
 * @param serviceId {@code service.id}
 */
record BackendId(String name, int ranking, long serviceId) implements Comparable<BackendId> {
    private static final Comparator<BackendId> ORDER = Comparator.comparingInt((BackendId id) -> -id.ranking)
            .thenComparing(BackendId::name)
            .thenComparing(BackendId::serviceId);

    @Override
    public int compareTo(BackendId other) {
        return ORDER.compare(this, other);
    }
}
