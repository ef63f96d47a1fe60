// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel.change;

import uplink.linux.netlink.NetlinkException;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;

/** Says in our words why the kernel has refused. Pure. */
public final class Refusal {
    private static final int ENXIO = 6;
    private static final int ENOMEM = 12;
    private static final int ENOSPC = 28;
    private static final int EOPNOTSUPP = 95;
    private static final int EAFNOSUPPORT = 97;

    private Refusal() {}

    /**
     * An exception with the kernel's own word.
     *
     * @param subject link that it is about
     * @param act what was tried: {@code add 192.0.2.2/24}
     */
    public static ConnectionException of(NetlinkException refused, String subject, String act) {
        return new ConnectionException(
                code(refused.errno()),
                subject,
                "cannot " + act + ": the kernel says " + refused.word(),
                refused.word());
    }

    static ErrorCode code(int errno) {
        return switch (errno) {
            case NetlinkException.EEXIST -> ErrorCode.ALREADY_EXISTS;
            case NetlinkException.ESRCH, NetlinkException.ENOENT, NetlinkException.EADDRNOTAVAIL -> ErrorCode.NOT_FOUND;
            case NetlinkException.ENODEV, ENXIO -> ErrorCode.GONE;
            case NetlinkException.EPERM, NetlinkException.EACCES -> ErrorCode.PERMISSION_DENIED;
            case NetlinkException.EBUSY, NetlinkException.EAGAIN -> ErrorCode.BUSY;
            case NetlinkException.ENOBUFS, ENOMEM, ENOSPC -> ErrorCode.EXHAUSTED;
            case NetlinkException.ENETDOWN -> ErrorCode.INVALID_STATE;
            case NetlinkException.ETIMEDOUT -> ErrorCode.NO_REPLY;
            case EAFNOSUPPORT -> ErrorCode.FAMILY_NOT_SUPPORTED;
            case EOPNOTSUPP -> ErrorCode.NOT_SUPPORTED;
            default -> ErrorCode.REJECTED;
        };
    }
}
