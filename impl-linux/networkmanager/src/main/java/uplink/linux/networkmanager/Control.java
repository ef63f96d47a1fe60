// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import uplink.profile.Capability;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.spi.CommandContext;
import uplink.profile.spi.LayerSink;
import uplink.profile.spi.Manage;

/** Where the daemons are met and what the operator lets Uplink do by them, and the session that does it. */
@Component(service = Control.class, name = Control.NAME, configurationPid = NetworkManagerBackend.PID, enabled = false)
@Designate(ocd = Control.Config.class)
public final class Control {
    static final String NAME = "uplink.linux.networkmanager.control";

    private final NetworkManagerPlace place;
    private final Rights rights;
    private volatile @Nullable Session session;

    /** Set by the operator. */
    @ObjectClassDefinition(name = "NetworkManager backend")
    public @interface Config {
        /** Links that Uplink may use, and profiles of others that it may edit. */
        @AttributeDefinition(
                description = "Link keys, interface names, and names or UUIDs of connections; none to observe only")
        String[] manage() default {};

        /** The message bus. */
        @AttributeDefinition(description = "Address of the message bus; empty for the system's")
        String bus() default "";
    }

    /** By configuration, else by the framework properties {@code uplink.manage} and {@code uplink.bus}. */
    @Activate
    public Control(Config config, BundleContext context) {
        this(
                NetworkManagerPlace.machine(config.bus(), property(context, "uplink.bus")),
                Manage.of(config.manage(), property(context, "uplink.manage")));
    }

    private static String property(BundleContext context, String name) {
        return Optional.ofNullable(context.getProperty(name)).orElse("");
    }

    private Control(NetworkManagerPlace place, Manage manage) {
        this.place = place;
        rights = Rights.of(manage);
    }

    /** For tests and tools without a framework; {@code manage} are entries of the list, apart by commas. */
    public static Control of(NetworkManagerPlace place, String manage) {
        return new Control(place, Manage.parse(manage));
    }

    /** Begins to meet the daemons. */
    Session open(LayerSink sink) {
        Session made = new Session(place, rights, sink);
        session = made;
        return made;
    }

    void close(Session closed) {
        if (session == closed) {
            session = null;
        }
        closed.close();
    }

    Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    /** These, while NetworkManager runs and does not refuse {@code permission} for good; none when it only observes. */
    Set<Capability> allowed(String permission, Capability first, Capability... more) {
        boolean may = rights.any()
                && session()
                        .flatMap(Session::permitted)
                        .filter(denied -> !denied.contains(permission))
                        .isPresent();
        return may ? EnumSet.of(first, more) : Set.of();
    }

    /** And with them the right to have a change taken back, which is a permission of its own. */
    Set<Capability> confirmed(Set<Capability> able) {
        Set<Capability> all = new HashSet<>(able);
        if (!able.isEmpty()) {
            all.addAll(allowed(Permissions.CHECKPOINT, Capability.CONFIRM));
        }
        return Set.copyOf(all);
    }

    Rights rights() {
        return rights;
    }

    /** Runs {@code work} on a thread of its own, and completes as what it answers; at once when the command is called off. */
    <T> CompletionStage<T> run(CommandContext context, Work<T> work) {
        Session running = session;
        if (running == null) {
            return CompletableFuture.failedFuture(
                    new ConnectionException(ErrorCode.UNAVAILABLE, "", "the NetworkManager backend is not running"));
        }
        return new Command<T>(running, context).run(work);
    }

    /** For those who complete with nothing. */
    CompletionStage<Void> act(CommandContext context, Act act) {
        return run(context, command -> {
                    act.with(command);
                    return true;
                })
                .thenAccept(done -> {});
    }

    /** What a command does that answers nothing; it may block. */
    interface Act {
        void with(Command<?> command) throws InterruptedException;
    }

    /** What a command does; it may block. */
    interface Work<T> {
        T with(Command<T> command) throws InterruptedException;
    }
}
