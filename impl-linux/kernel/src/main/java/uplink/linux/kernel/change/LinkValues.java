// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel.change;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import uplink.linux.kernel.store.LinkRecord;
import uplink.linux.kernel.store.LinkRecords;
import uplink.linux.netlink.Sysctl;
import uplink.linux.netlink.wire.LinkMessage;
import uplink.profile.IpMethod;
import uplink.profile.IpSettings;

/** Single values of one interface: its MTU, and what {@code /proc/sys/net/ipv6/conf} holds of it. */
final class LinkValues {
    private final Hand hand;
    private final LinkRecords records;

    LinkValues(Hand hand, LinkRecords records) {
        this.hand = hand;
        this.records = records;
    }

    /** Keeps what Uplink is about to change for the day when the settings are removed. */
    void remember(Target target) {
        LinkRecord record = records.of(target.key());
        if (!record.before().isEmpty()) {
            return;
        }
        Map<String, String> before = new HashMap<>();
        hand.link(target.index())
                .map(LinkMessage::mtu)
                .filter(OptionalInt::isPresent)
                .ifPresent(mtu -> before.put("mtu", Integer.toString(mtu.getAsInt())));
        for (String setting : Snapshot.SYSCTLS) {
            Sysctl.read(target.name(), setting).ifPresent(value -> before.put(setting, value));
        }
        records.put(target.key(), record.before(before));
    }

    void ipv6(Target target, IpSettings ip, long metric) {
        boolean router = ip.method() == IpMethod.AUTO || ip.method() == IpMethod.DYNAMIC;
        set(target, "disable_ipv6", ip.method() == IpMethod.NONE ? "1" : "0");
        set(target, "accept_ra", router ? "2" : "0");
        set(target, "accept_ra_defrtr", ip.defaultRoute() ? "1" : "0");
        set(target, "ra_defrtr_metric", Long.toString(metric));
        Optional<String> before =
                Optional.ofNullable(records.of(target.key()).before().get("use_tempaddr"));
        ip.privacy().map(on -> on ? "2" : "0").or(() -> before).ifPresent(value -> set(target, "use_tempaddr", value));
    }

    void set(Target target, String setting, String value) {
        Optional<String> now = Sysctl.read(target.name(), setting);
        if (now.isPresent() && !now.get().equals(value)) {
            hand.sysctl(target, setting, value);
        }
    }

    void mtu(Target target, OptionalInt wanted) {
        String before = records.of(target.key()).before().get("mtu");
        OptionalInt value = wanted.isEmpty() && before != null ? OptionalInt.of(Integer.parseInt(before)) : wanted;
        OptionalInt now = hand.link(target.index()).map(LinkMessage::mtu).orElse(OptionalInt.empty());
        if (value.isPresent() && !value.equals(now)) {
            hand.mtu(target, value.getAsInt());
        }
    }

    /** Puts back what the link was like before Uplink had settings for it. */
    void giveBack(Target target) {
        Map<String, String> before = records.of(target.key()).before();
        for (String setting : Snapshot.SYSCTLS) {
            if (before.containsKey(setting)) {
                set(target, setting, before.get(setting));
            }
        }
        mtu(target, OptionalInt.empty());
    }
}
