// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * Stands for polkit on a bus of a test's own: says yes to everything, or no. ModemManager asks before each change, and takes silence for
 * a no.
 */
public final class PolicyKit implements AutoCloseable {
    private static final String NAME = "org.freedesktop.PolicyKit1";

    private final DBusConnection connection;
    private final List<String> actions = new CopyOnWriteArrayList<>();
    private volatile boolean allowing = true;

    /** Who wants to do something. */
    public static final class Subject extends Struct {
        /** What it is known by. */
        @Position(0)
        public final String kind;

        /** Details of that. */
        @Position(1)
        public final Map<String, Variant<?>> details;

        /** As it comes from the bus. */
        public Subject(String kind, Map<String, Variant<?>> details) {
            this.kind = kind;
            this.details = details;
        }
    }

    /** May he. */
    public static final class Answer extends Struct {
        /** He may. */
        @Position(0)
        public final boolean authorized;

        /** He might, with a password. */
        @Position(1)
        public final boolean challenge;

        /** Nothing. */
        @Position(2)
        public final Map<String, String> details;

        /** As it goes to the bus. */
        public Answer(boolean authorized, boolean challenge, Map<String, String> details) {
            this.authorized = authorized;
            this.challenge = challenge;
            this.details = details;
        }
    }

    /** The one value that is answered: dbus-java describes a structure with a dictionary only as part of this. */
    public static final class Whole<A> extends Tuple {
        /** That value. */
        @Position(0)
        public final A answer;

        /** As it goes to the bus. */
        public Whole(A answer) {
            this.answer = answer;
        }
    }

    /** The one method that matters, as polkit has it. */
    @DBusInterfaceName("org.freedesktop.PolicyKit1.Authority")
    public interface Authority extends DBusInterface {
        /** Is asked. */
        @SuppressWarnings("checkstyle:MethodName")
        Whole<Answer> CheckAuthorization(
                Subject subject, String action, Map<String, String> details, UInt32 flags, String cancellation);
    }

    private final class Says implements Authority {
        @Override
        public Whole<Answer> CheckAuthorization(
                Subject subject, String action, Map<String, String> details, UInt32 flags, String cancellation) {
            actions.add(action);
            return new Whole<>(new Answer(allowing, false, Map.of()));
        }

        @Override
        public String getObjectPath() {
            return "/org/freedesktop/PolicyKit1/Authority";
        }
    }

    /** Appears on that bus. */
    public PolicyKit(String address) throws DBusException {
        connection = DBusConnectionBuilder.forAddress(address).withShared(false).build();
        Says says = new Says();
        connection.exportObject(says.getObjectPath(), says);
        connection.requestBusName(NAME);
    }

    /** From now on it says yes, or no. */
    public void allow(boolean all) {
        allowing = all;
    }

    /** What it was asked for. */
    public List<String> actions() {
        return List.copyOf(actions);
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
