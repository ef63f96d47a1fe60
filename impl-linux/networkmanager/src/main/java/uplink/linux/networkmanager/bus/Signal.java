// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.bus;

import java.util.List;
import java.util.Map;

/**
 * What a daemon has told unasked.
 *
 * @param path object
 * @param interfaceName whose signal it is
 * @param member its name
 * @param arguments plain values
 */
public record Signal(String path, String interfaceName, String member, List<Object> arguments) {
    public Signal {
        arguments = List.copyOf(arguments);
    }

    /** The argument at {@code place} as text; empty when there is none. */
    public String text(int place) {
        return place < arguments.size() && arguments.get(place) instanceof String text ? text : "";
    }

    /** The argument at {@code place} as a number; {@code otherwise} when there is none. */
    public long number(int place, long otherwise) {
        return place < arguments.size() && arguments.get(place) instanceof Long number ? number : otherwise;
    }

    /** The argument at {@code place} as a dictionary; empty when there is none. */
    public Map<?, ?> dictionary(int place) {
        return place < arguments.size() && arguments.get(place) instanceof Map<?, ?> map ? map : Map.of();
    }

    /** The argument at {@code place} as a list; empty when there is none. */
    public List<?> list(int place) {
        return place < arguments.size() && arguments.get(place) instanceof List<?> list ? list : List.of();
    }
}
