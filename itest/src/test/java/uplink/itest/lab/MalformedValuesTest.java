// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static uplink.itest.lab.FakeNetworkManager.NM;
import static uplink.itest.lab.FakeNetworkManager.PATH;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uplink.linux.netlink.Sysfs;
import uplink.linux.networkmanager.Control;
import uplink.linux.networkmanager.NetworkManagerBackend;
import uplink.linux.networkmanager.NetworkManagerPlace;
import uplink.profile.Carrier;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.View;
import uplink.service.view.RunningView;

/** Whatever a fake NetworkManager says, what is right in it is shown, and nothing breaks. The one test that needs a fake. */
@Timeout(60)
class MalformedValuesTest {
    private static final String GOOD = PATH + "/Devices/1";
    private static final String DEVICE = NM + ".Device";
    private static final String CONFIG = PATH + "/IP4Config/1";
    private static final List<String> PROPERTIES = List.of(
            "Interface",
            "IpInterface",
            "DeviceType",
            "State",
            "StateReason",
            "Managed",
            "InterfaceFlags",
            "HwAddress",
            "Mtu",
            "Ip4Config",
            "Ip6Config",
            "Dhcp4Config",
            "ActiveConnection",
            "AvailableConnections",
            "Ip4Connectivity",
            "Metered");

    @TempDir
    private Path folder;

    private PrivateBus bus;
    private RunningView running;
    private FakeNetworkManager fake;

    @BeforeEach
    void open() throws Exception {
        NetworkManagerHost.installed("dbus-daemon", "dbus-send");
        bus = new PrivateBus(folder);
        fake = new FakeNetworkManager(bus.address()).with(GOOD, DEVICE, good("eth1"));
        running = new RunningView(
                "networkmanager",
                new NetworkManagerBackend(
                        Control.of(new NetworkManagerPlace(bus.address(), new Sysfs(folder.resolve("none"))), "*")));
    }

    @AfterEach
    void close() {
        if (running != null) {
            running.close();
            fake.close();
            bus.close();
        }
    }

    private static Map<String, Variant<?>> good(String name) {
        Map<String, Variant<?>> properties = new HashMap<>();
        properties.put("Interface", new Variant<>(name));
        properties.put("DeviceType", number(20));
        properties.put("State", number(30));
        properties.put("Managed", new Variant<>(true));
        properties.put("InterfaceFlags", number(0x10001));
        properties.put("HwAddress", new Variant<>("02:00:5E:00:53:01"));
        properties.put("Mtu", number(1500));
        return properties;
    }

    private static Map<String, Variant<?>> good(String name, String property, Variant<?> value) {
        Map<String, Variant<?>> properties = good(name);
        properties.put(property, value);
        return properties;
    }

    private static Variant<UInt32> number(long value) {
        return new Variant<>(new UInt32(value));
    }

    private static Map<String, Variant<?>> all(Variant<?> value) {
        Map<String, Variant<?>> properties = new HashMap<>();
        PROPERTIES.forEach(name -> properties.put(name, value));
        return properties;
    }

    /** What is right is still shown, and what comes later too. */
    private View goesOn() throws Exception {
        NetworkManagerGateway.until(running, "eth1", view -> attached(view, Carrier.ATTACHED));
        fake.change(GOOD, "InterfaceFlags", number(1));
        NetworkManagerGateway.until(running, "eth1 without carrier", view -> attached(view, Carrier.DETACHED));
        fake.change(GOOD, "InterfaceFlags", number(0x10001));
        return NetworkManagerGateway.until(running, "eth1 as before", view -> attached(view, Carrier.ATTACHED));
    }

    private static boolean attached(View view, Carrier carrier) {
        return NetworkManagerGateway.found(view, "eth1")
                .filter(link -> link.carrier() == carrier && link.mtuBytes().orElse(0) == 1500)
                .isPresent();
    }

    @Test
    void propertiesOfOtherTypes() throws Exception {
        List<Variant<?>> odd = List.of(
                new Variant<>("text"),
                new Variant<>(true),
                new Variant<>(-1),
                new Variant<>(1.5),
                new Variant<>(new DBusPath("/nowhere")),
                new Variant<>(List.of("a", "b"), "as"),
                new Variant<>(Map.of("a", new Variant<>(1)), "a{sv}"));
        for (int index = 0; index < odd.size(); index++) {
            fake.with(PATH + "/Devices/" + (10 + index), DEVICE, all(odd.get(index)));
        }
        fake.with(PATH + "/Devices/last", DEVICE, good("eth98")).with(PATH, NM, all(new Variant<>("text")));
        fake.appear();
        assertThat(goesOn().links()).extracting(Link::key).contains("veth:eth1").doesNotHaveDuplicates();
    }

    @Test
    void valuesThatAreNone() throws Exception {
        fake.with(PATH + "/Devices/2", DEVICE, good("eth2", "HwAddress", new Variant<>("zz:1")))
                .with(PATH + "/Devices/3", DEVICE, good("eth3", "Mtu", number(0xFFFF_FFFFL)))
                .with(PATH + "/Devices/4", DEVICE, good("eth4", "State", number(4711)))
                .with(PATH + "/Devices/5", DEVICE, good("eth5", "DeviceType", number(4711)))
                .with(PATH + "/Devices/6", DEVICE, good("", "Interface", new Variant<>("")))
                .with(PATH + "/Devices/7", DEVICE, good("eth1"))
                .appear();
        View view = goesOn();
        assertThat(view.links()).extracting(Link::key).doesNotHaveDuplicates();
        assertThat(NetworkManagerGateway.find(view, "eth3").mtuBytes().orElse(0))
                .isNotNegative();
    }

    @Test
    void addressesThatAreNone() throws Exception {
        Map<String, Variant<?>> good = Map.of("address", new Variant<>("192.0.2.9"), "prefix", number(24));
        Map<String, Variant<?>> wide = Map.of("address", new Variant<>("192.0.2.10"), "prefix", number(999));
        Map<String, Variant<?>> text = Map.of("address", new Variant<>("not an address"), "prefix", number(24));
        Map<String, Variant<?>> six = Map.of("address", new Variant<>("2001:db8::1"), "prefix", new Variant<>("24"));
        Map<String, Variant<?>> route = Map.of("dest", new Variant<>("192.0.2.0"), "prefix", new Variant<>(-3));
        Variant<?> addresses = new Variant<>(List.of(wide, good, text, six, Map.of()), "aa{sv}");
        fake.with(GOOD, DEVICE, good("eth1", "Ip4Config", new Variant<>(new DBusPath(CONFIG))))
                .with(
                        CONFIG,
                        NM + ".IP4Config",
                        Map.of(
                                "AddressData", addresses,
                                "RouteData", new Variant<>(List.of(route, text), "aa{sv}"),
                                "Gateway", new Variant<>("::gateway"),
                                "NameserverData", new Variant<>(List.of("192.0.2.53"), "as"),
                                "Domains", number(3)))
                .appear();
        Link link = NetworkManagerGateway.find(goesOn(), "eth1");
        assertThat(link.ip(Family.IPV4).addresses())
                .extracting(address -> address.host())
                .contains("192.0.2.9")
                .doesNotContain("192.0.2.10");
        assertThat(link.ip(Family.IPV4).gateways()).isEmpty();
    }

    @Test
    void connectionsThatAreNone() throws Exception {
        fake.saved(PATH + "/Settings/1", Map.of())
                .saved(
                        PATH + "/Settings/2",
                        Map.of("connection", Map.of("uuid", number(5), "type", new Variant<>(true))))
                .saved(
                        PATH + "/Settings/3",
                        Map.of("connection", Map.of("uuid", new Variant<>("same"), "id", number(3))))
                .saved(PATH + "/Settings/4", Map.of("connection", Map.of("uuid", new Variant<>("same"))))
                .with(PATH + "/Settings/5", NM + ".Settings.Connection", Map.of())
                .with(GOOD, DEVICE, good("eth1", "ActiveConnection", new Variant<>(new DBusPath("/gone"))))
                .appear();
        assertThat(goesOn().profiles()).extracting(Profile::id).doesNotHaveDuplicates();
    }

    @Test
    void signalsThatAreNone() throws Exception {
        fake.appear();
        goesOn();
        fake.tell(GOOD, "org.freedesktop.DBus.Properties.PropertiesChanged", "s", DEVICE);
        fake.tell(
                GOOD,
                "org.freedesktop.DBus.Properties.PropertiesChanged",
                "ua{sv}as",
                new UInt32(1),
                Map.of(),
                new String[0]);
        fake.tell(
                FakeNetworkManager.ROOT, "org.freedesktop.DBus.ObjectManager.InterfacesAdded", "o", new DBusPath(GOOD));
        fake.tell(FakeNetworkManager.ROOT, "org.freedesktop.DBus.ObjectManager.InterfacesRemoved", "s", "nothing");
        fake.tell(GOOD, DEVICE + ".StateChanged", "s", "up");
        fake.tell(
                PATH + "/ActiveConnection/1",
                NM + ".Connection.Active.StateChanged",
                "uu",
                new UInt32(9),
                new UInt32(99));
        fake.tell(PATH + "/Settings/77", NM + ".Settings.Connection.Updated", "");
        goesOn();
    }

    @Test
    void anAnswerThatIsNone() throws Exception {
        fake.appearBabbling();
        NetworkManagerGateway.until(running, "settled", View::settled);
        assertThat(running.view().links()).isEmpty();
        fake.close();
        fake = new FakeNetworkManager(bus.address())
                .with(GOOD, DEVICE, good("eth1"))
                .appear();
        goesOn();
    }
}
