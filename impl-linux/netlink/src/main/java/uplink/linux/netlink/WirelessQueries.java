// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import uplink.linux.netlink.wire.AttributeWriter;
import uplink.linux.netlink.wire.GenericFamily;
import uplink.linux.netlink.wire.WirelessInterface;

/** What nl80211 knows. A kernel without Wi-Fi has none of it: that is an answer and no failure. Safe for any thread. */
public final class WirelessQueries {
    private static final int ATTR_IFINDEX = 3;

    private final NetlinkSocket socket;
    private OptionalInt family = OptionalInt.empty();

    /** Asks by {@code socket}, of {@link NetlinkSocket#GENERIC}. */
    public WirelessQueries(NetlinkSocket socket) {
        this.socket = socket;
    }

    /** Every wireless interface; none without nl80211. */
    public synchronized List<WirelessInterface> interfaces() {
        if (family.isEmpty()) {
            family = resolve("nl80211");
        }
        return family.isEmpty() ? List.of() : dump(WirelessInterface.GET_INTERFACE, 0);
    }

    /** Stations of one interface: as a client, the access point, with its signal. */
    public synchronized List<WirelessInterface> stations(int index) {
        return family.isEmpty() ? List.of() : dump(WirelessInterface.GET_STATION, index);
    }

    /** The number of a family of generic netlink; empty when the kernel has none of that name. */
    public OptionalInt resolve(String name) {
        List<GenericFamily> found = new ArrayList<>();
        try {
            socket.command(
                    GenericFamily.CONTROLLER,
                    0,
                    buffer -> GenericFamily.ask(buffer, name),
                    (header, payload) -> found.add(GenericFamily.read(behindHeader(payload))));
        } catch (NetlinkException absent) {
            if (absent.errno() == NetlinkException.ENOENT) {
                return OptionalInt.empty();
            }
            throw absent;
        }
        return found.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(found.get(0).id());
    }

    private List<WirelessInterface> dump(int command, int index) {
        return socket.dump(
                family.getAsInt(),
                buffer -> {
                    buffer.put((byte) command).put((byte) 0).putShort((short) 0);
                    if (index != 0) {
                        new AttributeWriter(buffer).u32(ATTR_IFINDEX, index);
                    }
                },
                payload -> WirelessInterface.read(behindHeader(payload)));
    }

    private static ByteBuffer behindHeader(ByteBuffer payload) {
        return payload.position(Math.min(payload.limit(), payload.position() + GenericFamily.HEADER));
    }
}
