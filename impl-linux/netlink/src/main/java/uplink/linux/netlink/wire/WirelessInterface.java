// SPDX-License-Identifier: Apache-2.0
package uplink.linux.netlink.wire;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * {@code NL80211_CMD_NEW_INTERFACE} and {@code NL80211_CMD_NEW_STATION}: what nl80211 says of an interface.
 *
 * @param index the interface's number
 * @param type {@code NL80211_IFTYPE_…}: 2 station, 3 access point
 * @param ssid octets of the network's name; none when not associated
 * @param frequencyMhz centre of the channel
 * @param signalDbm of the access point that it is associated with
 */
public record WirelessInterface(int index, int type, byte[] ssid, OptionalInt frequencyMhz, OptionalInt signalDbm) {
    /** {@code NL80211_CMD_GET_INTERFACE}. */
    public static final int GET_INTERFACE = 5;
    /** {@code NL80211_CMD_GET_STATION}. */
    public static final int GET_STATION = 17;
    /** {@code NL80211_IFTYPE_STATION}. */
    public static final int STATION = 2;

    private static final int ATTR_IFINDEX = 3;
    private static final int ATTR_IFTYPE = 5;
    private static final int ATTR_STA_INFO = 21;
    private static final int ATTR_WIPHY_FREQ = 38;
    private static final int ATTR_SSID = 52;
    private static final int STA_INFO_SIGNAL = 7;
    private static final byte[] NONE = {};

    /** Reads the attributes between position and limit, behind the generic header. */
    public static WirelessInterface read(ByteBuffer payload) {
        Attributes attributes = new Attributes(payload);
        int index = 0;
        int type = 0;
        byte[] ssid = NONE;
        OptionalInt frequency = OptionalInt.empty();
        OptionalInt signal = OptionalInt.empty();
        while (attributes.next()) {
            switch (attributes.type()) {
                case ATTR_IFINDEX -> index = attributes.s32();
                case ATTR_IFTYPE -> type = attributes.s32();
                case ATTR_SSID -> ssid = attributes.bytes();
                case ATTR_WIPHY_FREQ -> frequency = OptionalInt.of(attributes.s32());
                case ATTR_STA_INFO -> signal = signal(attributes.nested());
                default -> {}
            }
        }
        return new WirelessInterface(index, type, ssid, frequency, signal);
    }

    private static OptionalInt signal(Attributes station) {
        OptionalInt signal = OptionalInt.empty();
        while (station.next()) {
            if (station.type() == STA_INFO_SIGNAL) {
                signal = OptionalInt.of((byte) station.u8());
            }
        }
        return signal;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WirelessInterface one
                && index == one.index
                && type == one.type
                && ByteBuffer.wrap(ssid).equals(ByteBuffer.wrap(one.ssid))
                && frequencyMhz.equals(one.frequencyMhz)
                && signalDbm.equals(one.signalDbm);
    }

    @Override
    public int hashCode() {
        return 31 * index + type;
    }
}
