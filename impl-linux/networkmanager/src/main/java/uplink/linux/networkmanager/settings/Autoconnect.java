// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.util.Optional;

/**
 * Lasting acts: {@code connection.autoconnect} says what NetworkManager does at its next start. Where an act differs from what the
 * settings want, that is kept beside it in {@code user.data}, and read as the setting. Pure.
 */
public final class Autoconnect {
    private static final String WANTED = "uplink.autoconnect";
    private static final String KEY = "autoconnect";

    private Autoconnect() {}

    /** Somebody has brought it up, or taken it down, to last. */
    public static ConnectionSettings act(ConnectionSettings settings, boolean up) {
        boolean wanted = wanted(settings);
        ConnectionSettings acted = settings.with(ConnectionSettings.CONNECTION, KEY, Values.flag(up));
        return Notes.note(acted, WANTED, up == wanted ? Optional.empty() : Optional.of(Boolean.toString(wanted)));
    }

    /** What the settings want, whatever was done since. */
    public static boolean wanted(ConnectionSettings settings) {
        return Notes.of(settings)
                .text(WANTED)
                .map(Boolean::parseBoolean)
                .orElseGet(() -> settings.section(ConnectionSettings.CONNECTION)
                        .flag(KEY)
                        .orElse(true));
    }

    /** As an edit wants it: no act holds any longer. */
    static ConnectionSettings write(ConnectionSettings settings, boolean wanted) {
        return Notes.note(
                settings.with(ConnectionSettings.CONNECTION, KEY, Values.flag(wanted)), WANTED, Optional.empty());
    }

    /** As if nobody had acted. */
    public static ConnectionSettings withoutAct(ConnectionSettings settings) {
        return write(settings, wanted(settings));
    }
}
