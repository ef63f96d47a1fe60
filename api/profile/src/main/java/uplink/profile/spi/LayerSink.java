// SPDX-License-Identifier: Apache-2.0
package uplink.profile.spi;

import org.osgi.annotation.versioning.ProviderType;

/** Takes what a backend sees. Safe for any thread; returns at once; after {@link LayerBackend#stop} calls do nothing. */
@ProviderType
public interface LayerSink {
    /** What is seen now, whole; replaces what was published before. */
    void publish(Layer layer);

    /** Nothing can be seen any more, since the daemon is gone: lower layers show through until the next {@link #publish}. */
    void withdraw(String why);
}
