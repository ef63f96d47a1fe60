// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import java.util.List;
import java.util.Optional;
import uplink.cellular.AuthType;
import uplink.cellular.PdnType;
import uplink.linux.networkmanager.bus.Fields;
import uplink.profile.Failure;

/** One data connection of a modem as ModemManager has it: up, or ready to come up. Immutable; holds no password. */
public final class Bearer {
    static final String INTERFACE = "org.freedesktop.ModemManager1.Bearer";

    private static final long METHOD_PPP = 1;

    private final String path;
    private final Fields bearer;

    Bearer(String path, Fields bearer) {
        this.path = path;
        this.bearer = bearer;
    }

    /** Object on the bus, good for this owner of the name only. */
    public String path() {
        return path;
    }

    /** It is up. */
    public boolean connected() {
        return bearer.flag("Connected").orElse(false);
    }

    /** It is up, and nothing passes, because of a call. */
    public boolean suspended() {
        return bearer.flag("Suspended").orElse(false);
    }

    /** Interface of the kernel that carries it; empty while it is down, and for PPP: there it is made by somebody else. */
    public Optional<String> interfaceName() {
        return ppp() ? Optional.empty() : bearer.text("Interface");
    }

    /** Serial port over which somebody must speak PPP; empty for all others. */
    public Optional<String> port() {
        return ppp() ? bearer.text("Interface") : Optional.empty();
    }

    private boolean ppp() {
        return List.of("Ip4Config", "Ip6Config").stream()
                .anyMatch(one -> bearer.fields(one).number("method", 0) == METHOD_PPP);
    }

    /** Access point name. */
    public Optional<String> apn() {
        return properties().text("apn");
    }

    /** User name for PAP or CHAP. */
    public Optional<String> user() {
        return properties().text("user");
    }

    /** Address families asked for; {@code MMBearerIpFamily}. */
    public PdnType pdnType() {
        return switch ((int) properties().number("ip-type", 0)) {
            case 1 -> PdnType.IPV4;
            case 2 -> PdnType.IPV6;
            // 3: either of them; 4: both in one
            case 3, 4 -> PdnType.IPV4_IPV6;
            default -> PdnType.UNKNOWN;
        };
    }

    /** Strongest way in that is allowed; {@code MMBearerAllowedAuth}, of which the API has words for three. */
    public AuthType authType() {
        return switch ((int) properties().number("allowed-auth", 0)) {
            case 1 -> AuthType.NONE;
            case 2 -> AuthType.PAP;
            case 4, 6 -> AuthType.CHAP;
            default -> AuthType.UNKNOWN;
        };
    }

    /** May it be up abroad; true unless forbidden. */
    public boolean roamingAllowed() {
        return properties().flag("allow-roaming").orElse(true);
    }

    /** Bytes and attempts. */
    public BearerTraffic traffic() {
        return BearerTraffic.of(bearer.fields("Stats"));
    }

    /** Why the last attempt failed, or the network took it down; empty while it is up and before it ever failed. */
    public Optional<Failure> failure() {
        return bearer.list("ConnectionError").stream()
                .limit(1)
                .filter(name -> !connected() && !"".equals(name))
                .map(name -> ModemFailures.of(String.valueOf(name)))
                .findFirst();
    }

    private Fields properties() {
        return bearer.fields("Properties");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bearer one && path.equals(one.path) && bearer.equals(one.bearer);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return "Bearer[apn=" + apn().orElse("") + ", connected=" + connected() + "]";
    }
}
