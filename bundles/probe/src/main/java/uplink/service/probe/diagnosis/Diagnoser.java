// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.diagnosis;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.Link;
import uplink.profile.View;
import uplink.profile.Views;
import uplink.service.probe.diagnosis.Case.Goal;
import uplink.service.probe.find.Networks;
import uplink.service.probe.http.Blocking;
import uplink.service.probe.http.Url;
import uplink.sockets.Network;
import uplink.sockets.spi.SocketBinder;

/** Finds out why a link does not lead to a host. Shares its configuration with the probe, whose first target is the usual host. */
@Component(
        service = Diagnoser.class,
        configurationPid = "uplink.service.probe",
        configurationPolicy = ConfigurationPolicy.OPTIONAL)
public final class Diagnoser {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    /** What the operator has set for the probe. */
    public @interface Config {
        /** Pages that answer 204. */
        String[] targets() default {};
    }

    @Reference(policy = DYNAMIC, cardinality = MULTIPLE)
    final Collection<SocketBinder> binders = new CopyOnWriteArrayList<>();

    private final Views views;
    private final Networks networks;
    private final Optional<Url> target;
    private final ExecutorService threads;

    /** Looks at {@code views}, leaves by {@code networks}. */
    @Activate
    public Diagnoser(Config config, @Reference Views views, @Reference Networks networks) {
        this.views = views;
        this.networks = networks;
        this.target = Stream.of(config.targets()).findFirst().map(Url::parse);
        AtomicInteger count = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "uplink-why-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Deactivate
    void close() {
        threads.shutdownNow();
    }

    /** What is asked for when nobody says: the first target of the probe. */
    public Goal usual() {
        return new Goal(target, target.isPresent());
    }

    /** The newest view. */
    public View view() {
        return views.view();
    }

    /**
     * Examines a link. Blocks; an interrupt ends it.
     *
     * @param key of the link; empty of none at all
     * @param lost nobody has asked: the link was lost
     */
    public Diagnosis examine(String key, Goal goal, SSLContext trust, boolean lost) throws IOException {
        View view = views.view();
        Examination examination =
                new Examination(new Case(view, key, network(view.link(key)), goal, trust, binders), lost);
        return Blocking.run(threads, examination, LONGEST, examination::run);
    }

    private Optional<Network> network(Optional<Link> link) throws IOException {
        try {
            return link.isPresent() ? networks.of(link.get()) : Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("called off");
        }
    }
}
