// SPDX-License-Identifier: Apache-2.0
package uplink.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void partsWhatTheFrameworkAndWhatComponentsGet() throws Exception {
        Settings settings = Settings.read(file("""
                # a remark
                uplink.manage = eth0, wwan0
                uplink.service.probe/targets = http://a.example/204 , https://b.example/204
                uplink.service.probe/interval = 60
                """));
        assertThat(settings.properties()).hasSize(1).containsEntry("uplink.manage", "eth0, wwan0");
        assertThat(settings.configurations()).containsOnlyKeys("uplink.service.probe");
        assertThat((String[])
                        settings.configurations().get("uplink.service.probe").get("targets"))
                .containsExactly("http://a.example/204", "https://b.example/204");
        assertThat((String[])
                        settings.configurations().get("uplink.service.probe").get("interval"))
                .containsExactly("60");
    }

    @ParameterizedTest
    @ValueSource(strings = {"manage = eth0", "org.other/key = 1", "uplink.service.probe/ = 1"})
    void refusesAKeyThatIsNeither(String line) throws Exception {
        Path file = file(line);
        assertThatThrownBy(() -> Settings.read(file))
                .isInstanceOf(UnfitException.class)
                .hasMessage(
                        "the configuration %s has '%s'; want uplink.NAME or uplink.PID/NAME", file, line.split(" ")[0]);
    }

    @Test
    void saysThatAFileIsNotThere() {
        assertThatThrownBy(() -> Settings.read(folder.resolve("none")))
                .isInstanceOf(UnfitException.class)
                .hasMessage("there is no configuration " + folder.resolve("none"));
    }

    private Path file(String content) throws Exception {
        return Files.writeString(folder.resolve("uplink.properties"), content);
    }
}
