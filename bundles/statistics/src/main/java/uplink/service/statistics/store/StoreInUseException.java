// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.store;

import java.io.IOException;

/** Another process writes to the folder, and is named. */
final class StoreInUseException extends IOException {
    StoreInUseException(String message) {
        super(message);
    }
}
