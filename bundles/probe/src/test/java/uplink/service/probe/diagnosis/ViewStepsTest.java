// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static uplink.service.probe.diagnosis.Scenes.addressed;
import static uplink.service.probe.diagnosis.Scenes.bare;
import static uplink.service.probe.diagnosis.Scenes.examined;
import static uplink.service.probe.diagnosis.Scenes.leads;
import static uplink.service.probe.diagnosis.Scenes.view;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.profile.Carrier;
import uplink.profile.DhcpState;
import uplink.profile.Failure;
import uplink.profile.Family;
import uplink.profile.Internet;
import uplink.profile.IpState;
import uplink.profile.Link;
import uplink.profile.LinkAddress.Flag;
import uplink.profile.Profile;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.TechnologyStatus;
import uplink.profile.View;

/** What a view tells by itself: which link is meant, whether it was lost, and what is wrong with it. */
class ViewStepsTest {
    private static final Link ETH = addressed(bare("eth0", Technology.ETHERNET), "192.0.2.2");
    private static final Link WLAN = addressed(bare("wlan0", Technology.WIFI), "192.0.2.3");

    private static Link without(Link link) {
        return link.toBuilder().carrier(Carrier.DETACHED).build();
    }

    private static Verdict link(View view, String key) throws Exception {
        return new LinkSteps(examined(view, key)).link();
    }

    @Test
    void whichLinkIsMeantWhenNobodySays() {
        Link lo = bare("lo", Technology.OTHER);
        Link dark = without(bare("eth1", Technology.ETHERNET));
        assertThat(Suspect.of(view(1, List.of(ETH, WLAN), leads(ETH, 200), leads(WLAN, 100))))
                .as("the current one")
                .contains(WLAN);
        assertThat(Suspect.of(view(1, List.of(dark, ETH))))
                .as("the one that has come furthest")
                .contains(ETH);
        assertThat(Suspect.of(view(1, List.of(dark, lo)))).isNotEmpty();
        assertThat(Suspect.of(view(1, List.of()))).isEmpty();
    }

    @Test
    void whatIsGoneOrDarkIsToldWithWhatToDo() throws Exception {
        assertThat(link(view(1, List.of()), "").detail()).isEqualTo("there is no link at all");
        assertThat(link(view(1, List.of()), "name:eth0").detail()).isEqualTo("name:eth0 is gone");
        Verdict off = link(view(1, List.of(ETH.toBuilder().enabled(false).build())), ETH.key());
        assertThat(off.detail()).isEqualTo("eth0 is switched off");
        assertThat(off.advice()).isEqualTo("switch it on: uplink open eth0");
        assertThat(link(view(1, List.of(without(ETH))), ETH.key()).detail()).isEqualTo("eth0 has no carrier");
        assertThat(link(view(1, List.of(ETH)), ETH.key())).isEqualTo(Verdict.ok("eth0 is up"));
    }

    @Test
    void wifiSaysWhetherItsRadioOrItsKeyIsWrong() throws Exception {
        Link dark = without(WLAN);
        View off = View.builder(1, 1)
                .links(List.of(dark))
                .technologies(List.of(TechnologyStatus.of(Technology.WIFI, TechnologyState.DEACTIVATED)))
                .build();
        assertThat(link(off, dark.key()).advice()).isEqualTo("switch it on: uplink radio wifi on");
        Profile home = Profile.builder("x:home", Technology.WIFI)
                .name("home")
                .link(dark)
                .lastFailure(Optional.of(new Failure(Failure.Stage.AUTHENTICATE, Failure.Reason.WRONG_KEY, "")))
                .build();
        View wrong =
                View.builder(1, 1).links(List.of(dark)).profiles(List.of(home)).build();
        assertThat(link(wrong, dark.key()).detail()).isEqualTo("wlan0 is in no Wi-Fi network: AUTHENTICATE WRONG_KEY");
        assertThat(link(wrong, dark.key()).advice()).contains("give the right key");
    }

    @ParameterizedTest
    @CsvSource({
        "FLIGHT_MODE,uplink radio cellular on",
        "OUT_OF_SERVICE,uplink unlock",
        "ROAMING_OFF,cellular.roaming=yes",
        "CALL_ONLY_AVAILABLE,ask the operator"
    })
    void aModemSaysWhereItEnds(CellularState state, String advice) throws Exception {
        Link wwan = without(bare("wwan0", Technology.CELLULAR));
        View view = View.builder(1, 1)
                .links(List.of(wwan))
                .technologies(List.of(CellularStatus.builder(state).build()))
                .build();
        Verdict told = link(view, wwan.key());
        assertThat(told.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(told.advice()).contains(advice);
    }

    @Test
    void anAddressMustReachBeyondTheLink() throws Exception {
        Link bare = bare("eth0", Technology.ETHERNET);
        Link asking = bare.toBuilder()
                .ip(Family.IPV4, IpState.builder().dhcp(DhcpState.STARTED).build())
                .build();
        assertThat(address(bare)).isEqualTo("eth0 has no address");
        assertThat(address(asking)).isEqualTo("eth0 has no address, and no DHCP server has answered so far");
        assertThat(address(addressed(bare, "169.254.1.1"))).contains("does not reach beyond the link");
        assertThat(address(addressed(bare, "192.0.2.2", Flag.DUPLICATE))).startsWith("somebody else has the address");
        assertThat(address(ETH)).isEqualTo("192.0.2.2/24");
    }

    private static String address(Link link) throws Exception {
        return new LinkSteps(examined(view(1, List.of(link)), link.key()))
                .address()
                .detail();
    }

    @Test
    void onlyWhatWasCurrentAndWorksNoMoreIsLost() {
        View both = view(1, List.of(ETH, WLAN), leads(ETH, 100), leads(WLAN, 200));
        assertThat(Loss.between(both, view(2, List.of(ETH, WLAN), leads(ETH, 300), leads(WLAN, 200))))
                .as("it only comes second now")
                .isEmpty();
        assertThat(Loss.between(both, view(2, List.of(ETH, without(WLAN)), leads(ETH, 100))))
                .as("it was not the current one")
                .isEmpty();
        assertThat(Loss.between(both, view(2, List.of(without(ETH), WLAN), leads(WLAN, 200))))
                .contains(ETH);
        assertThat(Loss.between(both, view(2, List.of(ETH, WLAN), leads(WLAN, 200))))
                .contains(ETH);
        assertThat(Loss.between(both, view(2, List.of(WLAN), leads(WLAN, 200)))).contains(ETH);
        View unsettled = View.builder(1, 2).settled(false).build();
        assertThat(Loss.between(both, unsettled)).isEmpty();
    }

    @Test
    void theInternetMayBeLostToo() {
        Link online = ETH.toBuilder().internet(Internet.ONLINE).build();
        Link portal = ETH.toBuilder().internet(Internet.PORTAL).build();
        View well = view(1, List.of(online), leads(ETH, 100));
        assertThat(Loss.between(well, view(2, List.of(portal), leads(ETH, 100))))
                .contains(online);
        assertThat(Loss.between(view(1, List.of(portal), leads(ETH, 100)), view(2, List.of(ETH), leads(ETH, 100))))
                .isEmpty();
    }
}
