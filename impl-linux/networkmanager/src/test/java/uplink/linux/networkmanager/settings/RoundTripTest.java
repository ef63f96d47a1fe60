// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import uplink.profile.ProfileSettings;
import uplink.profile.Technology;

/** The law: what is written reads as what was wanted, from nothing and from anything. */
class RoundTripTest {
    private static final int CASES = 1000;

    @Test
    void newProfilesReadAsTheyWereWanted() {
        for (int seed = 0; seed < CASES; seed++) {
            ProfileSettings wanted = new RandomSettings(seed).next();
            ConnectionSettings written = SettingsWriter.create(wanted);
            assertThat(SettingsReader.read(written)).as("seed %d", seed).isEqualTo(wanted);
            assertThat(written.madeByUplink()).isTrue();
            assertThat(written.revision()).isEqualTo(1);
        }
    }

    @Test
    void editsReadAsTheyWereWantedWhateverWasThereBefore() {
        for (int seed = 0; seed < CASES; seed++) {
            RandomSettings draw = new RandomSettings(seed);
            ProfileSettings before = draw.next();
            ProfileSettings wanted = draw.next(before.technology());
            ConnectionSettings edited = SettingsWriter.edit(SettingsWriter.create(before), wanted);
            assertThat(SettingsReader.read(edited)).as("seed %d", seed).isEqualTo(wanted);
            assertThat(edited.revision()).isEqualTo(2);
        }
    }

    @Test
    void anEditThatAsksForWhatIsThereChangesNothingButTheRevision() {
        for (int seed = 0; seed < CASES; seed++) {
            ProfileSettings wanted = new RandomSettings(seed).next();
            ConnectionSettings written = SettingsWriter.create(wanted);
            ConnectionSettings edited = SettingsWriter.edit(written, wanted);
            assertThat(Fingerprint.of(edited).since(Fingerprint.of(written)).keys())
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void bluetoothAndOthersAreEditedWhereTheyAre() {
        for (String type : new String[] {"bluetooth", "wireguard", "802-3-ethernet"}) {
            ConnectionSettings foreign = ConnectionSettings.empty()
                    .with("connection", "type", Values.text(type))
                    .with("connection", "id", Values.text("theirs"))
                    .with(type, "theirs", Values.text("kept"));
            Technology technology = SettingsReader.technology(foreign);
            for (int seed = 0; seed < CASES / 10; seed++) {
                ProfileSettings wanted = new RandomSettings(seed).next(technology);
                ConnectionSettings edited = SettingsWriter.edit(foreign, wanted);
                assertThat(SettingsReader.read(edited)).as(type + " " + seed).isEqualTo(wanted);
                assertThat(edited.section(type).text("theirs")).contains("kept");
                assertThat(edited.madeByUplink()).isFalse();
            }
        }
    }
}
