// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import uplink.manager.Status;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.Profiles;
import uplink.profile.View;
import uplink.profile.spi.BroughtCommand;
import uplink.profile.spi.BroughtCommand.Typed;
import uplink.service.shell.area.Areas;
import uplink.sockets.Network;

/** The simulator as the walk uses it: acts happen, and their effect is waited for. */
final class Stage {
    private static final String SIM = "sim";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_NANOS = 10_000_000;
    private static final List<String> HOME = List.of(
            "flight off",
            "sim in",
            "register home",
            "roaming off",
            "wifi on",
            "range home in",
            "join home",
            "cable in");

    private static final BroughtCommand.Answer NOTHING = new BroughtCommand.Answer() {
        @Override
        public void line(String text) {}

        @Override
        public void aside(String text) {}

        @Override
        public void document(@Nullable Object document) {}

        @Override
        public boolean symbols() {
            return false;
        }

        @Override
        public OutputStream bytes() {
            return OutputStream.nullOutputStream();
        }
    };

    private final Areas areas;

    Stage(Areas areas) {
        this.areas = areas;
    }

    Areas areas() {
        return areas;
    }

    Status status() {
        return areas.connections().status();
    }

    /** The network of the current link. */
    Network network() throws InterruptedException {
        return network(status().link().map(Link::key).orElseThrow(() -> new IllegalStateException("not connected")));
    }

    /** The network of the link with that key. */
    Network network(String link) throws InterruptedException {
        return areas.network(link, PATIENCE)
                .orElseThrow(() -> new IllegalStateException("there is no network of " + link));
    }

    /** On a busy machine the walk may come a moment before it. */
    private BroughtCommand simulator() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        BroughtCommand sim = areas.brought().get(SIM);
        while (sim == null && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_NANOS);
            sim = areas.brought().get(SIM);
        }
        if (sim == null) {
            throw Areas.missing("the simulator", "uplink.sim");
        }
        return sim;
    }

    /** Lets acts of the simulator happen, one after the other, at once. */
    void play(List<String> acts) throws IOException {
        BroughtCommand sim = simulator();
        Path file = Files.createTempFile("uplink-demo", ".txt");
        try {
            Files.write(file, acts, StandardCharsets.UTF_8);
            sim.run(new Typed(List.of("play", file.toString(), "--at-once"), Map.of(), file.getParent()), NOTHING);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Back to where the walk began. */
    void home() throws IOException {
        play(HOME);
    }

    /** Waits for a view that is so. */
    View until(Predicate<View> so) throws Exception {
        return join(areas.views().await(so, PATIENCE));
    }

    /** Plays, waits until {@code value} is {@code wanted}, and answers it. */
    <T> T becomes(List<String> acts, Function<View, T> value, T wanted) throws Exception {
        play(acts);
        return value.apply(until(view -> value.apply(view).equals(wanted)));
    }

    <T> T join(CompletionStage<T> stage) throws Exception {
        CompletableFuture<T> future = stage.toCompletableFuture();
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        } catch (TimeoutException late) {
            future.cancel(true);
            throw late;
        }
    }

    /** Waits for what puts something back. */
    void done(CompletionStage<?> stage) throws IOException {
        try {
            join(stage);
        } catch (Exception refused) {
            throw new IOException(refused);
        }
    }

    /** The first saved profile of a kind. */
    <P extends Profile> P profile(Class<P> kind) {
        return areas.profiles().list(Profiles.Which.REGISTERED).stream()
                .filter(Profile::saved)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no " + kind.getSimpleName()));
    }
}
