// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import static uplink.linux.networkmanager.settings.ConnectionSettings.CONNECTION;

import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import uplink.linux.networkmanager.bus.Fields;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Metered;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileSettingsBuilder;

/**
 * Name, interface, autoconnect, metered and MTU: section {@code connection}, and {@code mtu} in that of the type; an MTU for a type that
 * has no such key is refused.
 */
final class GeneralFacet implements Facet {
    private static final String MTU = "mtu";
    private static final Set<String> WITH_MTU =
            Set.of("802-3-ethernet", "802-11-wireless", "gsm", "cdma", "infiniband", "wireguard");
    /** {@code NMMetered}: guesses are no override. */
    private static final int METERED_YES = 1;

    private static final int METERED_NO = 2;
    private static final int MAX_NAME = 512;
    private static final int MAX_MTU = 65535;

    @Override
    public ConnectionSettings write(ConnectionSettings into, Edit edit) {
        ProfileSettings wanted = edit.wanted();
        ConnectionSettings out = into;
        if (edit.touches(ProfileSettings::name)) {
            out = out.with(CONNECTION, "id", Values.text(wanted.name()));
        }
        if (edit.touches(ProfileSettings::interfaceName)) {
            out = out.with(CONNECTION, "interface-name", wanted.interfaceName().map(Values::text));
        }
        if (edit.touches(ProfileSettings::autoconnect)) {
            out = Autoconnect.write(out, wanted.autoconnect());
        }
        if (edit.touches(ProfileSettings::metered)) {
            out = out.with(CONNECTION, "metered", Values.signed(number(wanted.metered())));
        }
        return edit.touches(ProfileSettings::mtuBytes) ? mtu(out, wanted) : out;
    }

    private static int number(Metered metered) {
        return switch (metered) {
            case YES -> METERED_YES;
            case NO -> METERED_NO;
            case UNKNOWN -> 0;
        };
    }

    private static ConnectionSettings mtu(ConnectionSettings into, ProfileSettings wanted) {
        if (wanted.mtuBytes().isEmpty()) {
            return into.without(into.type(), MTU);
        }
        if (!WITH_MTU.contains(into.type())) {
            throw new ConnectionException(
                    ErrorCode.NOT_SUPPORTED,
                    wanted.name(),
                    "NetworkManager keeps no MTU of a profile of type " + into.type());
        }
        return into.with(into.type(), MTU, Values.unsigned(wanted.mtuBytes().getAsInt()));
    }

    @Override
    public void read(ConnectionSettings from, ProfileSettingsBuilder into) {
        Fields connection = from.section(CONNECTION);
        into.interfaceName(from.interfaceName());
        into.autoconnect(Autoconnect.wanted(from));
        long metered = connection.number("metered", 0);
        into.metered(metered == METERED_YES ? Metered.YES : metered == METERED_NO ? Metered.NO : Metered.UNKNOWN);
        into.mtuBytes(mtu(from));
    }

    private static OptionalInt mtu(ConnectionSettings from) {
        long mtu = WITH_MTU.contains(from.type()) ? from.section(from.type()).number(MTU, 0) : 0;
        return mtu > 0 && mtu <= MAX_MTU ? OptionalInt.of((int) mtu) : OptionalInt.empty();
    }

    /** The name for people, as ours may be; where there is none, the id. */
    static String name(ConnectionSettings from) {
        return Stream.of(from.id(), from.uuid())
                .map(GeneralFacet::tidied)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("unnamed");
    }

    private static String tidied(String name) {
        StringBuilder tidied = new StringBuilder();
        name.codePoints()
                .limit(MAX_NAME)
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .forEach(tidied::appendCodePoint);
        return tidied.length() > MAX_NAME ? tidied.substring(0, MAX_NAME) : tidied.toString();
    }
}
