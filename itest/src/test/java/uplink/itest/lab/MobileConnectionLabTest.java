// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static uplink.itest.lab.Gateway.done;
import static uplink.itest.lab.Gateway.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import uplink.cellular.AuthType;
import uplink.cellular.CellularProfile;
import uplink.cellular.CellularSettings;
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.cellular.Registration;
import uplink.cellular.ServiceType;
import uplink.cellular.SimLock;
import uplink.linux.networkmanager.bus.Bus;
import uplink.profile.Failure;
import uplink.profile.Failure.Reason;
import uplink.profile.Link;
import uplink.profile.OpenFailedException;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileState;
import uplink.profile.Profiles;
import uplink.profile.Technology;
import uplink.profile.View;

/** A modem that NetworkManager and ModemManager run together, used by what Uplink has for it. */
@Timeout(120)
class MobileConnectionLabTest extends OnMobileNetwork {
    static final String KEY = "path:/virtual/" + NAME;

    @Override
    String manage() {
        return KEY;
    }

    private static ProfileSettings settings(String name, CellularSettings part) {
        return ProfileSettings.builder(name, Technology.CELLULAR)
                .autoconnect(false)
                .part(part)
                .build();
    }

    private static ProfileSettings internet(String apn) {
        return settings(apn, CellularSettings.internet(apn));
    }

    private String add(ProfileSettings settings) throws Exception {
        return done(gateway.profiles().add(settings, ten()));
    }

    private CellularProfile profile(String id) {
        return gateway.until(id, view -> view.profile(id).isPresent())
                .profile(id)
                .map(CellularProfile.class::cast)
                .orElseThrow();
    }

    private Failure failure(String id) throws Exception {
        OpenFailedException refused =
                (OpenFailedException) refusal(gateway.connections().connect(id, false, ten()));
        gateway.until(
                "the failure of " + id,
                view -> view.profile(id)
                        .filter(one -> one.state() == ProfileState.DISCONNECTED)
                        .filter(one -> one.lastFailure()
                                .filter(refused.failure()::equals)
                                .isPresent())
                        .isPresent());
        return refused.failure();
    }

    private static Optional<Link> mobile(View view) {
        return view.links().stream()
                .filter(link -> link.technology() == Technology.CELLULAR)
                .findFirst();
    }

    private Link link() {
        return mobile(gateway.until("a modem", view -> mobile(view).isPresent()))
                .orElseThrow();
    }

    private void gone() {
        gateway.until("no modem", view -> mobile(view).isEmpty());
    }

    private CellularStatus atHome() {
        modems.take(modem, NAME);
        return until("at home", one -> one.cellularState() == CellularState.AVAILABLE);
    }

    @Test
    void theModemIsALinkWhoseKeyStays() throws Exception {
        modems.take(modem, NAME);
        Link link = link();
        assertThat(link.key()).isEqualTo(KEY);
        assertThat(link.backend()).isEqualTo("networkmanager");
        AutoCloseable out = modems.withhold("/virtual/" + NAME);
        modem.unplug();
        gone();
        modem.plug();
        out.close();
        assertThat(link().key()).isEqualTo(KEY);
        modems.kill();
        gone();
        modems.start();
        modems.take(modem, NAME);
        assertThat(link().key()).isEqualTo(KEY);
    }

    @Test
    void aLockedCardIsOpenedByTheRightPin() throws Exception {
        modem.lock("1234", 3);
        modems.take(modem, NAME);
        assertThat(until("locked", one -> one.simLock() == SimLock.PIN).cellularState())
                .isEqualTo(CellularState.OUT_OF_SERVICE);
        SimCardLabTest.Codes codes = new SimCardLabTest.Codes("9999", "1234");
        done(gateway.cellular().unlock(CommandFor.asking(codes)));
        assertThat(codes.questions()).containsExactly("pin", "pin again");
        CellularStatus open = until(
                "open and at home",
                one -> one.cellularState() == CellularState.AVAILABLE
                        && one.operatorName().isPresent());
        assertThat(open.simLock()).isEqualTo(SimLock.NONE);
        assertThat(open.operatorName()).contains("Home Net");
        assertThat(open.registration()).isEqualTo(Registration.HOME);
    }

    @Test
    void whatIsForHomeOnlyIsOffAbroadAndNobodyIsLetInWhereHeIsDenied() throws Exception {
        modem.register(AtNetwork.Registration.ROAMING);
        modem.operator("Far Net", "00199");
        modems.take(modem, NAME);
        until(
                "abroad",
                one -> one.registration() == Registration.ROAMING && one.cellularState() == CellularState.AVAILABLE);
        String id = add(internet("internet.test"));
        until(CellularState.ROAMING_OFF);
        assertThat(profile(id).roaming()).isTrue();
        assertThat(failure(id).reason()).isEqualTo(Reason.ROAMING_NOT_ALLOWED);
        modem.register(AtNetwork.Registration.DENIED);
        until(
                "denied",
                one -> one.registration() == Registration.DENIED
                        && one.cellularState() == CellularState.OUT_OF_SERVICE);
        assertThat(failure(id).reason()).isEqualTo(Reason.REGISTRATION_DENIED);
        modem.register(AtNetwork.Registration.HOME);
        until("home", one -> one.registration() == Registration.HOME && one.cellularState() == CellularState.AVAILABLE);
        assertThat(profile(id).roaming()).isFalse();
    }

    @Test
    void anAccessPointAndALoginThatAreRefusedAreSaid() throws Exception {
        modem.refuse("wrong.test", "+CME ERROR: 127");
        modem.refuse("login.test", "+CME ERROR: 129");
        atHome();
        String wrong = add(internet("wrong.test"));
        CellularProfile added = profile(wrong);
        assertThat(added.apn()).contains("wrong.test");
        assertThat(added.serviceType()).isEqualTo(ServiceType.INTERNET);
        assertThat(added.authType()).isEqualTo(AuthType.NONE);
        assertThat(added.managed()).isTrue();
        assertThat(failure(wrong))
                .isEqualTo(new Failure(
                        Failure.Stage.ASSOCIATE, Reason.APN_REJECTED, "MobileEquipment.MissingOrUnknownApn"));
        assertThat(failure(add(internet("login.test"))).reason()).isEqualTo(Reason.LOGIN_REFUSED);
        assertThat(failure(wrong).reason()).as("again").isEqualTo(Reason.APN_REJECTED);
    }

    /** There is no PPP in the kernel here; so it ends there, and not before. */
    @Test
    void aGoodAccessPointIsConnectedAndEndsForWantOfPpp() throws Exception {
        atHome();
        String id = add(internet("internet.test"));
        List<String> up = new CopyOnWriteArrayList<>();
        try (Bus own = Bus.connect(host.bus().address(), lost -> {})) {
            String owner = own.owner(ModemDaemon.NAME, Duration.ofSeconds(2)).orElseThrow();
            own.follow(owner, "org.freedesktop.DBus.Properties", signal -> {
                if (Boolean.TRUE.equals(signal.dictionary(1).get("Connected"))) {
                    up.add(signal.path());
                }
            });
            Failure failure = failure(id);
            assertThat(failure.stage()).isEqualTo(Failure.Stage.ASSOCIATE);
            assertThat(failure.detail()).startsWith("ppp-");
            Gateway.eventually("a bearer was up", () -> !up.isEmpty());
        }
        until("let go", one -> one.cellularState() == CellularState.AVAILABLE);
    }

    @Test
    void radioAndDefaultAndResetAreNetworkManagers() throws Exception {
        atHome();
        String first = add(internet("first.test"));
        String second = add(internet("second.test"));
        nmcli("connection add type gsm con-name theirs apn theirs.test autoconnect no");
        done(gateway.cellular().defaultProfile(ServiceType.INTERNET, second, ten()));
        gateway.until("the default", view -> isDefault(view, second));
        done(gateway.cellular().defaultProfile(ServiceType.INTERNET, first, ten()));
        gateway.until("the other one", view -> isDefault(view, first) && !isDefault(view, second));
        done(gateway.cellular().radio(false, ten()));
        assertThat(nmcli("-g WWAN radio")).isEqualTo("disabled");
        until(CellularState.FLIGHT_MODE);
        done(gateway.cellular().radio(true, ten()));
        assertThat(nmcli("-g WWAN radio")).isEqualTo("enabled");
        until(CellularState.AVAILABLE);
        done(gateway.cellular().reset(Profiles.Reset.CLEAR, 0, ten()));
        assertThat(nmcli("-g NAME,TYPE connection")).isEqualTo("theirs:gsm");
        gateway.profile("theirs", one -> !((CellularProfile) one).editable());
    }

    private static boolean isDefault(View view, String id) {
        return view.profile(id)
                .map(CellularProfile.class::cast)
                .filter(CellularProfile::isDefault)
                .isPresent();
    }

    private static CommandFor ten() {
        return CommandFor.tenSeconds();
    }
}
