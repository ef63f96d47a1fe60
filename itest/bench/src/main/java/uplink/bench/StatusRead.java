// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import uplink.manager.Connections;
import uplink.profile.Internet;
import uplink.profile.Views;

/** {@code Connections.status()} through the bundle-scoped service of a running framework, and a getter of it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StatusRead {
    private Gateway gateway;
    private Scripted backend;
    private Connections connections;

    /** Starts the shipped bundles with one backend. */
    @Setup(Level.Trial)
    public void start() {
        gateway = Gateway.start("none");
        backend = new Scripted(gateway.context(), "scripted", 0);
        Views views = gateway.service(Views.class);
        Waiting.until(
                "a connection",
                java.time.Duration.ofSeconds(10),
                () -> views.view().current().orElse(null));
        connections = gateway.service(Connections.class);
    }

    /** Stops them. */
    @TearDown(Level.Trial)
    public void stop() {
        backend.close();
        gateway.close();
    }

    /** One read. */
    @Benchmark
    public Internet status() {
        return connections.status().internet();
    }
}
