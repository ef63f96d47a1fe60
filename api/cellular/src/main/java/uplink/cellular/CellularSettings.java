// SPDX-License-Identifier: Apache-2.0
package uplink.cellular;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import uplink.profile.InvalidSettingsException.Problem;
import uplink.profile.Secret;
import uplink.profile.SettingsPart;
import uplink.profile.Technology;

/**
 * What is wanted of a mobile profile. Immutable; the password is write-only.
 *
 * @param serviceType what it is for; not UNKNOWN
 * @param apn labels of letters, digits and hyphens, at most 100 characters (3GPP TS 23.003); empty to let the network choose
 * @param auth how it is let in
 * @param homeUrl at most 512 characters
 * @param pdnType families at home
 * @param roamingPdnType families abroad
 * @param roamingAllowed may be used abroad
 */
public record CellularSettings(
        ServiceType serviceType,
        Optional<String> apn,
        Auth auth,
        Optional<String> homeUrl,
        PdnType pdnType,
        PdnType roamingPdnType,
        boolean roamingAllowed)
        implements SettingsPart {
    private static final Pattern APN = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");
    private static final int MAX_APN = 100;
    private static final int MAX_URL = 512;

    /**
     * Who we are to the data network.
     *
     * @param type {@link AuthType#UNKNOWN} cannot be wanted
     * @param user 1 to 64 characters, none with NONE
     * @param password empty to keep the saved one
     */
    public record Auth(AuthType type, Optional<String> user, Optional<Secret> password) {
        /** Nobody in particular. */
        public static final Auth NONE = new Auth(AuthType.NONE, Optional.empty(), Optional.empty());
    }

    /** The internet by {@code apn}, both families, at home only. */
    public static CellularSettings internet(String apn) {
        return new CellularSettings(
                ServiceType.INTERNET,
                Optional.of(apn),
                Auth.NONE,
                Optional.empty(),
                PdnType.IPV4_IPV6,
                PdnType.IPV4_IPV6,
                false);
    }

    @Override
    public Technology technology() {
        return Technology.CELLULAR;
    }

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (serviceType == ServiceType.UNKNOWN) {
            problems.add(new Problem("cellular.service", "UNKNOWN cannot be wanted"));
        }
        apn.filter(text -> text.length() > MAX_APN || !APN.matcher(text).matches())
                .ifPresent(text -> problems.add(new Problem(
                        "cellular.apn", text + " is no APN: want at most 100 letters, digits, dots and hyphens")));
        homeUrl.filter(url -> url.length() > MAX_URL)
                .ifPresent(url -> problems.add(new Problem("cellular.home", "longer than 512 characters")));
        auth(problems);
        return List.copyOf(problems);
    }

    private void auth(List<Problem> problems) {
        boolean named = auth.user()
                .filter(user -> !user.isEmpty() && user.length() <= 64)
                .isPresent();
        switch (auth.type()) {
            case UNKNOWN ->
                problems.add(new Problem("cellular.auth", "UNKNOWN cannot be wanted, only NONE, PAP, CHAP"));
            case NONE -> {
                if (auth.user().isPresent() || auth.password().isPresent()) {
                    problems.add(new Problem("cellular.auth", "NONE takes neither user nor password"));
                }
            }
            default -> {
                if (!named) {
                    problems.add(new Problem("cellular.user", auth.type() + " wants a user of 1 to 64 characters"));
                }
            }
        }
    }
}
