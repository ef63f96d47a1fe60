// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.bus;

/** A call over the bus failed: the daemon refused, is gone, or did not answer. */
public final class BusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** No answer in time; also of a call that was interrupted. */
    public static final String NO_REPLY = "org.freedesktop.DBus.Error.NoReply";
    /** The connection to the bus itself is gone. */
    public static final String DISCONNECTED = "org.freedesktop.DBus.Error.Disconnected";

    /** Not sent, since a log would show what must not be shown. */
    public static final String TALKATIVE = "uplink.Error.AccessDenied";

    private final String name;

    /**
     * An answer that is an error.
     *
     * @param name D-Bus error name
     * @param message what the daemon says
     */
    public BusException(String name, String message) {
        super(message.isEmpty() ? name : message);
        this.name = name;
    }

    /** D-Bus error name, such as {@code org.freedesktop.DBus.Error.AccessDenied}. */
    public String name() {
        return name;
    }

    /** The last word of the name: {@code AccessDenied}. */
    public String word() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The object has gone, or the daemon has: what was asked about does not exist any more, which is normal life. */
    public boolean gone() {
        return switch (word()) {
            case "UnknownMethod" -> !String.valueOf(getMessage()).startsWith("No such method");
            case "UnknownObject", "UnknownInterface", "ServiceUnknown", "NameHasNoOwner", "Disconnected" -> true;
            default -> false;
        };
    }
}
