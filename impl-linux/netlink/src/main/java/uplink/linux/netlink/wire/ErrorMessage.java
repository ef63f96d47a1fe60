// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink.wire;

import java.nio.ByteBuffer;

/**
 * {@code NLMSG_ERROR}: {@code struct nlmsgerr} and {@code NLMSGERR_ATTR_…}.
 *
 * @param errno 0 acknowledges; else positive
 * @param text what the kernel says; may be empty
 */
public record ErrorMessage(int errno, String text) {
    private static final int ATTR_MSG = 1;

    /** Reads the payload; {@code flags} are the header's. */
    public static ErrorMessage read(ByteBuffer payload, int flags) {
        Attributes.require(payload.remaining() >= 4 + Header.SIZE, "an error message is cut off");
        int at = payload.position();
        int errno = -payload.getInt(at);
        if ((flags & Header.ACK_ATTRIBUTES) == 0) {
            return new ErrorMessage(errno, "");
        }
        int echoed = (flags & Header.CAPPED) != 0 ? Header.SIZE : payload.getInt(at + 4);
        Attributes.require(echoed >= Header.SIZE && echoed <= payload.remaining() - 4, "an echo's length is " + echoed);
        int from = at + 4 + (echoed + 3 & ~3);
        return new ErrorMessage(errno, text(payload, Math.min(from, payload.limit())));
    }

    private static String text(ByteBuffer payload, int from) {
        Attributes attributes =
                new Attributes(payload.duplicate().order(payload.order()).position(from));
        String text = "";
        while (attributes.next()) {
            if (attributes.type() == ATTR_MSG) {
                text = attributes.text();
            }
        }
        return text;
    }
}
