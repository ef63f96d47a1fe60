// SPDX-License-Identifier: Apache-2.0
package uplink.profile.spi;

import org.osgi.annotation.versioning.ConsumerType;
import uplink.profile.View;

/** Turns differences into calls of one listener. */
@ConsumerType
public interface Follower {
    /** First call, and first of each new epoch. */
    void present(View view);

    /** Something has changed that is told. Several views may have passed. */
    void changed(Difference difference);
}
