// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink.wire;

import java.nio.ByteBuffer;

/**
 * {@code CTRL_CMD_NEWFAMILY}: the number by which a family of generic netlink is called.
 *
 * @param id message type of its messages
 * @param name such as {@code nl80211}
 */
public record GenericFamily(int id, String name) {
    /** {@code GENL_ID_CTRL}. */
    public static final int CONTROLLER = 16;
    /** {@code CTRL_CMD_GETFAMILY}. */
    public static final int GET = 3;
    /** Bytes of {@code struct genlmsghdr}. */
    public static final int HEADER = 4;

    private static final int ATTR_ID = 1;
    private static final int ATTR_NAME = 2;

    /** Reads the attributes between position and limit, behind the generic header. */
    public static GenericFamily read(ByteBuffer payload) {
        Attributes attributes = new Attributes(payload);
        int id = 0;
        String name = "";
        while (attributes.next()) {
            switch (attributes.type()) {
                case ATTR_ID -> id = attributes.u16();
                case ATTR_NAME -> name = attributes.text();
                default -> {}
            }
        }
        return new GenericFamily(id, name);
    }

    /** Writes what asks for a family by its name. */
    public static void ask(ByteBuffer buffer, String name) {
        buffer.put((byte) GET).put((byte) 1).putShort((short) 0);
        new AttributeWriter(buffer).text(ATTR_NAME, name);
    }
}
