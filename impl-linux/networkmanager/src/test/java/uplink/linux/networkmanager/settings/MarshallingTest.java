// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;

/** Sends settings over a real bus, and what came sends it again: nothing may be lost on either way. */
class MarshallingTest {
    private static final String INTERFACE = "uplink.test.Echo";

    private final BlockingQueue<ConnectionSettings> heard = new LinkedBlockingQueue<>();

    @Test
    void everyShapeComesThroughTwice() throws Exception {
        ConnectionSettings sent = everything();
        try (PrivateBus bus = PrivateBus.start();
                DBusConnection sender = connect(bus);
                DBusConnection receiver = connect(bus)) {
            var rule = DBusMatchRuleBuilder.create()
                    .withType("signal")
                    .withInterface(INTERFACE)
                    .build();
            receiver.addGenericSigHandler(rule, this::hear);
            ConnectionSettings once = echo(sender, sent);
            assertThat(Canonical.of(once)).isEqualTo(Canonical.of(sent));
            ConnectionSettings twice = echo(sender, once);
            assertThat(Canonical.of(twice)).isEqualTo(Canonical.of(sent));
            assertThat(twice).isEqualTo(sent).hasSameHashCodeAs(sent);
            readsPlain(twice);
        }
    }

    private static void readsPlain(ConnectionSettings settings) {
        assertThat(settings.section("a").octets("ay")).contains(new byte[] {0, -1, 127});
        assertThat(settings.section("a").list("au")).isEqualTo(List.of(1L, 4_294_967_295L));
        assertThat(settings.section("a").all("aa{sv}").get(0).text("address")).contains("192.0.2.1");
        assertThat(settings.section("a").fields("a{ss}").text("a.b")).contains("ü");
        assertThat(settings.section("a").texts("as-empty")).isEmpty();
        assertThat(settings.section("a").list("aay")).hasSize(2).first().isEqualTo(new byte[] {1, 2});
        assertThat(settings.has("empty")).isTrue();
    }

    private static ConnectionSettings everything() {
        Map<String, Variant<?>> address = new HashMap<>();
        address.put("address", Values.text("192.0.2.1"));
        address.put("prefix", Values.unsigned(24));
        return ConnectionSettings.empty()
                .with("empty")
                .with("a", "s", Values.text("text"))
                .with("a", "b", Values.flag(true))
                .with("a", "i", Values.signed(-5))
                .with("a", "u", Values.unsigned(4_294_967_295L))
                .with("a", "x", Values.wide(-1))
                .with("a", "ay", Values.octets(new byte[] {0, -1, 127}))
                .with("a", "ay-empty", Values.octets(new byte[0]))
                .with("a", "as", Values.texts(List.of("x", "y")))
                .with("a", "as-empty", Values.texts(List.of()))
                .with("a", "au", Values.unsigneds(List.of(1L, 4_294_967_295L)))
                .with("a", "au-empty", Values.unsigneds(List.of()))
                .with("a", "aay", Values.octetStrings(List.of(new byte[] {1, 2}, new byte[] {3})))
                .with("a", "aay-empty", Values.octetStrings(List.of()))
                .with("a", "aa{sv}", Values.dictionaries(List.of(address, new HashMap<>())))
                .with("a", "aa{sv}-empty", Values.dictionaries(List.of()))
                .with("a", "a{ss}", Values.words(Map.of("a.b", "ü", "c.d", "")))
                .with("a", "aau", new Variant<>(List.of(List.of(new UInt32(1), new UInt32(2))), "aau"));
    }

    private static DBusConnection connect(PrivateBus bus) throws DBusException {
        return DBusConnectionBuilder.forAddress(bus.address()).withShared(false).build();
    }

    private void hear(DBusSignal signal) {
        try {
            heard.add(ConnectionSettings.of(signal.getParameters()[0]));
        } catch (DBusException broken) {
            heard.add(ConnectionSettings.empty());
        }
    }

    private ConnectionSettings echo(DBusConnection sender, ConnectionSettings settings) throws Exception {
        sender.sendMessage(sender.getMessageFactory()
                .createSignal(null, "/echo", INTERFACE, "Said", ConnectionSettings.SIGNATURE, settings.raw()));
        ConnectionSettings came = heard.poll(60, TimeUnit.SECONDS);
        assertThat(came).as("nothing came").isNotNull();
        return came;
    }
}
