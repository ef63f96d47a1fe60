// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.linux.networkmanager.state.Saved;
import uplink.profile.spi.LayerBackend;
import uplink.profile.spi.LayerSink;

/**
 * What NetworkManager, and ModemManager with it, say of the links that they run. While there is no bus, or nobody owns NetworkManager's
 * name, there is no layer, and the kernel's shows.
 */
@Component(
        name = NetworkManagerBackend.PID,
        enabled = false,
        property = {LayerBackend.NAME + "=" + NetworkManagerBackend.NAME, "service.ranking:Integer=100"})
public final class NetworkManagerBackend implements LayerBackend {
    static final String NAME = Saved.ORIGIN;
    static final String PID = "uplink.linux.networkmanager";

    private final Control control;
    private boolean stopped;
    private @Nullable Session session;

    /** Works by {@code control}. */
    @Activate
    public NetworkManagerBackend(@Reference Control control) {
        this.control = control;
    }

    @Override
    public synchronized void start(LayerSink sink) {
        if (!stopped) {
            session = control.open(sink);
            session.start();
        }
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
