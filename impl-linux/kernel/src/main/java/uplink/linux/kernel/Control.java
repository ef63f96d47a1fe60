// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.linux.kernel.store.StoreFolder;
import uplink.linux.netlink.Capabilities;
import uplink.profile.Capability;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.spi.CommandContext;
import uplink.profile.spi.LayerSink;
import uplink.profile.spi.Manage;

/**
 * What the operator lets the kernel backend do, and the session that does it: the areas' components send their commands here. Without
 * an entry in the {@code manage} list everything is refused, and nothing is written anywhere.
 */
@Component(service = Control.class, name = Control.NAME, configurationPid = KernelBackend.PID, enabled = false)
@Designate(ocd = Control.Config.class)
public final class Control {
    static final String NAME = "uplink.linux.kernel.control";

    private static final Logger LOG = LoggerFactory.getLogger(Control.class);

    private final Supplier<ControlOptions> options;
    private volatile @Nullable Session session;

    /** Set by the operator. */
    @ObjectClassDefinition(name = "Kernel backend")
    public @interface Config {
        /** Links that Uplink may change. */
        @AttributeDefinition(description = "Link keys and interface names, * for anything; none to observe only")
        String[] manage() default {};

        /** Resolver configuration that Uplink writes. */
        @AttributeDefinition(description = "Resolver configuration that Uplink writes; empty to leave it alone")
        String resolvConf() default "";
    }

    /** By configuration, else by the framework property {@code uplink.manage}. */
    @Activate
    public Control(Config config, BundleContext context) {
        this(
                Manage.of(config.manage(), property(context, "uplink.manage")),
                folder(context),
                new ForeignManagers(),
                config.resolvConf().isEmpty() ? Optional.empty() : Optional.of(Path.of(config.resolvConf())));
    }

    Control(Manage manage, Optional<Path> folder, ForeignManagers foreign, Optional<Path> ownResolver) {
        options = () -> {
            if (manage.entries().isEmpty()) {
                return new ControlOptions(manage, StoreFolder.inMemory(), foreign, Optional.empty());
            }
            try {
                StoreFolder open = folder.map(StoreFolder::open).orElseGet(StoreFolder::inMemory);
                return new ControlOptions(manage, open, foreign, ownResolver);
            } catch (IllegalStateException | UncheckedIOException unusable) {
                LOG.error("The kernel backend only observes: {}", unusable.getMessage());
                Manage nothing = Manage.parse("");
                return new ControlOptions(nothing, StoreFolder.inMemory(), foreign, Optional.empty());
            }
        };
    }

    /**
     * For tests and tools without a framework.
     *
     * @param manage entries of the list, apart by commas
     * @param folder where settings are kept; empty to keep them in memory
     * @param run what stands for {@code /run}, where other managers say what they run
     */
    public static Control of(String manage, Optional<Path> folder, Path run) {
        return new Control(
                Manage.parse(manage),
                folder,
                new ForeignManagers(run, run.resolve("etc"), Path.of("/proc")),
                Optional.empty());
    }

    private static String property(BundleContext context, String name) {
        String value = context.getProperty(name);
        return value == null ? "" : value;
    }

    private static Optional<Path> folder(BundleContext context) {
        String store = property(context, "uplink.store");
        if (store.isEmpty()) {
            return Optional.ofNullable(context.getDataFile("kernel")).map(File::toPath);
        }
        return store.equals("none") ? Optional.empty() : Optional.of(Path.of(store, "kernel"));
    }

    /** Begins to observe, and to manage what is given, in the network namespace of the calling thread. */
    Session open(KernelPlace place, LayerSink sink) {
        Session made = new Session(place, sink, options.get());
        session = made;
        return made;
    }

    void close(Session closed) {
        if (session == closed) {
            session = null;
        }
        closed.close();
    }

    /** These, if the process may change the network at all. */
    static Set<Capability> allowed(Capability first, Capability... more) {
        return Capabilities.netAdmin() ? EnumSet.of(first, more) : Set.of();
    }

    Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    /** Runs {@code work} on the worker's thread. */
    <T> CompletionStage<T> ask(CommandContext context, Function<Session, T> work) {
        return later(context, running -> CompletableFuture.completedFuture(work.apply(running)));
    }

    /** Runs {@code work} on the worker's thread, and completes as what it answers. */
    <T> CompletionStage<T> later(CommandContext context, Function<Session, CompletableFuture<T>> work) {
        Session running = session;
        if (running == null) {
            return CompletableFuture.failedFuture(
                    new ConnectionException(ErrorCode.UNAVAILABLE, "", "the kernel backend is not running"));
        }
        return running.worker()
                .ask(() -> {
                    if (context.cancelled()) {
                        throw new ConnectionException(ErrorCode.CANCELLED, "", "called off before it began");
                    }
                    return work.apply(running);
                })
                .thenCompose(Function.identity());
    }

    /** For those who complete with nothing. */
    CompletionStage<Void> run(CommandContext context, Consumer<Session> work) {
        return ask(context, running -> {
                    work.accept(running);
                    return true;
                })
                .thenAccept(done -> {});
    }
}
