// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uplink.linux.kernel.store.LinkRecord;
import uplink.profile.Failure;
import uplink.profile.Family;
import uplink.profile.IpSettings;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.ProfileSettings;

/** The difference between what Uplink has set and what is: somebody else's doing. It is told, and not fought. Pure. */
final class Drift {
    private Drift() {}

    /** What is not as it was set; empty when all is, or when nothing is to be up. */
    static List<String> of(LinkRecord record, Link link) {
        if (record.settings().isEmpty() || !record.up()) {
            return List.of();
        }
        ProfileSettings settings = record.settings().get();
        List<String> drift = new ArrayList<>();
        if (!link.enabled()) {
            drift.add("the link is switched off");
            return drift;
        }
        settings.mtuBytes().ifPresent(mtu -> {
            if (link.mtuBytes().orElse(mtu) != mtu) {
                drift.add("the MTU is " + link.mtuBytes().getAsInt() + ", not " + mtu);
            }
        });
        for (Family family : Family.values()) {
            ip(family, settings.ip(family), link, drift);
        }
        return drift;
    }

    private static void ip(Family family, IpSettings wanted, Link link, List<String> drift) {
        List<LinkAddress> now = link.ip(family).addresses();
        for (LinkAddress address : wanted.addresses()) {
            if (now.stream()
                    .noneMatch(one ->
                            one.address().equals(address.address()) && one.prefixLength() == address.prefixLength())) {
                drift.add(address + " is gone");
            }
        }
        wanted.gateway()
                .filter(gateway -> wanted.defaultRoute()
                        && drift.isEmpty()
                        && !link.ip(family).gateways().contains(gateway))
                .ifPresent(gateway -> drift.add("the default route by " + LinkAddress.host(gateway) + " is gone"));
    }

    static Optional<Failure> failure(List<String> drift) {
        return drift.isEmpty()
                ? Optional.empty()
                : Optional.of(new Failure(
                        Failure.Stage.ADDRESS,
                        Failure.Reason.REPLACED,
                        "changed by somebody else: " + String.join("; ", drift)));
    }
}
