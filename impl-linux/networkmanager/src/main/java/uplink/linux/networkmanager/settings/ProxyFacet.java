// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uplink.linux.networkmanager.bus.Fields;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileSettingsBuilder;
import uplink.profile.Proxy;

/**
 * Section {@code proxy}: method 0 is none, 1 automatic with {@code pac-url}. There is no manual one, so that is refused. Exclusions, and
 * that nobody has said, are kept as {@code uplink.proxy-…}.
 */
final class ProxyFacet implements Facet {
    private static final String PROXY = "proxy";
    private static final String METHOD = "method";
    private static final String URL = "pac-url";
    private static final String UNSAID = Notes.PREFIX + "proxy-unsaid";
    private static final String EXCLUSION = Notes.PREFIX + "proxy-exclusion-";
    private static final int AUTO = 1;

    @Override
    public ConnectionSettings write(ConnectionSettings into, Edit edit) {
        if (!edit.touches(ProfileSettings::proxy)) {
            return into;
        }
        Proxy proxy = edit.wanted().proxy();
        ConnectionSettings out = Notes.note(into, UNSAID, unsaid(proxy.type() == Proxy.Type.UNKNOWN));
        out = exclusions(out, proxy.exclusions()).without(PROXY, "pac-script");
        return switch (proxy.type()) {
            case MANUAL ->
                throw new ConnectionException(
                        ErrorCode.NOT_SUPPORTED,
                        edit.wanted().name(),
                        "NetworkManager keeps no MANUAL proxy, only DIRECT and AUTO");
            case AUTO ->
                out.with(PROXY, METHOD, Values.signed(AUTO))
                        .with(
                                PROXY,
                                URL,
                                Optional.of(proxy.pac())
                                        .filter(pac -> !pac.isEmpty())
                                        .map(Values::text));
            case DIRECT, UNKNOWN -> out.without(PROXY, URL).with(PROXY, METHOD, Values.signed(0));
        };
    }

    private static Optional<String> unsaid(boolean holds) {
        return holds ? Optional.of("1") : Optional.empty();
    }

    private static ConnectionSettings exclusions(ConnectionSettings into, List<String> wanted) {
        ConnectionSettings out = into;
        int before = read(into).size();
        for (int at = 0; at < Math.max(before, wanted.size()); at++) {
            out = Notes.note(out, EXCLUSION + at, at < wanted.size() ? Optional.of(wanted.get(at)) : Optional.empty());
        }
        return out;
    }

    private static List<String> read(ConnectionSettings from) {
        Notes notes = Notes.of(from);
        List<String> exclusions = new ArrayList<>();
        for (int at = 0; notes.has(EXCLUSION + at); at++) {
            notes.text(EXCLUSION + at).ifPresent(exclusions::add);
        }
        return exclusions;
    }

    @Override
    public void read(ConnectionSettings from, ProfileSettingsBuilder into) {
        Fields proxy = from.section(PROXY);
        boolean auto = proxy.number(METHOD, 0) == AUTO;
        boolean unsaid = !auto && Notes.of(from).has(UNSAID);
        into.proxy(new Proxy(
                auto ? Proxy.Type.AUTO : unsaid ? Proxy.Type.UNKNOWN : Proxy.Type.DIRECT,
                "",
                0,
                auto ? proxy.text(URL).orElse("") : "",
                read(from)));
    }
}
