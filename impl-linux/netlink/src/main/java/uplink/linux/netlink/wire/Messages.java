// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink.wire;

import java.nio.ByteBuffer;

/** Walks the messages between 0 and a buffer's limit. Not for use by several threads. */
public final class Messages {
    private final ByteBuffer buffer;
    private int next;
    private Header header = new Header(Header.SIZE, 0, 0, 0, 0);

    /** Begins at 0. */
    public Messages(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    /** Goes to the next message, with the buffer's position at its payload and the limit at its end; false at the end. */
    public boolean next(int limit) {
        buffer.limit(limit);
        if (limit - next < Header.SIZE) {
            return false;
        }
        header = Header.read(buffer, next);
        buffer.limit(next + header.length()).position(next + Header.SIZE);
        next += header.length() + 3 & ~3;
        return true;
    }

    /** Header of the present message. */
    public Header header() {
        return header;
    }

    /** The buffer, at the present message's payload. */
    public ByteBuffer payload() {
        return buffer;
    }
}
