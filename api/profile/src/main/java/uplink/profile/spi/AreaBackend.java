// SPDX-License-Identifier: Apache-2.0
package uplink.profile.spi;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import uplink.profile.Capability;

/**
 * A backend's hand for one area. Registered under the area's own interface with the property {@link LayerBackend#NAME}; commands
 * go to the one whose name equals {@code backend()} of the link or profile.
 *
 * <p>Stages may complete on any thread. They fail with a {@code ConnectionException} that carries the daemon's word.
 */
@ConsumerType
public interface AreaBackend {
    /** What it can do; may change while it runs, such as with the daemon's version. Does not block. */
    Set<Capability> capabilities();
}
