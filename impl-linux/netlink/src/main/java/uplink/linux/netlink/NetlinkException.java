// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import java.util.Map;

/** The kernel refused: with its error number, and its own words where it has any. */
public final class NetlinkException extends RuntimeException {
    /** No such thing. */
    public static final int ENOENT = 2;
    /** No permission. */
    public static final int EPERM = 1;
    /** No such route. */
    public static final int ESRCH = 3;
    /** Interrupted by a signal. */
    public static final int EINTR = 4;
    /** Nothing there now. */
    public static final int EAGAIN = 11;
    /** Not allowed. */
    public static final int EACCES = 13;
    /** Somebody is at it. */
    public static final int EBUSY = 16;
    /** There already. */
    public static final int EEXIST = 17;
    /** No such device. */
    public static final int ENODEV = 19;
    /** The interface has no such address. */
    public static final int EADDRNOTAVAIL = 99;
    /** The interface is down. */
    public static final int ENETDOWN = 100;
    /** The receive buffer has overflown: messages are lost. */
    public static final int ENOBUFS = 105;
    /** No answer in time; not from the kernel. */
    public static final int ETIMEDOUT = 110;

    private static final long serialVersionUID = 1L;
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(EPERM, "EPERM"),
            Map.entry(ENOENT, "ENOENT"),
            Map.entry(ESRCH, "ESRCH"),
            Map.entry(6, "ENXIO"),
            Map.entry(EINTR, "EINTR"),
            Map.entry(9, "EBADF"),
            Map.entry(EAGAIN, "EAGAIN"),
            Map.entry(12, "ENOMEM"),
            Map.entry(EACCES, "EACCES"),
            Map.entry(EBUSY, "EBUSY"),
            Map.entry(EEXIST, "EEXIST"),
            Map.entry(ENODEV, "ENODEV"),
            Map.entry(22, "EINVAL"),
            Map.entry(24, "EMFILE"),
            Map.entry(34, "ERANGE"),
            Map.entry(93, "EPROTONOSUPPORT"),
            Map.entry(95, "EOPNOTSUPP"),
            Map.entry(97, "EAFNOSUPPORT"),
            Map.entry(EADDRNOTAVAIL, "EADDRNOTAVAIL"),
            Map.entry(ENETDOWN, "ENETDOWN"),
            Map.entry(101, "ENETUNREACH"),
            Map.entry(ENOBUFS, "ENOBUFS"),
            Map.entry(ETIMEDOUT, "ETIMEDOUT"),
            Map.entry(113, "EHOSTUNREACH"));

    private final int errno;
    private final String text;

    /**
     * A refusal.
     *
     * @param act what was tried
     * @param errno Linux error number, positive
     * @param text the kernel's own words; may be empty
     */
    public NetlinkException(String act, int errno, String text) {
        super(act + ": " + name(errno) + (text.isEmpty() ? "" : " (" + text + ")"));
        this.errno = errno;
        this.text = text;
    }

    /** Linux error number, positive. */
    public int errno() {
        return errno;
    }

    /** The error's name, and the kernel's own words where it has any: {@code EEXIST (File exists)}. */
    public String word() {
        return name(errno) + (text.isEmpty() ? "" : " (" + text + ")");
    }

    /** {@code ENODEV} and the like; {@code errno 71} of one without a name here. */
    public static String name(int errno) {
        return NAMES.getOrDefault(errno, "errno " + errno);
    }
}
