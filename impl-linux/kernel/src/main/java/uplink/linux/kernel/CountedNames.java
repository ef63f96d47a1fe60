// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import uplink.linux.netlink.LinkKeys;
import uplink.linux.netlink.Sysfs;
import uplink.linux.netlink.wire.LinkMessage;

/** Calls the links whose counters are read as the backend calls them that shows them, and by itself those that are not shown yet. */
final class CountedNames {
    private final Sysfs sysfs;
    private final LinkKeys own;
    private final Supplier<Map<Integer, String>> called;

    CountedNames(Sysfs sysfs, Supplier<Map<Integer, String>> called) {
        this.sysfs = sysfs;
        this.own = new LinkKeys(sysfs);
        this.called = called;
    }

    /** Key per interface index, of exactly these. */
    Map<Integer, String> of(List<LinkMessage> links) {
        Map<Integer, String> keys =
                new HashMap<>(own.of(links.stream().map(LinkMapper::subject).toList()));
        Map<Integer, String> shown = called.get();
        keys.replaceAll((index, key) -> shown.getOrDefault(index, key));
        return keys;
    }

    /** One that is gone already, without a memory of it. */
    String of(LinkMessage gone) {
        return new LinkKeys(sysfs).of(List.of(LinkMapper.subject(gone))).get(gone.index());
    }
}
