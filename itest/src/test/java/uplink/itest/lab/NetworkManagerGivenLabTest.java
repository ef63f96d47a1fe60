// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static uplink.itest.lab.Gateway.done;
import static uplink.itest.lab.Gateway.refusal;
import static uplink.itest.lab.NetworkManagerHandsLabTest.settings;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import uplink.profile.ErrorCode;
import uplink.profile.Profile;
import uplink.profile.ProfileSettings;

/** What is not given is not reached by a detour either, and what others do is not undone. */
class NetworkManagerGivenLabTest extends OnNetworkManager {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Override
    String manage() {
        return "eth7";
    }

    private void secondPort() {
        host.lab().cable("eth8", host.provider().lab(), "gw8");
        host.provider().lab().ip("link set gw8 up");
        gateway.link("eth8", link -> true);
    }

    @Test
    void aProfileThatCouldComeUpElsewhereIsNotAdded() throws Exception {
        secondPort();
        ProfileSettings anywhere = settings("anywhere", "192.0.2.2").toBuilder()
                .interfaceName(Optional.empty())
                .build();
        assertThat(refusal(gateway.profiles().add(anywhere, ten())).code()).isEqualTo(ErrorCode.NOT_MANAGED);
        assertThat(daemon.profiles()).isEmpty();
    }

    @Test
    void anEditTakesNoOtherLink() throws Exception {
        secondPort();
        String id = done(gateway.profiles().add(settings("ours", "192.0.2.2"), ten()));
        Profile ours = connected("ours");
        ProfileSettings elsewhere = settings("ours", "192.0.2.2").toBuilder()
                .interfaceName(Optional.of("eth8"))
                .build();
        assertThat(refusal(gateway.profiles().update(id, ours.revision(), elsewhere, ten()))
                        .code())
                .isEqualTo(ErrorCode.NOT_MANAGED);
        assertThat(nmcli("-g connection.interface-name connection show ours")).isEqualTo("eth7");
    }

    /** NetworkManager, which lists ports as they came, has it last now. */
    private void replug() {
        host.lab().ip("link del eth7");
        gateway.until(
                "no eth7", view -> NetworkManagerGateway.found(view, "eth7").isEmpty());
        host.lab().cable("eth7", host.provider().lab(), "gw7");
        host.provider().lab().ip("link set gw7 up");
        gateway.link("eth7", link -> true);
    }

    @Test
    void ofSeveralLinksTheGivenOneIsTaken() throws Exception {
        host.lab().cable("eth1", host.provider().lab(), "gw1");
        host.provider().lab().ip("link set gw1 up");
        gateway.link("eth1", link -> true);
        replug();
        nmcli("connection add type ethernet con-name any autoconnect no " + STATIC + " " + NO_IPV6);
        Profile any = gateway.profile("any", one -> one.present() && one.managed());
        done(gateway.connections().connect(any.id(), false, ten()));
        connected("any");
        assertThat(nmcli("-g GENERAL.CONNECTION device show eth7")).isEqualTo("any");
    }

    @Test
    void whatUplinkMadeIsNotBroughtUpOnALinkThatWasTakenBack() throws Exception {
        secondPort();
        String id = done(gateway.profiles()
                .add(
                        settings("ours", "192.0.2.2").toBuilder()
                                .autoconnect(false)
                                .build(),
                        ten()));
        nmcli("connection modify ours connection.interface-name eth8");
        gateway.profile("ours", one -> one.revision() > 1);
        assertThat(refusal(gateway.connections().connect(id, false, ten())).code())
                .isEqualTo(ErrorCode.NOT_MANAGED);
    }

    @Test
    void oneChangeWaitsAtATimeAndNothingOfOthersIsTakenBack() throws Exception {
        String id = done(gateway.profiles().add(settings("ours", "192.0.2.2"), ten()));
        long revision = connected("ours").revision();
        done(gateway.profiles().update(id, revision, settings("ours", "192.0.2.7"), CommandFor.confirmed(LONG)));
        long now = gateway.profile("ours", one -> one.revision() > revision).revision();
        assertThat(refusal(gateway.profiles()
                                .update(id, now, settings("ours", "192.0.2.8"), CommandFor.confirmed(LONG)))
                        .code())
                .isEqualTo(ErrorCode.BUSY);
        assertThat(refusal(gateway.profiles().remove(id, ten())).code()).isEqualTo(ErrorCode.BUSY);
        add("theirs", "eth7", "autoconnect no", STATIC, NO_IPV6);
        done(gateway.confirm().revert(id, ten()));
        assertThat(nmcli("-g ipv4.addresses connection show ours")).isEqualTo("192.0.2.2/24");
        assertThat(nmcli("-g connection.id connection show theirs")).isEqualTo("theirs");
    }

    private static CommandFor ten() {
        return CommandFor.tenSeconds();
    }
}
