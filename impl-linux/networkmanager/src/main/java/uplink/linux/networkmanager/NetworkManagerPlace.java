// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import uplink.linux.netlink.Sysfs;

/**
 * Where the daemons are met.
 *
 * @param bus address of the message bus, such as {@code unix:path=/run/dbus/system_bus_socket}
 * @param sysfs what the kernel says of the interfaces that the daemons run
 */
public record NetworkManagerPlace(String bus, Sysfs sysfs) {
    private static final String UNIX = "unix:path=";

    /** The address that D-Bus itself names when nobody does; specification, section "Well-known Message Bus Instances". */
    private static final String SYSTEM_BUS = "unix:path=/var/run/dbus/system_bus_socket";

    /** The file that a bus makes when it comes; empty of an address that names none. */
    Optional<Path> socket() {
        return Optional.of(bus)
                .filter(address -> address.startsWith(UNIX))
                .map(address -> Path.of(address.substring(UNIX.length()).split("[,;]")[0]));
    }

    /** The machine's own: the first that says something, else what {@code DBUS_SYSTEM_BUS_ADDRESS} says, else where it always is. */
    public static NetworkManagerPlace machine(String... configured) {
        String bus = Stream.of(configured)
                .filter(address -> !address.isEmpty())
                .findFirst()
                .or(() -> Optional.ofNullable(System.getenv("DBUS_SYSTEM_BUS_ADDRESS")))
                .orElse(SYSTEM_BUS);
        return new NetworkManagerPlace(bus, new Sysfs());
    }
}
