// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import uplink.cellular.AuthType;
import uplink.cellular.CellularSettings;
import uplink.cellular.CellularSettings.Auth;
import uplink.cellular.PdnType;
import uplink.cellular.ServiceType;
import uplink.linux.networkmanager.bus.Fields;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Family;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileSettingsBuilder;
import uplink.profile.Secret;

/**
 * Section {@code gsm}: {@code apn}, {@code username}, {@code password}, {@code home-only}. How to authenticate is said by the {@code
 * refuse-…} flags of section {@code ppp}, from which NetworkManager reckons what the modem may use. The PDN type is which of the families
 * are not {@code disabled}; so it is written after them, and what that cannot say, with the service type, the roaming PDN type and the
 * home URL, is kept as {@code uplink.…}. Without user and password it reads as NONE; with them and no flag that decides, as CHAP.
 */
final class CellularFacet implements Facet {
    private static final String PPP = "ppp";
    private static final String APN = "apn";
    private static final String USER = "username";
    private static final String PASSWORD = "password";
    private static final String HOME_ONLY = "home-only";
    private static final String PAP = "refuse-pap";
    private static final String CHAP = "refuse-chap";
    private static final String SERVICE = Notes.PREFIX + "service";
    private static final String PDN = Notes.PREFIX + "pdn";
    private static final String ROAMING_PDN = Notes.PREFIX + "roaming-pdn";
    private static final String HOME_URL = Notes.PREFIX + "home-url";
    private static final int MAX_APN = 64;

    /** A mobile profile's PDN type leaves that family out. */
    static boolean excludes(ProfileSettings settings, Family family) {
        return settings.part(CellularSettings.class)
                .map(part -> excludes(part.pdnType(), family))
                .orElse(false);
    }

    private static boolean excludes(PdnType type, Family family) {
        return type == (family == Family.IPV4 ? PdnType.IPV6 : PdnType.IPV4);
    }

    @Override
    public ConnectionSettings write(ConnectionSettings into, Edit edit) {
        Optional<CellularSettings> part = edit.wanted().part(CellularSettings.class);
        if (part.isEmpty()) {
            return into;
        }
        if (!into.type().equals(Kind.GSM.type())) {
            throw new ConnectionException(
                    ErrorCode.NOT_SUPPORTED,
                    edit.wanted().name(),
                    "the mobile settings of a profile of type " + into.type()
                            + " cannot be changed, only those of gsm");
        }
        ConnectionSettings out = network(into, edit, part.get());
        if (touches(edit, one -> one.auth().type())
                || touches(edit, one -> one.auth().user())) {
            out = auth(out, part.get().auth());
        }
        out = password(out, part.get().auth().password());
        return notes(out, part.get());
    }

    private static boolean touches(Edit edit, Function<CellularSettings, ?> detail) {
        return edit.touches(settings -> settings.part(CellularSettings.class).map(detail));
    }

    private static ConnectionSettings network(ConnectionSettings into, Edit edit, CellularSettings wanted) {
        String section = Kind.GSM.type();
        ConnectionSettings out = into.with(section);
        if (touches(edit, CellularSettings::apn)) {
            if (wanted.apn().filter(apn -> apn.length() > MAX_APN).isPresent()) {
                throw new ConnectionException(
                        ErrorCode.INVALID_ARGUMENT,
                        edit.wanted().name(),
                        "cellular.apn: NetworkManager takes at most " + MAX_APN + " characters");
            }
            out = out.with(section, APN, wanted.apn().map(Values::text));
            out = wanted.apn().isPresent() ? out.without(section, "auto-config") : out;
        }
        if (touches(edit, CellularSettings::roamingAllowed)) {
            out = out.with(section, HOME_ONLY, Values.flag(!wanted.roamingAllowed()));
        }
        return out;
    }

    private static ConnectionSettings auth(ConnectionSettings into, Auth wanted) {
        ConnectionSettings out = into.with(Kind.GSM.type(), USER, wanted.user().map(Values::text));
        if (wanted.type() == AuthType.NONE) {
            out = out.without(Kind.GSM.type(), PASSWORD, "password-flags");
            return out.without(PPP, PAP, CHAP, "refuse-mschap", "refuse-mschapv2", "refuse-eap");
        }
        return out.with(PPP, PAP, Values.flag(wanted.type() != AuthType.PAP))
                .with(PPP, CHAP, Values.flag(wanted.type() != AuthType.CHAP))
                .with(PPP, "refuse-mschap", Values.flag(true))
                .with(PPP, "refuse-mschapv2", Values.flag(true))
                .with(PPP, "refuse-eap", Values.flag(true));
    }

    private static ConnectionSettings password(ConnectionSettings into, Optional<Secret> password) {
        return password.map(secret -> secret(into, secret)).orElse(into);
    }

    private static ConnectionSettings secret(ConnectionSettings into, Secret secret) {
        char[] text = secret.reveal();
        try {
            return into.with(Kind.GSM.type(), PASSWORD, Values.text(new String(text)))
                    .without(Kind.GSM.type(), "password-flags");
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    private static ConnectionSettings notes(ConnectionSettings into, CellularSettings wanted) {
        ConnectionSettings out = Notes.note(into, HOME_URL, wanted.homeUrl());
        out = Notes.note(out, SERVICE, unless(wanted.serviceType(), ServiceType.INTERNET));
        out = Notes.note(out, ROAMING_PDN, unless(wanted.roamingPdnType(), wanted.pdnType()));
        return Notes.note(out, PDN, unless(wanted.pdnType(), said(into)));
    }

    private static <E extends Enum<E>> Optional<String> unless(E wanted, E usual) {
        return wanted == usual ? Optional.empty() : Optional.of(wanted.name());
    }

    /** What the methods of the families say. */
    private static PdnType said(ConnectionSettings from) {
        boolean ipv4 = !IpFacet.off(from, Family.IPV4);
        boolean ipv6 = !IpFacet.off(from, Family.IPV6);
        return ipv4 && ipv6 ? PdnType.IPV4_IPV6 : ipv4 ? PdnType.IPV4 : ipv6 ? PdnType.IPV6 : PdnType.UNKNOWN;
    }

    @Override
    public void read(ConnectionSettings from, ProfileSettingsBuilder into) {
        if (!from.type().equals(Kind.GSM.type())) {
            return;
        }
        Notes notes = Notes.of(from);
        Fields gsm = from.section(Kind.GSM.type());
        PdnType pdn = notes.word(PDN, PdnType.class)
                .filter(word -> holds(from, word, Family.IPV4) && holds(from, word, Family.IPV6))
                .orElse(said(from));
        CellularSettings part = new CellularSettings(
                notes.word(SERVICE, ServiceType.class)
                        .filter(service -> service != ServiceType.UNKNOWN)
                        .orElse(ServiceType.INTERNET),
                gsm.text(APN),
                auth(gsm, from.section(PPP)),
                notes.text(HOME_URL),
                pdn,
                notes.word(ROAMING_PDN, PdnType.class).orElse(pdn),
                !gsm.flag(HOME_ONLY).orElse(false));
        into.part(repaired(part));
    }

    /** A foreign hand may have switched a family on that the note leaves out. */
    private static boolean holds(ConnectionSettings from, PdnType word, Family family) {
        return !excludes(word, family) || IpFacet.off(from, family);
    }

    private static Auth auth(Fields gsm, Fields ppp) {
        Optional<String> user = gsm.text(USER).filter(name -> name.length() <= MAX_APN);
        boolean noChap = ppp.flag(CHAP).orElse(false);
        boolean noPap = ppp.flag(PAP).orElse(false);
        return user.isEmpty()
                ? Auth.NONE
                : new Auth(noChap && !noPap ? AuthType.PAP : AuthType.CHAP, user, Optional.empty());
    }

    private static CellularSettings repaired(CellularSettings part) {
        if (part.problems().isEmpty()) {
            return part;
        }
        return new CellularSettings(
                part.serviceType(),
                Optional.empty(),
                part.auth(),
                part.homeUrl().filter(url -> url.length() <= 512),
                part.pdnType(),
                part.roamingPdnType(),
                part.roamingAllowed());
    }
}
