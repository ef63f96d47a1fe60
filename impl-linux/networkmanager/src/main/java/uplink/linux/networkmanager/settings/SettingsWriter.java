// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import static uplink.linux.networkmanager.settings.ConnectionSettings.CONNECTION;

import java.util.List;
import java.util.Optional;
import uplink.linux.networkmanager.settings.Facet.Edit;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.ProfileSettings;
import uplink.profile.Technology;

/**
 * Our settings as NetworkManager's. Secrets that are given go in; those that are kept are not here, and must be merged by {@link
 * ConnectionSettings#withSecrets}. Pure.
 */
public final class SettingsWriter {
    /** Keys that older versions read, beside what replaced them; NetworkManager believes the old one when it is sent both. */
    private static final List<List<String>> TWINS = List.of(
            List.of("ipv4", "addresses", "address-data"),
            List.of("ipv6", "addresses", "address-data"),
            List.of("ipv4", "routes", "route-data"),
            List.of("ipv6", "routes", "route-data"),
            List.of("ipv4", "dns", "dns-data"),
            List.of("ipv6", "dns", "dns-data"),
            List.of("802-3-ethernet", "cloned-mac-address", "assigned-mac-address"),
            List.of("802-11-wireless", "cloned-mac-address", "assigned-mac-address"));

    private SettingsWriter() {}

    /**
     * A new profile, noted as made by Uplink, with revision 1 and the id of {@link ProfileUuid}.
     *
     * @throws ConnectionException NOT_SUPPORTED or INVALID_ARGUMENT, naming what NetworkManager cannot keep
     */
    public static ConnectionSettings create(ProfileSettings wanted) {
        Kind kind = kind(wanted);
        ConnectionSettings begun = ConnectionSettings.empty()
                .with(CONNECTION, "uuid", Values.text(ProfileUuid.of(wanted)))
                .with(CONNECTION, "type", Values.text(kind.type()))
                .with(kind.type());
        begun = Notes.note(begun, Notes.MANAGED, Optional.of("1"));
        return written(begun, new Edit(Optional.empty(), wanted));
    }

    private static Kind kind(ProfileSettings wanted) {
        Kind kind = Kind.of(wanted.technology())
                .filter(one -> one != Kind.BLUETOOTH)
                .orElseThrow(() -> new ConnectionException(
                        ErrorCode.NOT_SUPPORTED,
                        wanted.name(),
                        "NetworkManager can be given new profiles of ETHERNET, WIFI and CELLULAR, not of "
                                + wanted.technology()));
        if (kind != Kind.ETHERNET && wanted.part().isEmpty()) {
            throw new ConnectionException(
                    ErrorCode.INVALID_ARGUMENT,
                    wanted.name(),
                    "a new profile of " + kind.technology() + " wants the settings of its kind: "
                            + (kind == Kind.WIFI ? "an SSID" : "APN or none, and service"));
        }
        return kind;
    }

    /**
     * A profile as it shall be: what the edit does not touch stays in NetworkManager's own words, other sections and keys too. Settings
     * without a part leave what is special of the technology.
     *
     * @param existing as {@code GetSettings} gives it now
     * @throws ConnectionException NOT_SUPPORTED or INVALID_ARGUMENT, naming what NetworkManager cannot keep
     */
    public static ConnectionSettings edit(ConnectionSettings existing, ProfileSettings wanted) {
        ProfileSettings before = SettingsReader.read(existing);
        Technology technology = before.technology();
        if (wanted.technology() != technology) {
            throw new ConnectionException(
                    ErrorCode.INVALID_ARGUMENT,
                    existing.uuid(),
                    existing.id() + " is of " + technology + " and not of " + wanted.technology());
        }
        boolean left = wanted.part().isEmpty() && before.part().isPresent();
        ProfileSettings whole =
                left ? wanted.toBuilder().part(before.part().orElseThrow()).build() : wanted;
        return written(existing, new Edit(Optional.of(before), whole));
    }

    private static ConnectionSettings written(ConnectionSettings begun, Edit edit) {
        ConnectionSettings out = begun;
        for (Facet facet : SettingsReader.FACETS) {
            out = facet.write(out, edit);
        }
        return Notes.note(withoutTwins(out), Notes.REVISION, Optional.of(Long.toString(begun.revision() + 1)));
    }

    /** Without the old form of what is there in the new one. */
    static ConnectionSettings withoutTwins(ConnectionSettings settings) {
        ConnectionSettings out = settings;
        for (List<String> twin : TWINS) {
            if (out.value(twin.get(0), twin.get(2)).isPresent()) {
                out = out.without(twin.get(0), twin.get(1));
            }
        }
        return out;
    }
}
