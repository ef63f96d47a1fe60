// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import java.util.Map;

/** The kernel refused: with its error number, and its own words where it has any. */
public final class NetlinkException extends RuntimeException {
    /** No such thing. */
    public static final int ENOENT = 2;
    /** Interrupted by a signal. */
    public static final int EINTR = 4;
    /** Nothing there now. */
    public static final int EAGAIN = 11;
    /** The receive buffer has overflown: messages are lost. */
    public static final int ENOBUFS = 105;
    /** No answer in time; not from the kernel. */
    public static final int ETIMEDOUT = 110;

    private static final long serialVersionUID = 1L;
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(1, "EPERM"),
            Map.entry(ENOENT, "ENOENT"),
            Map.entry(EINTR, "EINTR"),
            Map.entry(9, "EBADF"),
            Map.entry(EAGAIN, "EAGAIN"),
            Map.entry(12, "ENOMEM"),
            Map.entry(13, "EACCES"),
            Map.entry(16, "EBUSY"),
            Map.entry(17, "EEXIST"),
            Map.entry(19, "ENODEV"),
            Map.entry(22, "EINVAL"),
            Map.entry(24, "EMFILE"),
            Map.entry(34, "ERANGE"),
            Map.entry(93, "EPROTONOSUPPORT"),
            Map.entry(95, "EOPNOTSUPP"),
            Map.entry(97, "EAFNOSUPPORT"),
            Map.entry(99, "EADDRNOTAVAIL"),
            Map.entry(100, "ENETDOWN"),
            Map.entry(101, "ENETUNREACH"),
            Map.entry(ENOBUFS, "ENOBUFS"),
            Map.entry(ETIMEDOUT, "ETIMEDOUT"));

    private final int errno;

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
    }

    /** Linux error number, positive. */
    public int errno() {
        return errno;
    }

    /** {@code ENODEV} and the like; {@code errno 71} of one without a name here. */
    public static String name(int errno) {
        return NAMES.getOrDefault(errno, "errno " + errno);
    }
}
