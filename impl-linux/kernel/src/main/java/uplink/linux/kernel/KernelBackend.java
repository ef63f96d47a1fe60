// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import uplink.linux.netlink.LibcIo;
import uplink.linux.netlink.Sysfs;
import uplink.profile.spi.LayerBackend;
import uplink.profile.spi.LayerSink;

/**
 * What the Linux kernel itself says of links, addresses and routes: the lowest layer, below every daemon. Observes the network
 * namespace that {@link #start} runs in; changes nothing.
 */
@Component(
        name = KernelBackend.PID,
        enabled = false,
        property = {LayerBackend.NAME + "=" + KernelBackend.NAME, "service.ranking:Integer=-100"})
public final class KernelBackend implements LayerBackend {
    static final String NAME = "kernel";
    static final String PID = "uplink.linux.kernel";

    private final Sysfs sysfs;
    private final Path resolvConf;
    private boolean stopped;
    private @Nullable Observer observer;

    /** The machine's own files. */
    @Activate
    public KernelBackend() {
        this(new Sysfs(), Path.of("/etc/resolv.conf"));
    }

    /** Other files than the machine's own: those of a namespace, for instance. */
    public KernelBackend(Sysfs sysfs, Path resolvConf) {
        this.sysfs = sysfs;
        this.resolvConf = resolvConf;
    }

    @Override
    public void start(LayerSink sink) {
        Observer made = new Observer(new LibcIo(), sysfs, resolvConf, sink);
        synchronized (this) {
            if (stopped) {
                made.close();
                return;
            }
            observer = made;
        }
        made.start();
    }

    @Override
    public void stop() {
        Observer running;
        synchronized (this) {
            stopped = true;
            running = observer;
            observer = null;
        }
        if (running != null) {
            running.close();
        }
    }
}
