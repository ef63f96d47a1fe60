// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import org.osgi.annotation.versioning.ConsumerType;

/** Is given every view, or sees by the sequence that some are missing. */
@ConsumerType
@FunctionalInterface
public interface ViewListener {
    /** A view; never a second call at the same time, never on a backend's or the framework's thread. */
    void view(View view);
}
