// SPDX-License-Identifier: Apache-2.0
package uplink.service.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
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
import uplink.cellular.ServiceType;
import uplink.doubles.Doubles;
import uplink.doubles.FakeCommands;
import uplink.doubles.FakeViews;
import uplink.profile.Capability;
import uplink.profile.CommandOptions;
import uplink.profile.Confirm;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Family;
import uplink.profile.IpSettings;
import uplink.profile.Privilege;
import uplink.profile.Profile;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileState;
import uplink.profile.Profiles;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.profile.spi.ConfirmBackend;
import uplink.profile.spi.LayerBackend;
import uplink.profile.spi.ProfileBackend;

class DefaultProfilesTest {
    private static final CommandOptions OPTIONS = CommandOptions.DEFAULT;

    private final FakeViews views = new FakeViews();
    private final List<Privilege> asked = new ArrayList<>();
    private final Doubles backend = new Doubles();
    private final Bundle caller = new Doubles().of(Bundle.class);
    private final ProfileCommands commands =
            new ProfileCommands(new FakeCommands(views), (bundle, privilege, act) -> asked.add(privilege));
    private final DefaultProfiles profiles =
            new DefaultProfiles(caller, views, (bundle, privilege, act) -> asked.add(privilege), commands);

    private final Profile home = profile("sim:home", 3, true, true);
    private final Profile observed = profile("sim:observed", 0, false, false);
    private final Profile mobile = CellularProfile.builder(
                    Profile.builder("sim:mobile", Technology.CELLULAR)
                            .state(ProfileState.CONNECTED)
                            .build(),
                    ServiceType.INTERNET)
            .isDefault(true)
            .build();
    private final ProfileSettings settings =
            ProfileSettings.builder("home", Technology.ETHERNET).build();

    @BeforeEach
    void show() {
        backend.answers.put("capabilities", EnumSet.allOf(Capability.class));
        commands.bound.add(Map.entry(Map.of(LayerBackend.NAME, "sim"), backend.of(ProfileBackend.class)));
        show(1, home, observed, mobile);
    }

    @Test
    void listsByWhichAndFindsById() {
        assertThat(profiles.list(Profiles.Which.REGISTERED)).containsExactly(home, mobile, observed);
        assertThat(profiles.list(Profiles.Which.CONNECTED)).containsExactly(mobile);
        assertThat(profiles.list(Profiles.Which.DEFAULT)).containsExactly(mobile);
        assertThat(profiles.find("sim:home")).contains(home);
        assertThat(profiles.find("home")).isEmpty();
        assertThat(asked).hasSize(5).containsOnly(Privilege.GET);
    }

    @Test
    void capabilitiesAreThoseOfTheDescribingBackend() {
        assertThat(profiles.capabilities("sim:home")).isEqualTo(EnumSet.allOf(Capability.class));
        assertThat(profiles.capabilities("sim:none")).isEmpty();
        commands.bound.clear();
        assertThat(profiles.capabilities("sim:home")).isEmpty();
    }

    @Test
    void settingsComeFromTheBackendOfASavedProfile() {
        backend.answers.put("settings", CompletableFuture.completedFuture(settings));
        assertThat(profiles.settings("sim:home", OPTIONS).toCompletableFuture()).isCompletedWithValue(settings);
        refused(ErrorCode.INVALID_STATE, "observed", profiles.settings("sim:observed", OPTIONS));
    }

    @Test
    void addingCompletesWithTheViewThatShowsTheProfile() {
        backend.answers.put("add", CompletableFuture.completedFuture("sim:new"));
        CompletableFuture<Profile> stage = profiles.add(settings, OPTIONS).toCompletableFuture();
        assertThat(stage).isNotDone();
        Profile added = profile("sim:new", 1, true, true);
        show(2, home, added);
        assertThat(stage).isCompletedWithValue(added);
        assertThat(asked).containsExactly(Privilege.PROFILE);
    }

    @Test
    void updatingCompletesWithTheNextRevision() {
        CompletableFuture<Profile> stage =
                profiles.update(home, settings, OPTIONS).toCompletableFuture();
        assertThat(stage).isNotDone();
        Profile edited = profile("sim:home", 4, true, true);
        show(2, edited);
        assertThat(stage).isCompletedWithValue(edited);
        assertThat(backend.calls.get(backend.calls.size() - 1).arguments()).startsWith("sim:home", 3L, settings);
    }

    @Test
    void whatIsRemovedWhileItIsEditedIsGone() {
        CompletionStage<Profile> stage = profiles.update(home, settings, OPTIONS);
        show(2, observed);
        refused(ErrorCode.GONE, "sim:home", stage);
    }

    @Test
    void anEditOfAnotherRevisionOrTechnologyIsRefused() {
        Profile stale = profile("sim:home", 2, true, true);
        refused(ErrorCode.STALE, "revision 3, not 2", profiles.update(stale, settings, OPTIONS));
        ProfileSettings other =
                ProfileSettings.builder("home", Technology.BLUETOOTH).build();
        refused(ErrorCode.INVALID_ARGUMENT, "BLUETOOTH", profiles.update(home, other, OPTIONS));
        assertThat(backend.methods()).doesNotContain("update");
    }

    @Test
    void removingCompletesWhenNothingSavedIsLeft() {
        CompletableFuture<Void> stage = profiles.remove("sim:home", OPTIONS).toCompletableFuture();
        assertThat(stage).isNotDone();
        show(2, profile("sim:home", 0, false, false));
        assertThat(stage).isCompleted();
    }

    @Test
    void resetGoesToWhoeverServesTheTechnology() {
        assertThat(profiles.reset(Technology.CELLULAR, Profiles.Reset.CLEAR, OPTIONS)
                        .toCompletableFuture())
                .isCompleted();
        assertThat(backend.methods()).contains("reset");
    }

    @Test
    void whatIsUnknownOrNotManagedIsRefused() {
        Profile none = profile("sim:none", 1, true, true);
        refused(ErrorCode.NOT_FOUND, "sim:none", profiles.settings("sim:none", OPTIONS));
        refused(ErrorCode.NOT_FOUND, "sim:none", profiles.update(none, settings, OPTIONS));
        refused(ErrorCode.NOT_FOUND, "sim:none", profiles.remove("sim:none", OPTIONS));
        refused(ErrorCode.NOT_MANAGED, "sim:observed", profiles.update(observed, settings, OPTIONS));
        refused(ErrorCode.NOT_MANAGED, "sim:observed", profiles.remove("sim:observed", OPTIONS));
    }

    @Test
    void aMissingCapabilityIsRefusedByName() {
        backend.answers.put("capabilities", Set.of());
        refused(ErrorCode.NOT_SUPPORTED, "PROFILE_ADD", profiles.add(settings, OPTIONS));
        refused(ErrorCode.NOT_SUPPORTED, "PROFILE_UPDATE", profiles.update(home, settings, OPTIONS));
        refused(ErrorCode.NOT_SUPPORTED, "PROFILE_REMOVE", profiles.remove("sim:home", OPTIONS));
        refused(
                ErrorCode.NOT_SUPPORTED,
                "PROFILE_RESET",
                profiles.reset(Technology.ETHERNET, Profiles.Reset.CLEAR, OPTIONS));
    }

    @Test
    void aBackendWithoutADhcpClientGetsNoSettingsThatWantOne() {
        backend.answers.put("capabilities", EnumSet.of(Capability.PROFILE_ADD, Capability.PROFILE_UPDATE));
        ProfileSettings leased =
                settings.toBuilder().ip(Family.IPV4, IpSettings.DYNAMIC).build();
        refused(ErrorCode.NOT_SUPPORTED, "DHCP", profiles.add(leased, OPTIONS));
        refused(ErrorCode.NOT_SUPPORTED, "DHCP", profiles.update(home, leased, OPTIONS));
        assertThat(backend.methods()).doesNotContain("add", "update");
    }

    @Test
    void withoutBackendEverythingIsUnavailable() {
        commands.bound.clear();
        refused(ErrorCode.UNAVAILABLE, "sim", profiles.settings("sim:home", OPTIONS));
        refused(ErrorCode.UNAVAILABLE, "sim", profiles.remove("sim:home", OPTIONS));
        refused(ErrorCode.UNAVAILABLE, "ETHERNET", profiles.add(settings, OPTIONS));
    }

    @Test
    void aWantedConfirmationReachesABackendThatCanUndo() {
        CommandOptions confirmed = OPTIONS.confirm(Confirm.within(Duration.ofSeconds(5)));
        profiles.remove("sim:home", confirmed);
        profiles.update(home, settings, confirmed);
        assertThat(backend.methods()).contains("remove", "update");
        backend.answers.put("capabilities", EnumSet.complementOf(EnumSet.of(Capability.CONFIRM)));
        refused(ErrorCode.NOT_SUPPORTED, "confirm", profiles.add(settings, confirmed));
        refused(ErrorCode.NOT_SUPPORTED, "confirm", profiles.update(home, settings, confirmed));
        refused(ErrorCode.NOT_SUPPORTED, "confirm", profiles.remove("sim:home", confirmed));
        refused(
                ErrorCode.NOT_SUPPORTED,
                "confirm",
                profiles.reset(Technology.ETHERNET, Profiles.Reset.CLEAR, confirmed));
    }

    @Test
    void whatWaitsIsConfirmedAndTakenBackByWhoeverKeepsIt() {
        Doubles keeper = new Doubles();
        keeper.answers.put("unconfirmed", Set.of("sim:home", "sim:removed"));
        Doubles other = new Doubles();
        other.answers.put("unconfirmed", Set.of("sim:home"));
        commands.confirms.add(Map.entry(Map.of(LayerBackend.NAME, "low"), other.of(ConfirmBackend.class)));
        commands.confirms.add(Map.entry(Map.of(LayerBackend.NAME, "sim"), keeper.of(ConfirmBackend.class)));
        assertThat(profiles.unconfirmed()).containsExactly("sim:home", "sim:removed");
        assertThat(profiles.confirm("sim:home").toCompletableFuture()).isCompleted();
        assertThat(profiles.revert("sim:removed").toCompletableFuture()).isCompleted();
        assertThat(keeper.methods()).contains("confirm", "revert");
        assertThat(other.methods()).doesNotContain("confirm", "revert");
        assertThat(asked).containsOnly(Privilege.PROFILE);
        refused(ErrorCode.NOT_FOUND, "sim:observed", profiles.confirm("sim:observed"));
    }

    @Test
    void noChangeWaitsToBeConfirmed() {
        assertThat(profiles.unconfirmed()).isEmpty();
        refused(ErrorCode.NOT_FOUND, "sim:home", profiles.confirm("sim:home"));
        refused(ErrorCode.NOT_FOUND, "sim:home", profiles.revert("sim:home"));
    }

    @Test
    void cancellingGivesTheWaitUp() {
        CompletableFuture<Void> stage = profiles.remove("sim:home", OPTIONS).toCompletableFuture();
        assertThat(views.waits()).isEqualTo(1);
        stage.cancel(true);
        assertThat(views.waits()).isZero();
        refused(ErrorCode.CANCELLED, "", stage);
    }

    private void show(long sequence, Profile... shown) {
        views.show(View.builder(1, sequence).profiles(List.of(shown)).build());
    }

    private static Profile profile(String id, long revision, boolean managed, boolean saved) {
        return Profile.builder(id, Technology.ETHERNET)
                .backend("sim")
                .revision(revision)
                .managed(managed)
                .saved(saved)
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
