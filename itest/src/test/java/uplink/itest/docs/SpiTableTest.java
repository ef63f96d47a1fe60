// SPDX-License-Identifier: Apache-2.0
package uplink.itest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import uplink.cellular.spi.CellularBackend;
import uplink.manager.spi.ConnectionBackend;
import uplink.profile.spi.AreaBackend;
import uplink.profile.spi.BroughtCommand;
import uplink.profile.spi.ConfirmBackend;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerBackend;
import uplink.profile.spi.LayerSink;
import uplink.profile.spi.ProfileBackend;
import uplink.profile.spi.ShellCommand;
import uplink.sockets.spi.SocketBinder;
import uplink.statistics.spi.CountersBackend;
import uplink.wifi.spi.WifiBackend;

/** docs/spi.md has a row for every method that a backend sees, and no other. */
class SpiTableTest {
    private static final List<Class<?>> TYPES = List.of(
            LayerBackend.class,
            LayerSink.class,
            Layer.class,
            AreaBackend.class,
            ProfileBackend.class,
            ConnectionBackend.class,
            WifiBackend.class,
            CellularBackend.class,
            CountersBackend.class,
            SocketBinder.class,
            ConfirmBackend.class,
            ShellCommand.class,
            BroughtCommand.class);

    @Test
    void everyMethodHasItsRowAndNoOther() throws Exception {
        Set<String> methods = new TreeSet<>();
        for (Class<?> type : TYPES) {
            for (Method method : type.getDeclaredMethods()) {
                if (!Modifier.isStatic(method.getModifiers()) && !method.isSynthetic()) {
                    methods.add(type.getSimpleName() + "#" + method.getName());
                }
            }
        }
        Set<String> rows = new TreeSet<>();
        String page = Files.readString(Path.of(System.getProperty("uplink.root", ".."), "docs/spi.md"));
        Matcher row = Pattern.compile("(?m)^\\| `([A-Z]\\w+#\\w+)` \\|").matcher(page);
        while (row.find()) {
            assertThat(rows.add(row.group(1))).as(row.group(1)).isTrue();
        }
        assertThat(rows).isEqualTo(methods);
    }
}
