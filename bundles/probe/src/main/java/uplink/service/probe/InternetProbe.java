// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.profile.Internet;
import uplink.profile.Metered;
import uplink.profile.RequirePrivilege;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerBackend;
import uplink.profile.spi.LayerSink;
import uplink.profile.spi.Mark;
import uplink.sockets.Network;

/**
 * Asks, through each network by itself, whether the internet is reached, and lays what it finds over whoever describes the link. Asks
 * nobody until targets are configured.
 */
@Component(
        service = LayerBackend.class,
        configurationPid = "uplink.service.probe",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = {LayerBackend.NAME + "=probe", "service.ranking:Integer=300"})
@Designate(ocd = InternetProbe.Config.class)
@RequirePrivilege("network.get")
public final class InternetProbe implements LayerBackend {
    private static final Logger log = LoggerFactory.getLogger(InternetProbe.class);
    private static final int THREADS = 4;

    /** What the operator has to set. */
    @ObjectClassDefinition(name = "Uplink internet probe")
    public @interface Config {
        /** The first one that answers is enough. */
        @AttributeDefinition(description = "Pages that answer 204, as http://host[:port]/path")
        String[] targets();

        /** After a failure it is asked sooner. */
        @AttributeDefinition(description = "Seconds between two rounds while all is well, at least 5")
        int periodSeconds() default 300;
    }

    private final Check check;
    private final Duration period;
    private final ScheduledThreadPoolExecutor threads;

    /** By network, what is shown of it and what comes next. Guarded by this, and so is the rest. */
    private final Map<Network, Probing> probed = new HashMap<>();

    private Optional<LayerSink> sink = Optional.empty();

    @Activate
    public InternetProbe(Config config) {
        this(
                new Check(Stream.of(config.targets()).map(Target::parse).toList()),
                Duration.ofSeconds(config.periodSeconds()));
    }

    InternetProbe(Check check, Duration period) {
        this.check = check;
        this.period = period.compareTo(Duration.ofSeconds(5)) < 0 ? Duration.ofSeconds(5) : period;
        this.threads = new ScheduledThreadPoolExecutor(THREADS, work -> {
            Thread thread = new Thread(work, "uplink-probe");
            thread.setDaemon(true);
            return thread;
        });
        threads.setRemoveOnCancelPolicy(true);
    }

    private static final class Probing {
        private final Rhythm rhythm;
        private Internet shown = Internet.UNKNOWN;
        private Optional<Future<?>> next = Optional.empty();

        private Probing(Duration period) {
            rhythm = new Rhythm(period);
        }
    }

    @Deactivate
    void close() {
        threads.shutdownNow();
    }

    @Override
    public synchronized void start(LayerSink given) {
        sink = Optional.of(given);
        publish();
    }

    @Override
    public synchronized void stop() {
        sink = Optional.empty();
    }

    /** Simulated networks know of their internet themselves. */
    @Reference(cardinality = MULTIPLE, policy = DYNAMIC, target = "(uplink.simulated=false)")
    synchronized void bindNetwork(Network network) {
        Probing probing = new Probing(period);
        probed.put(network, probing);
        probing.next = Optional.of(threads.submit(() -> round(network)));
    }

    synchronized void unbindNetwork(Network network) {
        Probing gone = probed.remove(network);
        if (gone != null) {
            gone.next.ifPresent(next -> next.cancel(true));
            publish();
        }
    }

    /** Asks without a lock, since that takes its time. */
    private void round(Network network) {
        Internet seen = check.of(network);
        synchronized (this) {
            Probing probing = probed.get(network);
            if (probing != null && !threads.isShutdown()) {
                Internet before = probing.shown;
                probing.shown = probing.rhythm.take(seen);
                Duration wait = probing.rhythm.next(ThreadLocalRandom.current().nextDouble());
                probing.next =
                        Optional.of(threads.schedule(() -> round(network), wait.toNanos(), TimeUnit.NANOSECONDS));
                if (before != probing.shown) {
                    log.info("{}: the internet is {}", network.link().key(), probing.shown);
                    publish();
                }
            }
        }
    }

    private void publish() {
        Layer layer = Layer.builder()
                .marks(probed.entrySet().stream()
                        .filter(entry -> entry.getValue().shown != Internet.UNKNOWN)
                        .map(entry ->
                                new Mark(entry.getKey().link().key(), entry.getValue().shown, Metered.UNKNOWN, "probe"))
                        .toList())
                .build();
        sink.ifPresent(open -> open.publish(layer));
    }
}
