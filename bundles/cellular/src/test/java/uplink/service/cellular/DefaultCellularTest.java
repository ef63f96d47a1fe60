// SPDX-License-Identifier: Apache-2.0
package uplink.service.cellular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import uplink.cellular.CellularProfile;
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.cellular.ServiceType;
import uplink.cellular.SimLock;
import uplink.cellular.spi.CellularBackend;
import uplink.doubles.Doubles;
import uplink.doubles.FakeCommands;
import uplink.doubles.FakeViews;
import uplink.profile.Capability;
import uplink.profile.CommandOptions;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Privilege;
import uplink.profile.Profile;
import uplink.profile.Profiles;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.profile.spi.LayerBackend;

class DefaultCellularTest {
    private static final CommandOptions OPTIONS = CommandOptions.DEFAULT;

    private final FakeViews views = new FakeViews();
    private final List<Privilege> asked = new ArrayList<>();
    private final Doubles modem = new Doubles();
    private final Bundle caller = new Doubles().of(Bundle.class);
    private final CellularCommands commands =
            new CellularCommands(new FakeCommands(views), (bundle, privilege, act) -> asked.add(privilege));
    private final DefaultCellular cellular = new DefaultCellular(caller, views, commands);

    @BeforeEach
    void bind() {
        modem.answers.put("capabilities", EnumSet.allOf(Capability.class));
        commands.bound.add(Map.entry(Map.of(LayerBackend.NAME, "sim"), modem.of(CellularBackend.class)));
        views.show(profiles(1, false));
    }

    @Test
    void statusAndCapabilitiesComeFromViewAndBackends() {
        assertThat(cellular.status()).isEmpty();
        views.show(status(2, CellularState.AVAILABLE, SimLock.NONE));
        assertThat(cellular.status()).map(CellularStatus::cellularState).contains(CellularState.AVAILABLE);
        assertThat(cellular.capabilities()).isEqualTo(EnumSet.allOf(Capability.class));
    }

    @Test
    void theDefaultIsTheFlaggedProfileElseTheFirst() {
        assertThat(cellular.defaultProfile(ServiceType.INTERNET))
                .map(Profile::id)
                .contains("sim:a");
        views.show(profiles(2, true));
        assertThat(cellular.defaultProfile(ServiceType.INTERNET))
                .map(Profile::id)
                .contains("sim:b");
        assertThat(cellular.defaultProfile(ServiceType.PREPAID_INTERNET)).isEmpty();
    }

    @Test
    void aNewDefaultIsWaitedForUntilTheViewShowsIt() {
        CompletableFuture<Void> stage =
                cellular.defaultProfile(ServiceType.INTERNET, "sim:b", OPTIONS).toCompletableFuture();
        assertThat(stage).isNotDone();
        views.show(profiles(2, true));
        assertThat(stage).isCompleted();
        assertThat(asked).containsExactly(Privilege.PROFILE);
    }

    @Test
    void whatCannotBeADefaultIsRefused() {
        refused(ErrorCode.NOT_FOUND, "sim:none", setDefault(ServiceType.INTERNET, "sim:none"));
        refused(ErrorCode.INVALID_ARGUMENT, "MMS", setDefault(ServiceType.MMS, "sim:mms"));
        refused(ErrorCode.INVALID_ARGUMENT, "sim:mms", setDefault(ServiceType.INTERNET, "sim:mms"));
        refused(ErrorCode.INVALID_ARGUMENT, "sim:eth", setDefault(ServiceType.INTERNET, "sim:eth"));
        refused(ErrorCode.NOT_MANAGED, "sim:foreign", setDefault(ServiceType.INTERNET, "sim:foreign"));
        assertThat(modem.methods()).doesNotContain("defaultProfile");
    }

    @Test
    void resetGoesToTheBackendAndAnImpossibleSlotDoesNot() {
        assertThat(cellular.reset(Profiles.Reset.CLEAR, 0, OPTIONS).toCompletableFuture())
                .isCompleted();
        refused(ErrorCode.INVALID_ARGUMENT, "-1", cellular.reset(Profiles.Reset.CLEAR, -1, OPTIONS));
        assertThat(modem.methods()).containsOnlyOnce("reset");
    }

    @Test
    void unlockingIsWaitedForUntilTheViewShowsIt() {
        views.show(status(2, CellularState.OUT_OF_SERVICE, SimLock.PIN));
        CompletableFuture<Void> stage = cellular.unlock(OPTIONS).toCompletableFuture();
        assertThat(stage).isNotDone();
        views.show(status(3, CellularState.OUT_OF_SERVICE, SimLock.PUK));
        assertThat(stage).isNotDone();
        views.show(status(4, CellularState.AVAILABLE, SimLock.NONE));
        assertThat(stage).isCompleted();
        assertThat(asked).containsExactly(Privilege.CONTROL);
    }

    @Test
    void theRadioIsWaitedForUntilTheViewShowsIt() {
        views.show(status(2, CellularState.AVAILABLE, SimLock.NONE));
        CompletableFuture<Void> off = cellular.radio(false, OPTIONS).toCompletableFuture();
        assertThat(off).isNotDone();
        views.show(status(3, CellularState.FLIGHT_MODE, SimLock.NONE));
        assertThat(off).isCompleted();
        CompletableFuture<Void> on = cellular.radio(true, OPTIONS).toCompletableFuture();
        assertThat(on).isNotDone();
        views.show(status(4, CellularState.AVAILABLE, SimLock.NONE));
        assertThat(on).isCompleted();
        assertThat(asked).containsOnly(Privilege.CONTROL);
    }

    @Test
    void aMissingCapabilityIsRefusedByName() {
        modem.answers.put("capabilities", Set.of());
        refused(ErrorCode.NOT_SUPPORTED, "CELLULAR_DEFAULT", setDefault(ServiceType.INTERNET, "sim:a"));
        refused(ErrorCode.NOT_SUPPORTED, "PROFILE_RESET", cellular.reset(Profiles.Reset.CLEAR, 0, OPTIONS));
        refused(ErrorCode.NOT_SUPPORTED, "CELLULAR_PIN", cellular.unlock(OPTIONS));
        refused(ErrorCode.NOT_SUPPORTED, "CELLULAR_RADIO", cellular.radio(true, OPTIONS));
    }

    @Test
    void withoutBackendEverythingIsUnavailable() {
        commands.bound.clear();
        refused(ErrorCode.UNAVAILABLE, "mobile networks", setDefault(ServiceType.INTERNET, "sim:a"));
        refused(ErrorCode.UNAVAILABLE, "mobile networks", cellular.unlock(OPTIONS));
    }

    private CompletionStage<Void> setDefault(ServiceType type, String id) {
        return cellular.defaultProfile(type, id, OPTIONS);
    }

    private static View profiles(long sequence, boolean flagged) {
        return View.builder(1, sequence)
                .profiles(List.of(
                        profile("sim:a", ServiceType.INTERNET, true, false),
                        profile("sim:b", ServiceType.INTERNET, true, flagged),
                        profile("sim:foreign", ServiceType.INTERNET, false, false),
                        profile("sim:mms", ServiceType.MMS, true, false),
                        Profile.builder("sim:eth", Technology.ETHERNET).build()))
                .build();
    }

    private static CellularProfile profile(String id, ServiceType type, boolean managed, boolean flagged) {
        Profile base = Profile.builder(id, Technology.CELLULAR)
                .managed(managed)
                .backend("sim")
                .build();
        return CellularProfile.builder(base, type).isDefault(flagged).build();
    }

    private static View status(long sequence, CellularState state, SimLock lock) {
        return View.builder(1, sequence)
                .technologies(
                        List.of(CellularStatus.builder(state).simLock(lock).build()))
                .build();
    }

    private static void refused(ErrorCode code, String named, CompletionStage<?> stage) {
        assertThat(stage.toCompletableFuture()).isCompletedExceptionally();
        Throwable thrown = catchThrowableOfType(
                CompletionException.class, () -> stage.toCompletableFuture().join());
        ConnectionException reason = (ConnectionException) thrown.getCause();
        assertThat(reason).hasMessageContaining(named);
        assertThat(reason.code()).isEqualTo(code);
    }
}
