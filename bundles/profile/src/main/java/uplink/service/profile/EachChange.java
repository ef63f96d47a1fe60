// SPDX-License-Identifier: Apache-2.0
package uplink.service.profile;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.profile.Change;
import uplink.profile.spi.Difference;

/** Tells a listener one change after the other. */
final class EachChange {
    private static final Logger log = LoggerFactory.getLogger(EachChange.class);

    private EachChange() {}

    /** What one call throws is logged, and costs {@code listener} no other. */
    static void tell(Difference difference, Object listener, Consumer<Change> call) {
        for (Change change : difference.changes()) {
            try {
                call.accept(change);
            } catch (Throwable broken) { // an Error of a listener is no reason either
                log.error(
                        "{} failed in {} of {}",
                        listener.getClass().getName(),
                        change.event().method(),
                        change.subject(),
                        broken);
            }
        }
    }
}
