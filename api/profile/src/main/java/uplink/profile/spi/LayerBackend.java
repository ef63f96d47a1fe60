// SPDX-License-Identifier: Apache-2.0
package uplink.profile.spi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A backend's eyes: registered as a service with the property {@link #NAME} and a {@code service.ranking}.
 *
 * <p>Known rankings: the kernel -100, what describes less than a daemon 0, connection managers 100, the simulator 200.
 */
@ConsumerType
public interface LayerBackend {
    /** Service property with the backend's name, unique among running ones: {@code kernel}. */
    String NAME = "uplink.backend";

    /**
     * Begins to look, and publishes the first whole layer as soon as it has one. Runs off the framework's thread and may block.
     *
     * @param sink takes layers until {@link #stop}
     */
    void start(LayerSink sink);

    /** Ends it: threads, descriptors, connections. Returns within 2 s. May be called while {@link #start} still runs. */
    void stop();
}
