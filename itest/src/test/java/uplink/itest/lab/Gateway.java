// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import uplink.linux.kernel.Control;
import uplink.linux.kernel.KernelBackend;
import uplink.linux.kernel.KernelConfirm;
import uplink.linux.kernel.KernelConnections;
import uplink.linux.kernel.KernelPlace;
import uplink.linux.kernel.KernelProfiles;
import uplink.linux.netlink.Sysfs;
import uplink.profile.ConnectionException;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerSink;

/** One life of the kernel backend in a lab, with all of its hands. */
public final class Gateway implements AutoCloseable, LayerSink {
    private static final Lab HERE = Lab.none();

    private final KernelBackend backend;
    private final KernelProfiles profiles;
    private final KernelConnections connections;
    private final KernelConfirm confirm;
    private Layer newest = Layer.builder().build();

    /** Starts inside of {@code lab}, with its own folder below {@code files}; {@code manage} are entries apart by commas. */
    public Gateway(Lab lab, Path files, String manage) throws Exception {
        this(lab, files, manage, 8 << 20);
    }

    /** With another receive buffer. */
    public Gateway(Lab lab, Path files, String manage, int receiveBuffer) throws Exception {
        Control control = Control.of(manage, Optional.of(files.resolve("store")), files.resolve("run"));
        KernelPlace place =
                new KernelPlace(new Sysfs(files.resolve("none")), files.resolve("resolv.conf"), receiveBuffer);
        backend = new KernelBackend(place, control);
        profiles = new KernelProfiles(control);
        connections = new KernelConnections(control);
        confirm = new KernelConfirm(control);
        if (lab == HERE) {
            backend.start(this);
        } else {
            lab.inside(() -> {
                backend.start(this);
                return true;
            });
        }
    }

    /** The namespace of this very process. */
    static Lab here() {
        return HERE;
    }

    /** Its eyes. */
    public KernelBackend backend() {
        return backend;
    }

    /** Its hand for settings. */
    public KernelProfiles profiles() {
        return profiles;
    }

    /** Its hand for connections and routes. */
    public KernelConnections connections() {
        return connections;
    }

    /** Its hand for changes that wait. */
    public KernelConfirm confirm() {
        return confirm;
    }

    @Override
    public synchronized void publish(Layer layer) {
        newest = layer;
        notifyAll();
    }

    @Override
    public void withdraw(String why) {
        throw new AssertionError(why);
    }

    /** What was published last. */
    public synchronized Layer layer() {
        return newest;
    }

    /** Waits for a layer; at most 10 s. */
    public synchronized Layer until(String what, Predicate<Layer> condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.test(newest)) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            assertThat(left)
                    .as(what + " in " + newest.links() + newest.profiles())
                    .isPositive();
            wait(left);
        }
        return newest;
    }

    /** Waits for a profile. */
    public Profile profile(String id, Predicate<Profile> condition) throws InterruptedException {
        Layer layer = until(
                id,
                one -> one.profiles().stream().anyMatch(profile -> profile.id().equals(id) && condition.test(profile)));
        return layer.profiles().stream()
                .filter(profile -> profile.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The link of that interface, as it was published last. */
    public Link link(String name) {
        return layer().links().stream()
                .filter(link -> link.interfaceName().orElse("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What a command answers; its failure is thrown. */
    public static <T> T done(CompletionStage<T> stage) throws Exception {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }

    /** How a command is refused. */
    public static ConnectionException refusal(CompletionStage<?> stage) throws Exception {
        try {
            Object answer = stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
            throw new AssertionError("was not refused: " + answer);
        } catch (ExecutionException failed) {
            Throwable cause =
                    failed.getCause() instanceof CompletionException inner ? inner.getCause() : failed.getCause();
            assertThat(cause).isInstanceOf(ConnectionException.class);
            return (ConnectionException) cause;
        }
    }

    /** Waits until what is asked again and again is so, at most 30 s; for what nobody tells. */
    public static void eventually(String what, java.util.concurrent.Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    @Override
    public void close() {
        backend.stop();
    }
}
