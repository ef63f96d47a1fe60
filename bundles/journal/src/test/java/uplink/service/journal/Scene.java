// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal;

import static uplink.profile.Family.IPV4;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import uplink.profile.Carrier;
import uplink.profile.Failure;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.LinkBuilder;
import uplink.profile.LinkKind;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.profile.ViewBuilder;

/** Links, profiles and views to tell of. */
final class Scene {
    static final String KEY = "mac:02:00:00:00:00:01";
    static final String ID = "kernel:eth0";
    static final Instant START = Instant.parse("2027-01-15T08:00:00Z");

    private Scene() {}

    static LinkBuilder link(Carrier carrier) {
        return Link.builder(KEY)
                .interfaceName("eth0")
                .kind(LinkKind.PHYSICAL)
                .technology(Technology.ETHERNET)
                .enabled(true)
                .carrier(carrier);
    }

    static IpState ip(String address) {
        return IpState.builder()
                .addresses(List.of(LinkAddress.of(address(address), 24)))
                .build();
    }

    static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    static Profile profile(ProfileState state, Optional<Failure> failure) {
        return Profile.builder(ID, Technology.ETHERNET)
                .name("eth0")
                .state(state)
                .lastFailure(failure)
                .link(link(Carrier.ATTACHED).build())
                .build();
    }

    static ViewBuilder view(long sequence) {
        return View.builder(7, sequence)
                .instant(START.plusSeconds(sequence))
                .settled(true)
                .backends(List.of("kernel"));
    }

    static View wired(long sequence, Carrier carrier) {
        return view(sequence)
                .links(List.of(link(carrier).ip(IPV4, ip("192.0.2.1")).build()))
                .build();
    }
}
