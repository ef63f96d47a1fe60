// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import uplink.manager.Status;
import uplink.profile.Carrier;
import uplink.profile.Family;
import uplink.profile.Internet;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.MacAddress;
import uplink.profile.Metered;
import uplink.profile.Profile;
import uplink.profile.Proxy;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.TechnologyStatus;
import uplink.profile.View;

/** One view as a status. Getters read fields; only the MAC addresses, which need every link, wait until somebody asks. */
final class ViewStatus implements Status {
    private static final Technology[] TECHNOLOGIES = Technology.values();

    private final View view;
    private final IpState ipv4;
    private final IpState ipv6;
    private final Proxy proxy;
    private final Internet internet;
    private final Metered metered;
    private final TechnologyState[] states = new TechnologyState[TECHNOLOGIES.length];

    /** Empty until asked for; two threads that ask first at once compute the same twice. */
    private volatile List<Optional<MacAddress>> macs = List.of();

    ViewStatus(View view) {
        this.view = view;
        Optional<Link> current = view.current();
        ipv4 = current.map(link -> link.ip(Family.IPV4)).orElse(IpState.UNKNOWN);
        ipv6 = current.map(link -> link.ip(Family.IPV6)).orElse(IpState.UNKNOWN);
        proxy = current.map(Link::proxy).orElse(Proxy.UNKNOWN);
        internet = current.map(Link::internet).orElse(Internet.UNKNOWN);
        metered = current.map(Link::metered).orElse(Metered.UNKNOWN);
        Arrays.fill(states, TechnologyState.UNKNOWN);
        for (TechnologyStatus status : view.technologies()) {
            states[status.technology().ordinal()] = status.state();
        }
    }

    @Override
    public Optional<Technology> type() {
        return view.type();
    }

    @Override
    public Optional<Link> link() {
        return view.current();
    }

    @Override
    public Optional<Link> link(Family family) {
        return view.current(family);
    }

    @Override
    public Optional<Profile> profile() {
        return view.currentProfile();
    }

    @Override
    public IpState ip(Family family) {
        return family == Family.IPV4 ? ipv4 : ipv6;
    }

    @Override
    public Proxy proxy(Family family) {
        return proxy;
    }

    @Override
    public Internet internet() {
        return internet;
    }

    @Override
    public Metered metered() {
        return metered;
    }

    @Override
    public TechnologyState technology(Technology technology) {
        return states[technology.ordinal()];
    }

    @Override
    public Carrier cable() {
        return view.cable();
    }

    @Override
    public Optional<MacAddress> mac(Technology technology) {
        List<Optional<MacAddress>> known = macs;
        if (known.isEmpty()) {
            known = Arrays.stream(TECHNOLOGIES).map(this::findMac).toList();
            macs = known;
        }
        return known.get(technology.ordinal());
    }

    private Optional<MacAddress> findMac(Technology technology) {
        return Stream.concat(view.current().stream(), view.links().stream())
                .filter(link -> link.technology() == technology)
                .flatMap(link -> link.mac().stream())
                .findFirst();
    }

    @Override
    public List<String> backends() {
        return view.backends();
    }

    @Override
    public long epoch() {
        return view.epoch();
    }

    @Override
    public long sequence() {
        return view.sequence();
    }

    @Override
    public Instant instant() {
        return view.instant();
    }

    @Override
    public boolean settled() {
        return view.settled();
    }

    @Override
    public View view() {
        return view;
    }

    @Override
    public String toString() {
        return "Status[" + epoch() + "/" + sequence() + ", "
                + type().map(Technology::name).orElse("DISCONNECTED")
                + link().map(link -> " by " + link.key()).orElse("") + "]";
    }
}
