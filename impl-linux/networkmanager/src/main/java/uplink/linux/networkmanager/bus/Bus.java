// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.bus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.messages.MethodReturn;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * One connection to a message bus. Signals come one after the other, in the order of the wire, on a thread of the connection's own;
 * calls block and are made by other threads. Safe for any thread.
 */
public final class Bus implements AutoCloseable {
    /** The bus itself. */
    public static final String NAME = "org.freedesktop.DBus";

    /** A machine without a bus is common: it is told without a try, which costs more. */
    private static final String UNIX = "unix:path=";

    /** Methods whose arguments or answers may hold a secret. */
    private static final Set<String> SECRET =
            Set.of("AddConnection2", "AddAndActivateConnection2", "Update2", "GetSecrets", "SendPin", "SendPuk");

    private static final String PATH = "/org/freedesktop/DBus";

    /** dbus-java tries again every 500 ms for as long as this, and blocks meanwhile: who wants a bus comes back himself. */
    private static final int ONE_ATTEMPT_MILLIS = 500;

    /** How long dbus-java waits for the answers to its own calls, which are to the bus itself. */
    private static final long OWN_CALLS_MILLIS = 2_000;

    /** A call that waits looks so often whether there still is a bus: dbus-java wakes nobody when it goes. */
    private static final long LOOK_MILLIS = 50;

    static {
        MethodCall.setDefaultTimeout(OWN_CALLS_MILLIS);
    }

    private final DBusConnection connection;
    private final AtomicBoolean broken;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Bus(DBusConnection connection, AtomicBoolean broken) {
        this.connection = connection;
        this.broken = broken;
    }

    /**
     * Connects and says hello.
     *
     * @param address such as {@code unix:path=/run/dbus/system_bus_socket}
     * @param lost called once, on any thread, when the connection breaks; not after {@link #close}
     * @throws BusException when there is no bus
     */
    public static Bus connect(String address, Consumer<String> lost) {
        if (address.startsWith(UNIX)
                && !Files.exists(Path.of(address.substring(UNIX.length()).split("[,;]")[0]))) {
            throw new BusException(BusException.DISCONNECTED, "no bus at " + address);
        }
        return connected(address, lost);
    }

    private static Bus connected(String address, Consumer<String> lost) {
        AtomicBoolean broken = new AtomicBoolean();
        IDisconnectCallback breaking = new IDisconnectCallback() {
            @Override
            public void disconnectOnError(IOException why) {
                if (broken.compareAndSet(false, true)) {
                    lost.accept(String.valueOf(why.getMessage()));
                }
            }
        };
        try {
            DBusConnection made = DBusConnectionBuilder.forAddress(address)
                    .withShared(false)
                    .withDisconnectCallback(breaking)
                    .transportConfig()
                    .withTimeout(ONE_ATTEMPT_MILLIS)
                    .back()
                    .build();
            return new Bus(made, broken);
        } catch (DBusException | DBusExecutionException | IllegalArgumentException none) {
            throw new BusException(BusException.DISCONNECTED, "no bus at " + address + ": " + none.getMessage());
        }
    }

    /**
     * Follows signals of one sender.
     *
     * @param sender unique name, such as {@code :1.7}, or that of the bus itself
     * @param interfaceName whose signals
     * @param ear called in the order of the wire; must not block and must not call
     */
    public Subscription follow(String sender, String interfaceName, Consumer<Signal> ear) {
        try {
            var rule = DBusMatchRuleBuilder.create()
                    .withType("signal")
                    .withSender(sender)
                    .withInterface(interfaceName)
                    .build();
            AutoCloseable handle = connection.addGenericSigHandler(rule, signal -> hear(signal, ear));
            return () -> end(handle);
        } catch (DBusException | DBusExecutionException refused) {
            throw new BusException(BusException.DISCONNECTED, String.valueOf(refused.getMessage()));
        }
    }

    private static void hear(DBusSignal signal, Consumer<Signal> ear) {
        try {
            Object[] arguments = signal.getParameters();
            ear.accept(new Signal(signal.getPath(), signal.getInterface(), signal.getName(), plain(arguments)));
        } catch (DBusException malformed) {
            ear.accept(new Signal(signal.getPath(), signal.getInterface(), signal.getName(), List.of()));
        }
    }

    /** The bus forgets the rules of those who leave. */
    private void end(AutoCloseable handle) {
        try {
            if (!broken.get() && !closed.get()) {
                handle.close();
            }
        } catch (Exception alreadyGone) {
            // it has forgotten
        }
    }

    /**
     * Makes a call and waits for the answer; never on the thread of signals.
     *
     * @return plain values
     * @throws BusException when the answer is an error, or does not come in time
     */
    public List<Object> call(Call call, Duration patience) {
        return plain(raw(call, patience));
    }

    /** The same, with the answer as dbus-java gives it: variants keep their signatures, so that they can be sent back. */
    public Object[] raw(Call call, Duration patience) {
        if (SECRET.contains(call.member())) {
            unheard();
        }
        try {
            MethodCall message = connection
                    .getMessageFactory()
                    .createMethodCall(
                            call.destination(),
                            call.path(),
                            call.interfaceName(),
                            call.member(),
                            (byte) 0,
                            call.signature().isEmpty() ? null : call.signature(),
                            call.arguments().toArray());
            connection.sendMessage(message);
            return answer(call, await(message, patience));
        } catch (DBusException | DBusExecutionException gone) {
            throw new BusException(BusException.DISCONNECTED, String.valueOf(gone.getMessage()));
        }
    }

    private @Nullable Message await(MethodCall message, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Message reply = null;
        long left = patience.toMillis();
        while (reply == null
                && left > 0
                && !broken.get()
                && !Thread.currentThread().isInterrupted()) {
            reply = message.getReply(Math.min(LOOK_MILLIS, left));
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        return reply;
    }

    /** dbus-java writes every argument into its log, at the level DEBUG and below. */
    private static void unheard() {
        for (Class<?> talker : List.of(MethodCall.class, MethodReturn.class, Message.class)) {
            if (LoggerFactory.getLogger(talker).isDebugEnabled()) {
                throw new BusException(
                        BusException.TALKATIVE,
                        "the log level DEBUG of org.freedesktop would write a secret into the log: set it to INFO");
            }
        }
    }

    private Object[] answer(Call call, @Nullable Message reply) throws DBusException {
        if (reply == null) {
            String name = broken.get() || closed.get() ? BusException.DISCONNECTED : BusException.NO_REPLY;
            throw new BusException(name, "no answer to " + call);
        }
        Object[] arguments = Optional.ofNullable(reply.getParameters()).orElse(new Object[0]);
        if (reply instanceof Error) {
            throw new BusException(reply.getName(), arguments.length == 0 ? "" : String.valueOf(arguments[0]));
        }
        return arguments;
    }

    private static List<Object> plain(Object @Nullable [] arguments) {
        List<Object> plain = new ArrayList<>();
        if (arguments != null) {
            Arrays.stream(arguments).map(Plain::of).forEach(plain::add);
        }
        return plain;
    }

    /** Unique name of who owns {@code name} now. */
    public Optional<String> owner(String name, Duration patience) {
        try {
            return call(Call.of(NAME, PATH, NAME, "GetNameOwner").with("s", name), patience).stream()
                    .map(String::valueOf)
                    .findFirst();
        } catch (BusException none) {
            if (none.gone()) {
                return Optional.empty();
            }
            throw none;
        }
    }

    /** Leaves the bus. Closing twice is harmless. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            connection.disconnect();
        }
    }

    /** Ends with {@link #close}. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
