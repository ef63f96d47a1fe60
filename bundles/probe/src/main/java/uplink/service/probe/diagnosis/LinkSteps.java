// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.profile.Carrier;
import uplink.profile.DhcpState;
import uplink.profile.Failure;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.LinkAddress;
import uplink.profile.LinkAddress.Flag;
import uplink.profile.Profile;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.TechnologyStatus;

/** What the view tells by itself: the link, and its addresses. Pure. */
final class LinkSteps {
    private final Case examined;

    LinkSteps(Case examined) {
        this.examined = examined;
    }

    Verdict link() {
        Optional<Link> found = examined.link();
        if (found.isEmpty()) {
            return examined.key().isEmpty()
                    ? Verdict.failed("there is no link at all", "see who looks for links: uplink backends")
                    : Verdict.failed(examined.key() + " is gone", "put it in again, or see what is left: uplink links");
        }
        Link link = found.get();
        Optional<Verdict> radio = link.carrier() == Carrier.ATTACHED ? Optional.empty() : radio(link.technology());
        if (radio.isPresent()) {
            return radio.get();
        }
        if (!link.enabled()) {
            return Verdict.failed(examined.name() + " is switched off", "switch it on: uplink open " + examined.id());
        }
        return link.carrier() == Carrier.DETACHED ? detached(link) : Verdict.ok(describe(link));
    }

    private String describe(Link link) {
        String speed = link.speedBitsPerSecond().isPresent()
                ? ", " + link.speedBitsPerSecond().getAsLong() / 1_000_000 + " Mbit/s"
                : "";
        return examined.name() + " is up" + speed + (link.simulated() ? ", simulated" : "");
    }

    private Optional<Verdict> radio(Technology technology) {
        Optional<TechnologyStatus> status = examined.view().technology(technology);
        if (technology == Technology.WIFI
                && status.filter(one -> one.state() == TechnologyState.DEACTIVATED)
                        .isPresent()) {
            return Optional.of(Verdict.failed("the Wi-Fi radio is off", "switch it on: uplink radio wifi on"));
        }
        return status.filter(CellularStatus.class::isInstance)
                .flatMap(one -> mobile(((CellularStatus) one).cellularState()));
    }

    private static Optional<Verdict> mobile(CellularState state) {
        return switch (state) {
            case FLIGHT_MODE ->
                Optional.of(Verdict.failed("the modem is in flight mode", "switch it on: uplink radio cellular on"));
            case OUT_OF_SERVICE ->
                Optional.of(Verdict.failed(
                        "the modem finds no network, or has no SIM card that is unlocked",
                        "check the SIM card and the antenna; a PIN is given by: uplink unlock"));
            case ROAMING_OFF ->
                Optional.of(Verdict.failed(
                        "only networks abroad are there, and roaming is not allowed",
                        "allow it: uplink set ID cellular.roaming=yes"));
            case CALL_ONLY_AVAILABLE ->
                Optional.of(
                        Verdict.failed("the network carries calls, and no data", "ask the operator of the SIM card"));
            default -> Optional.empty();
        };
    }

    private Verdict detached(Link link) {
        Optional<Failure> failure = examined.profile().flatMap(Profile::lastFailure);
        String why = failure.map(one -> ": " + one).orElse("");
        return switch (link.technology()) {
            case WIFI ->
                Verdict.failed(
                        examined.name() + " is in no Wi-Fi network" + why,
                        failure.filter(one -> one.reason() == Failure.Reason.WRONG_KEY)
                                .map(one -> "give the right key: uplink set " + examined.id() + " wifi.passphrase")
                                .orElse("join one: uplink join SSID"));
            case CELLULAR ->
                Verdict.failed(
                        examined.name() + " has no connection to the mobile network" + why,
                        "connect: uplink open " + examined.id());
            default ->
                Verdict.failed(
                        examined.name() + " has no carrier", "put the cable in, and check the device at its other end");
        };
    }

    Verdict address() {
        Link link = examined.link().orElseThrow();
        List<LinkAddress> all = Stream.of(Family.values())
                .flatMap(family -> link.ip(family).addresses().stream())
                .toList();
        List<LinkAddress> usable = all.stream().filter(LinkAddress::usable).toList();
        if (!usable.isEmpty()) {
            return Verdict.ok(usable.stream()
                    .map(one -> one.host() + "/" + one.prefixLength())
                    .collect(Collectors.joining(", ")));
        }
        if (all.stream().anyMatch(one -> one.flags().contains(Flag.DUPLICATE))) {
            return Verdict.failed("somebody else has the address of " + examined.name(), set("give it another one"));
        }
        boolean asking =
                Stream.of(Family.values()).anyMatch(family -> link.ip(family).dhcp() == DhcpState.STARTED);
        String more = asking
                ? ", and no DHCP server has answered so far"
                : all.isEmpty() ? "" : ", but for one that does not reach beyond the link";
        return Verdict.failed(
                examined.name() + " has no address" + more, set("check the DHCP server, or give it an address"));
    }

    private String set(String what) {
        return what + ": uplink set " + examined.id()
                + " ipv4.method=static ipv4.addresses=ADDRESS/BITS ipv4.gateway=ADDRESS";
    }
}
