// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;
import uplink.linux.networkmanager.settings.ConnectionSettings;

class EditionsTest {
    private static ConnectionSettings settings(String uuid, String id) {
        return ConnectionSettings.empty()
                .with("connection", "uuid", new Variant<>(uuid))
                .with("connection", "id", new Variant<>(id));
    }

    @Test
    void forgetsWhatIsNoMoreOnlyOnceThereIsMuchOfIt() {
        Editions editions = new Editions();
        editions.see(settings("stays", "a"));
        editions.see(settings("stays", "b"));
        editions.see(settings("gone", "a"));
        editions.see(settings("gone", "b"));
        editions.keep(List.of("stays"));
        assertThat(editions.of(settings("gone", "b"))).as("it may come back").isEqualTo(2);
        for (int more = 0; more < 300; more++) {
            editions.see(settings("more" + more, "a"));
        }
        editions.keep(List.of("stays"));
        assertThat(editions.of(settings("gone", "b"))).isEqualTo(1);
        assertThat(editions.of(settings("stays", "b"))).isEqualTo(2);
    }
}
