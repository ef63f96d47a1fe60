// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.linux.netlink.Sysfs;
import uplink.profile.spi.LayerBackend;
import uplink.profile.spi.LayerSink;

/**
 * What the Linux kernel itself says of links, addresses and routes: the lowest layer, below every daemon. Observes the network
 * namespace that {@link #start} runs in; changes nothing but by {@link Control}.
 */
@Component(
        name = KernelBackend.PID,
        enabled = false,
        property = {LayerBackend.NAME + "=" + KernelBackend.NAME, "service.ranking:Integer=-100"})
public final class KernelBackend implements LayerBackend {
    static final String NAME = "kernel";
    static final String PID = "uplink.linux.kernel";

    private final KernelPlace place;
    private final Control control;
    private boolean stopped;
    private @Nullable Session session;

    /** The machine's own. */
    @Activate
    public KernelBackend(@Reference Control control) {
        this(KernelPlace.machine(), control);
    }

    /** Only observes, with other files than the machine's own: those of a namespace, for instance. */
    public KernelBackend(Sysfs sysfs, Path resolvConf) {
        this(new KernelPlace(sysfs, resolvConf), Control.of("", Optional.empty(), resolvConf));
    }

    /** Another place, and what may be changed there. */
    public KernelBackend(KernelPlace place, Control control) {
        this.place = place;
        this.control = control;
    }

    @Override
    public void start(LayerSink sink) {
        Session made = control.open(place, sink);
        synchronized (this) {
            if (stopped) {
                control.close(made);
                return;
            }
            session = made;
        }
        made.start();
    }

    @Override
    public void stop() {
        Session running;
        synchronized (this) {
            stopped = true;
            running = session;
            session = null;
        }
        if (running != null) {
            control.close(running);
        }
    }
}
