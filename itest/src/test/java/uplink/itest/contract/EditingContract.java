// SPDX-License-Identifier: Apache-2.0
package uplink.itest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import uplink.itest.lab.CommandFor;
import uplink.itest.lab.Gateway;
import uplink.profile.ErrorCode;
import uplink.profile.Family;
import uplink.profile.LinkAddress;
import uplink.profile.Profile;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileState;
import uplink.profile.Profiles;
import uplink.profile.Technology;

/** What every backend that writes profiles, and undoes what nobody confirms, must hold to. */
abstract class EditingContract extends ConnectingContract {
    private static final Duration WINDOW = Duration.ofSeconds(2);

    private ProfileSettings wanted() throws Exception {
        return done(hands.profiles().settings(profile(), ten()));
    }

    private static InetAddress seven() throws Exception {
        return InetAddress.getByName("192.0.2.7");
    }

    @Test
    void anEditIsShownKeptAndRefusedWhenStale() throws Exception {
        Profile before = now();
        ProfileSettings settings = settings(seven());
        done(hands.profiles().update(profile(), before.revision(), settings, ten()));
        Profile after = await(profile -> profile.revision() > before.revision());
        assertThat(after.saved()).isTrue();
        assertThat(wanted()).isEqualTo(settings);
        assertThat(refused(hands.profiles().update(profile(), before.revision(), settings, ten()))
                        .code())
                .isEqualTo(ErrorCode.STALE);
        restart();
        await(profile -> profile.saved() && profile.revision() == after.revision());
        assertThat(wanted()).isEqualTo(settings);
    }

    @Test
    void anEditThatIsRefusedChangesNothing() throws Exception {
        ProfileSettings before = wanted();
        ProfileSettings other =
                ProfileSettings.builder(before.name(), Technology.BLUETOOTH).build();
        assertThat(refused(hands.profiles().update(profile(), now().revision(), other, ten()))
                        .code())
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(wanted()).isEqualTo(before);
    }

    @Test
    void whatIsUnknownCannotBeEdited() throws Exception {
        String unknown = profile() + "-none";
        assertThat(refused(hands.profiles().settings(unknown, ten())).code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refused(hands.profiles().update(unknown, 1, settings(seven()), ten()))
                        .code())
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refused(hands.profiles().remove(unknown, ten())).code()).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void aProfileIsRemovedAndAddedAgain() throws Exception {
        ProfileSettings settings = wanted();
        assertThat(refused(hands.profiles().add(settings, ten())).code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
        done(hands.profiles().remove(profile(), ten()));
        Gateway.eventually(
                "forgotten",
                () -> running.view().profile(profile()).filter(Profile::saved).isEmpty());
        if (running.view().profile(profile()).filter(Profile::managed).isPresent()) {
            assertThat(done(hands.profiles().settings(profile(), ten())))
                    .as("where the first edit begins")
                    .isNotEqualTo(settings);
        } else {
            refused(hands.profiles().settings(profile(), ten()));
        }
        assertThat(done(hands.profiles().add(settings, ten()))).isEqualTo(profile());
        await(Profile::saved);
        assertThat(wanted()).isEqualTo(settings);
        assertThat(now().managed()).isTrue();
    }

    @Test
    void aResetForgetsProfilesOfThatTechnology() throws Exception {
        done(hands.profiles().reset(Technology.BLUETOOTH, Profiles.Reset.CLEAR, ten()));
        assertThat(now().saved()).isTrue();
        done(hands.profiles().reset(Technology.ETHERNET, Profiles.Reset.CLEAR, ten()));
        Gateway.eventually(
                "forgotten",
                () -> running.view().profile(profile()).filter(Profile::saved).isEmpty());
    }

    @Test
    void whatNobodyConfirmsComesBack() throws Exception {
        ProfileSettings before = wanted();
        long revision = now().revision();
        edit();
        assertThat(wanted()).isNotEqualTo(before);
        pass(WINDOW);
        Gateway.eventually("undone", () -> hands.confirms().unconfirmed().isEmpty());
        assertThat(wanted()).isEqualTo(before);
        await(profile -> profile.revision() > revision + 1 && profile.state() == ProfileState.CONNECTED);
    }

    private void edit() throws Exception {
        done(hands.profiles().update(profile(), now().revision(), settings(seven()), CommandFor.confirmed(WINDOW)));
        assertThat(hands.confirms().unconfirmed()).containsExactly(profile());
    }

    @Test
    void whatIsConfirmedStays() throws Exception {
        edit();
        done(hands.confirms().confirm(profile(), ten()));
        assertThat(hands.confirms().unconfirmed()).isEmpty();
        pass(WINDOW.multipliedBy(2));
        assertThat(wanted()).isEqualTo(settings(seven()));
        assertThat(refused(hands.confirms().confirm(profile(), ten())).code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refused(hands.confirms().revert(profile(), ten())).code()).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void revertDoesNotWait() throws Exception {
        ProfileSettings before = wanted();
        edit();
        done(hands.confirms().revert(profile(), ten()));
        assertThat(hands.confirms().unconfirmed()).isEmpty();
        assertThat(wanted()).isEqualTo(before);
    }

    @Test
    void aDisconnectThatNobodyConfirmsIsUndone() throws Exception {
        done(hands.connections().disconnect(profile(), true, CommandFor.confirmed(WINDOW)));
        await(profile -> profile.state() != ProfileState.CONNECTED);
        pass(WINDOW);
        await(ProfileState.CONNECTED);
    }

    @Test
    void aRemovalThatNobodyConfirmsIsUndone() throws Exception {
        ProfileSettings before = wanted();
        done(hands.profiles().remove(profile(), CommandFor.confirmed(WINDOW)));
        pass(WINDOW);
        Gateway.eventually("undone", () -> hands.confirms().unconfirmed().isEmpty());
        await(Profile::saved);
        assertThat(wanted()).isEqualTo(before);
    }

    @Test
    void anAddressThatIsShownIsTheOneThatIsWanted() throws Exception {
        done(hands.profiles().update(profile(), now().revision(), settings(seven()), ten()));
        await(profile -> profile.ip(Family.IPV4).addresses().stream()
                .map(LinkAddress::host)
                .toList()
                .contains("192.0.2.7"));
    }
}
