// SPDX-License-Identifier: Apache-2.0
package uplink.service.view.command;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.profile.Change;
import uplink.profile.CommandOptions;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.View;
import uplink.profile.Views;
import uplink.profile.spi.CommandContext;
import uplink.profile.spi.Commands;
import uplink.profile.spi.Delivery;

/** The commands of one area: what is under way, and who asked for it. */
@Component(service = Commands.class, scope = ServiceScope.BUNDLE)
public final class BundleCommands implements Commands, SynchronousBundleListener {
    private static final Logger log = LoggerFactory.getLogger(BundleCommands.class);
    private static final long PATIENCE_MILLIS = 2000;

    private final Set<Pending<?>> pending = ConcurrentHashMap.newKeySet();
    private final BundleContext context;
    private final Executor pool;
    private final Views views;
    private final CommandTimer timer;
    private volatile boolean closed;

    @Activate
    public BundleCommands(BundleContext context, @Reference Delivery delivery, @Reference Views views) {
        this.context = context;
        this.pool = delivery.pool();
        this.views = views;
        this.timer = new CommandTimer(pool);
    }

    @Activate
    void open() {
        context.addBundleListener(this);
    }

    @Deactivate
    void close() {
        closed = true;
        context.removeBundleListener(this);
        cancel(each -> true, "the service that ran it has stopped");
        timer.close();
    }

    /** What runs for a bundle ends with it; that which it began while it stopped, when it has stopped. */
    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.STOPPING || event.getType() == BundleEvent.STOPPED) {
            Bundle bundle = event.getBundle();
            cancel(each -> each.of(bundle), "bundle " + bundle.getSymbolicName() + ", which asked for it, has stopped");
        }
    }

    @Override
    public <T> CompletionStage<T> run(
            Bundle caller,
            String subject,
            CommandOptions options,
            BiFunction<View, CommandContext, ? extends CompletionStage<T>> work) {
        if (options.confirm().isPresent()) {
            return CompletableFuture.failedFuture(new ConnectionException(
                    ErrorCode.NOT_SUPPORTED, subject, "this is no change that could be undone: omit confirm"));
        }
        return change(caller, subject, options, work);
    }

    @Override
    public <T> CompletionStage<T> change(
            Bundle caller,
            String subject,
            CommandOptions options,
            BiFunction<View, CommandContext, ? extends CompletionStage<T>> work) {
        return begin(
                caller,
                subject,
                options,
                context -> shown(context, View::settled)
                        .thenCompose(view -> calledOffWith(context, work.apply(view, context))));
    }

    @Override
    public <T> CompletionStage<T> await(Bundle caller, Function<View, Optional<T>> look, Duration timeout) {
        CommandOptions options = CommandOptions.DEFAULT.timeout(timeout);
        AtomicReference<Optional<T>> seen = new AtomicReference<>(Optional.empty());
        return begin(
                caller,
                Change.CONNECTION,
                options,
                context -> shown(context, view -> {
                            Optional<T> met = look.apply(view);
                            seen.set(met);
                            return met.isPresent();
                        })
                        .thenApply(view -> seen.get().orElseThrow()));
    }

    @Override
    public CompletionStage<View> shown(CommandContext command, Predicate<View> effect) {
        CompletionStage<View> wait = views.await(effect, command.remaining());
        command.onCancel(() -> wait.toCompletableFuture().cancel(false));
        return wait;
    }

    private <T> CompletionStage<T> begin(
            Bundle caller, String subject, CommandOptions options, Function<CommandContext, CompletionStage<T>> work) {
        Pending<T> command = new Pending<>(caller, subject, options, pool);
        pending.add(command);
        Future<?> end = timer.after(
                options.timeout(),
                () -> command.end(ErrorCode.TIMED_OUT, "it was not done within " + options.timeout()));
        command.whenEnded(ended -> {
            pending.remove(ended);
            end.cancel(false);
        });
        if (closed || gone(caller)) {
            command.end(ErrorCode.CANCELLED, closed ? "the service has stopped" : caller + " has stopped");
        } else {
            pool.execute(() -> command.start(work));
        }
        return command.stage();
    }

    private static <T> CompletionStage<T> calledOffWith(CommandContext context, CompletionStage<T> stage) {
        context.onCancel(() -> Pending.callOff(stage));
        return stage;
    }

    /** Commands that have not ended, and running time-outs: both zero when nothing is under way. */
    int left() {
        return pending.size() + timer.size();
    }

    private void cancel(Predicate<Pending<?>> which, String why) {
        CompletableFuture<?>[] ends = pending.stream()
                .filter(which)
                .map(each -> CompletableFuture.runAsync(() -> each.end(ErrorCode.CANCELLED, why), pool))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException blocked) {
            log.warn("{} commands end late, since somebody blocks who waited for them: {}", ends.length, why);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            log.error("A command could not be ended: {}", why, failed);
        }
    }

    private static boolean gone(Bundle caller) {
        return (caller.getState() & (Bundle.UNINSTALLED | Bundle.INSTALLED | Bundle.RESOLVED)) != 0;
    }
}
