// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
        service = {LayerBackend.class, InternetProbe.class},
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
        @AttributeDefinition(
                description =
                        "Pages that answer 204, as http://host[:port]/path; or that have a text, then behind a blank")
        String[] targets();

        /** After a failure it is asked sooner. */
        @AttributeDefinition(description = "Seconds between two rounds while all is well, at least 5")
        int periodSeconds() default 300;

        /** A single lost answer stops nobody. */
        @AttributeDefinition(description = "Rounds in a row that must fail before ONLINE is left, at least 1")
        int failures() default 3;

        /** A flap is one loss. */
        @AttributeDefinition(description = "Seconds that it must be well again before ONLINE comes back")
        int holdSeconds() default 10;
    }

    private final Check check;
    private final Rhythm.Rules rules;
    private final ScheduledThreadPoolExecutor threads;

    /** By network, what is shown of it and what comes next. Guarded by this, and so is the rest. */
    private final Map<Network, Probing> probed = new LinkedHashMap<>();

    private Optional<LayerSink> sink = Optional.empty();

    @Activate
    public InternetProbe(Config config) {
        this(
                new Check(Stream.of(config.targets()).map(Target::parse).toList()),
                new Rhythm.Rules(
                        Duration.ofSeconds(config.periodSeconds()),
                        config.failures(),
                        Duration.ofSeconds(config.holdSeconds())));
        log.info("each network is asked every {}: {} each", rules.period(), Appetite.of(check.targets(), rules));
    }

    InternetProbe(Check check, Rhythm.Rules rules) {
        this.check = check;
        this.rules = rules;
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
        private long nextAt = System.nanoTime();
        private Optional<Future<?>> next = Optional.empty();

        private Probing(Rhythm.Rules rules) {
            rhythm = new Rhythm(rules);
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
        Probing probing = new Probing(rules);
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
                probing.shown = probing.rhythm.take(seen, System.nanoTime());
                schedule(network, probing);
                if (before != probing.shown) {
                    log.info("{}: the internet is {}", network.link().key(), probing.shown);
                    publish();
                }
            }
        }
    }

    private void schedule(Network network, Probing probing) {
        long wait =
                probing.rhythm.next(ThreadLocalRandom.current().nextDouble()).toNanos();
        probing.nextAt = System.nanoTime() + wait;
        probing.next = Optional.of(threads.schedule(() -> round(network), wait, TimeUnit.NANOSECONDS));
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

    /** Lines for people: what is asked, what it takes, and how each network stands. */
    synchronized List<String> report() {
        List<String> lines = new ArrayList<>();
        check.targets().forEach(target -> lines.add("asks " + target.url()));
        lines.add("every " + rules.period().toSeconds() + " s, " + Appetite.of(check.targets(), rules)
                + " on each network; ONLINE ends after " + rules.failures() + " failures, and comes back after "
                + rules.hold().toSeconds() + " s");
        probed.forEach((network, probing) -> lines.add(String.format(
                "%-16s%-8s%s, asked again in %d s",
                network.link().interfaceName().orElse(network.link().key()),
                probing.shown,
                probing.rhythm.failures() == 0 ? "well" : probing.rhythm.failures() + " failed",
                Math.max(0, TimeUnit.NANOSECONDS.toSeconds(probing.nextAt - System.nanoTime())))));
        return lines;
    }
}
