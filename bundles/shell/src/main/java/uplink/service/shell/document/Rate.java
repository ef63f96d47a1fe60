// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.document;

import java.util.Map;
import java.util.TreeMap;

/** Bytes that a link carries in a second. */
public record Rate(long received, long sent) {
    /** Nothing. */
    public static final Rate NONE = new Rate(0, 0);

    /** Name of the event that tells it. */
    public static final String EVENT = "rate";

    Map<String, Object> document() {
        return new TreeMap<>(Map.of("received", received, "sent", sent));
    }
}
