// SPDX-License-Identifier: Apache-2.0
package uplink.service.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import uplink.profile.View;
import uplink.profile.spi.Layer;
import uplink.service.view.merge.Patch;
import uplink.service.view.merge.Stamp;

/** The layers of the bound backends, in their order. For one caller at a time. */
final class Layers {
    /** One bound backend. */
    static final class Slot {
        private final BackendId id;
        private final Stamp stamp;
        private Optional<Layer> layer = Optional.empty();
        private boolean heard;

        private Slot(BackendId id) {
            this.id = id;
            stamp = new Stamp(id.name());
        }
    }

    private final List<Slot> slots = new ArrayList<>();

    Slot add(BackendId id) {
        Slot slot = new Slot(id);
        slots.add(slot);
        slots.sort(Comparator.comparing(one -> one.id));
        return slot;
    }

    void remove(Slot slot) {
        slots.remove(slot);
    }

    /** Answers by what it differs from the layer before, if {@code view} shows that and the difference is small. */
    Optional<Patch> publish(Slot slot, Layer layer, View view) {
        Optional<Layer> before = slot.layer;
        Layer after = slot.stamp.of(layer);
        slot.layer = Optional.of(after);
        slot.heard = true;
        return before.filter(old -> upper(slot))
                .flatMap(old -> Patch.of(view, old, after))
                .filter(this::unmarked);
    }

    /** No other backend of the same name hides it. */
    private boolean upper(Slot slot) {
        return slots.stream()
                        .filter(one -> one.id.name().equals(slot.id.name()) && one.layer.isPresent())
                        .findFirst()
                        .orElse(slot)
                == slot;
    }

    /** Nobody lays a mark over what is changed. */
    private boolean unmarked(Patch patch) {
        return slots.stream()
                .flatMap(slot -> slot.layer.stream())
                .flatMap(layer -> layer.marks().stream())
                .noneMatch(mark ->
                        patch.links().stream().anyMatch(link -> link.key().equals(mark.link())));
    }

    void withdraw(Slot slot) {
        slot.layer = Optional.empty();
        slot.heard = true;
    }

    /** At least one backend, and all of them have said something. */
    boolean heard() {
        return !slots.isEmpty() && slots.stream().allMatch(slot -> slot.heard);
    }

    /** Highest first; of two backends with the same name the upper one only. */
    List<Layer> highestFirst() {
        Set<String> names = new HashSet<>();
        return slots.stream()
                .filter(slot -> slot.layer.isPresent() && names.add(slot.id.name()))
                .map(slot -> slot.layer.get())
                .toList();
    }

    /** Names of those that show something, highest first. */
    List<String> names() {
        return slots.stream()
                .filter(slot -> slot.layer.isPresent())
                .map(slot -> slot.id.name())
                .distinct()
                .toList();
    }
}
