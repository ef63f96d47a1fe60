// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.linux.networkmanager.bus.Bus;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.bus.Signal;
import uplink.linux.networkmanager.state.Interfaces;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerSink;
import uplink.wifi.Scan;

/**
 * From start to stop of the backend: begins a new {@link Life}, from nothing, with each new owner of NetworkManager's name. A layer is
 * drawn once all signals that have come are taken in. Fields are the worker's alone.
 */
final class Session implements BusKeeper.Guest, AutoCloseable {
    static final Logger LOG = LoggerFactory.getLogger("uplink.linux.networkmanager");
    private static final Duration AGAIN = Duration.ofMillis(500);

    /** Who may not ask will hardly be allowed soon. */
    private static final Duration AT_LEISURE = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Memory memory;
    private final LayerSink sink;
    private final Worker worker = new Worker();
    private final Waiting waiting = new Waiting();
    private final ModemWatch modems;
    private final Confirmations confirmations = new Confirmations();
    private final Attempts attempts;
    private final BusKeeper keeper;
    private final Edits edits;
    private @Nullable Life life;
    private String present = "";
    private boolean drawing;
    private boolean absent;
    private @Nullable Layer published;
    private boolean silent;
    private volatile @Nullable Set<String> denied;
    private volatile Optional<Scan> scan = Optional.empty();

    Session(NetworkManagerPlace place, Rights rights, LayerSink sink) {
        this.sink = sink;
        memory = Memory.of(place, rights, this::draw);
        modems = new ModemWatch(worker, this::draw);
        keeper = new BusKeeper(place, worker, this);
        attempts = new Attempts(rights, confirmations);
        edits = new Edits(rights, confirmations);
    }

    void start() {
        keeper.start();
    }

    @Override
    public void reached(Bus bus) {
        adopt(bus, bus.owner(Interfaces.MANAGER, PATIENCE));
        modems.adopt(bus, bus.owner(ModemWatch.NAME, PATIENCE));
    }

    @Override
    public void owner(Bus bus, Signal signal) {
        Optional<String> owner = Optional.of(signal.text(2)).filter(name -> !name.isEmpty());
        if (signal.text(0).equals(Interfaces.MANAGER)) {
            adopt(bus, owner);
        } else if (signal.text(0).equals(ModemWatch.NAME)) {
            modems.adopt(bus, owner);
            draw();
        }
    }

    @Override
    public void lost() {
        gone("the bus is gone");
        modems.gone();
    }

    private void adopt(Bus on, Optional<String> owner) {
        if (life != null && owner.filter(life.caller().owner()::equals).isPresent()) {
            return;
        }
        if (life != null) {
            gone("NetworkManager is gone");
            confirmations.forget();
        }
        if (owner.filter(present::equals).isEmpty()) {
            silent = false;
        }
        present = owner.orElse("");
        owner.ifPresentOrElse(name -> begin(on, name), () -> absent("NetworkManager does not run"));
    }

    /** A daemon that does not answer, or may not be asked, is asked again, and that is said once. */
    private void begin(Bus on, String owner) {
        try {
            life = new Life(memory, on, owner, worker, modems);
            silent = false;
            draw();
        } catch (RuntimeException failed) {
            if (!silent) {
                LOG.warn("NetworkManager does not say what it sees, and is asked again: {}", failed.getMessage());
                silent = true;
            }
            absent("NetworkManager does not say what it sees");
            worker.later("ask again", forbidden(failed) ? AT_LEISURE : AGAIN, () -> again(on, owner));
        }
    }

    private static boolean forbidden(RuntimeException failed) {
        return failed instanceof BusException refused && refused.word().equals("AccessDenied");
    }

    private void again(Bus on, String owner) {
        if (keeper.is(on) && life == null && owner.equals(present)) {
            begin(on, owner);
        }
    }

    private void gone(String why) {
        Life over = life;
        if (over != null) {
            life = null;
            denied = null;
            LOG.info("{}", why);
            waiting.end(new ConnectionException(ErrorCode.GONE, "", why));
            absent = false;
        }
        absent(why);
        if (over != null) {
            over.close();
        }
    }

    /** Says once that there is nothing to be seen, also at the beginning: nobody shall wait for a first layer. */
    private void absent(String why) {
        if (!absent) {
            absent = true;
            sink.withdraw(why);
        }
    }

    /** Draws once what has come by then is taken in. */
    private void draw() {
        if (!drawing) {
            drawing = true;
            worker.run("draw", () -> {
                drawing = false;
                if (life != null) {
                    show(life);
                }
            });
        }
    }

    private void show(Life now) {
        denied = now.denied();
        confirmations.look(now);
        Layer layer = now.layer(new ModemDrawing(now, modems.modems()));
        if (absent || !layer.equals(published)) {
            absent = false;
            published = layer;
            sink.publish(layer);
        }
        scan = now.picture().lastScan();
        waiting.look(now);
    }

    /** Completes with what {@code look} says of NetworkManager, on the worker's thread; UNAVAILABLE when it does not run. */
    <T> CompletableFuture<T> look(Function<Life, T> look) {
        return worker.ask(() -> look.apply(running()));
    }

    /** Completes as soon as {@code look} answers; GONE when NetworkManager goes. */
    <T> CompletableFuture<T> when(Function<Life, Optional<T>> look) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        worker.ask(() -> {
                    waiting.add(answer, look, running());
                    return true;
                })
                .exceptionally(failed -> answer.completeExceptionally(failed));
        return answer;
    }

    private Life running() {
        if (life == null) {
            throw new ConnectionException(ErrorCode.UNAVAILABLE, "", "NetworkManager is not running");
        }
        return life;
    }

    /** Permissions that NetworkManager refuses for good; empty while it does not run. Any thread. */
    Optional<Set<String>> permitted() {
        return Optional.ofNullable(denied);
    }

    /** What a radio has found last. Any thread. */
    Optional<Scan> lastScan() {
        return scan;
    }

    /** Changes that wait to be confirmed. */
    Confirmations confirmations() {
        return confirmations;
    }

    /** Brings profiles up and down. */
    Attempts attempts() {
        return attempts;
    }

    /** Writes profiles. */
    Edits edits() {
        return edits;
    }

    /** What is seen of ModemManager; not for long. */
    <T> T ask(Function<ModemWatch, T> look) throws InterruptedException {
        return Command.get(worker.ask(() -> look.apply(modems)), PATIENCE);
    }

    Worker worker() {
        return worker;
    }

    @Override
    public void close() {
        keeper.rest();
        worker.close(() -> {
            waiting.end(Worker.stopped());
            modems.gone();
            if (life != null) {
                life.close();
                life = null;
            }
        });
        keeper.close();
    }
}
