// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.bus;

import java.util.Arrays;
import java.util.List;

/**
 * A method call to be made.
 *
 * @param destination bus name
 * @param path object
 * @param interfaceName whose method it is
 * @param member its name
 * @param signature of the arguments; empty without any
 * @param arguments as dbus-java wants them for that signature
 */
public record Call(
        String destination,
        String path,
        String interfaceName,
        String member,
        String signature,
        List<Object> arguments) {
    public Call {
        arguments = List.copyOf(arguments);
    }

    /** A call without arguments. */
    public static Call of(String destination, String path, String interfaceName, String member) {
        return new Call(destination, path, interfaceName, member, "", List.of());
    }

    /** The same with arguments. */
    public Call with(String sig, Object... values) {
        return new Call(destination, path, interfaceName, member, sig, Arrays.asList(values));
    }

    /** Without the arguments: they may hold a secret. */
    @Override
    public String toString() {
        return interfaceName + "." + member + " of " + path;
    }
}
