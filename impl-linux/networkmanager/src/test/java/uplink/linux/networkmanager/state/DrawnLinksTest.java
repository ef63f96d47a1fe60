// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uplink.linux.netlink.Sysfs;
import uplink.linux.networkmanager.bus.Fields;
import uplink.linux.networkmanager.bus.Mirror;
import uplink.linux.networkmanager.bus.Signal;
import uplink.profile.Carrier;
import uplink.profile.Family;
import uplink.profile.Link;

class DrawnLinksTest {
    private static final String PORT = Interfaces.ROOT + "/Devices/1";
    private static final String IP = Interfaces.ROOT + "/IP4Config/1";

    private final Mirror mirror = new Mirror();
    private final DrawnLinks links = new DrawnLinks(
            mirror, new DeviceLinks(mirror, new Sysfs(Path.of("/nonexistent"))), new DeviceRoutes(mirror));

    DrawnLinksTest() {
        Map<String, Object> objects = new HashMap<>();
        objects.put(
                PORT,
                Map.of(
                        Interfaces.DEVICE,
                        Map.of("Interface", "eth7", "DeviceType", 1L, "InterfaceFlags", 0x10001L, "Ip4Config", IP)));
        objects.put(IP, Map.of(Interfaces.IP4, address("192.0.2.2")));
        mirror.replace(objects);
    }

    private static Map<String, Object> address(String text) {
        return Map.of("AddressData", List.of(Map.of("address", text, "prefix", 24L)));
    }

    private Link link() {
        return links.of("mac:1", PORT, Fields.EMPTY).link();
    }

    private void told(String path, String interfaceName, Map<String, Object> changed) {
        mirror.take(new Signal(
                path,
                "org.freedesktop.DBus.Properties",
                "PropertiesChanged",
                List.of(interfaceName, changed, List.of())));
    }

    @Test
    void whatNothingWasToldOfStaysAsItWasDrawn() {
        assertThat(link()).isSameAs(link());
    }

    @Test
    void whatWasToldOfALinkOrOfWhatItNamesIsDrawn() {
        assertThat(link().carrier()).isEqualTo(Carrier.ATTACHED);
        told(PORT, Interfaces.DEVICE, Map.of("InterfaceFlags", 1L));
        assertThat(link().carrier()).isEqualTo(Carrier.DETACHED);
        told(IP, Interfaces.IP4, address("192.0.2.7"));
        assertThat(link().ip(Family.IPV4).addresses().get(0).host()).isEqualTo("192.0.2.7");
    }

    @Test
    void anotherKeyOrOtherSettingsAreDrawn() {
        Link before = link();
        Fields settings = Fields.of(Map.of("connection", Map.of("uuid", "u")));
        assertThat(links.of("mac:1", PORT, settings).link()).isNotEqualTo(before);
        assertThat(links.of("mac:2", PORT, settings).link().key()).isEqualTo("mac:2");
    }

    @Test
    void whatIsGoneIsForgotten() {
        Link before = link();
        links.keep(Set.of());
        assertThat(link()).isNotSameAs(before).isEqualTo(before);
    }
}
