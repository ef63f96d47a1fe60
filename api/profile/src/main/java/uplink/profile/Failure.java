// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

/**
 * Why a connection did not come up or went down.
 *
 * @param stage how far it had come
 * @param reason what was wrong
 * @param detail the daemon's or kernel's own word; may be empty, never holds a secret
 */
public record Failure(Stage stage, Reason reason, String detail) {
    /** The steps to a working connection, in their order. */
    public enum Stage {
        /** Radio or port. */
        RADIO,
        /** SIM card. */
        SIM,
        /** Registration with the mobile network. */
        REGISTER,
        /** Association with the access point, or the data bearer. */
        ASSOCIATE,
        /** Keys, users and passwords. */
        AUTHENTICATE,
        /** Addresses. */
        ADDRESS,
        /** Beyond the gateway. */
        INTERNET,
        /** The backend could not tell. */
        UNKNOWN
    }

    /** What helps. */
    public enum Remedy {
        /** Somebody must change a setting, a card or a cable; trying again is useless. */
        FIX,
        /** Trying again may help. */
        RETRY,
        /** It comes back by itself. */
        WAIT
    }

    /** What was wrong; NetworkManager {@code NMDeviceStateReason}, ConnMan {@code Service.Error}, ModemManager bearer errors. */
    public enum Reason {
        /** The radio is off, by switch or flight mode. */
        RADIO_OFF(Remedy.FIX),
        /** No carrier: the cable is out. */
        NO_CARRIER(Remedy.FIX),
        /** The network is not heard. */
        NOT_IN_RANGE(Remedy.WAIT),
        /** No SIM card. */
        SIM_MISSING(Remedy.FIX),
        /** The SIM card wants its PIN or PUK. */
        SIM_LOCKED(Remedy.FIX),
        /** The PIN or PUK was wrong. */
        WRONG_PIN(Remedy.FIX),
        /** The SIM card does not work. */
        SIM_FAULTY(Remedy.FIX),
        /** No mobile network is found. */
        NO_SERVICE(Remedy.WAIT),
        /** The mobile network refuses this SIM card. */
        REGISTRATION_DENIED(Remedy.FIX),
        /** Abroad, and roaming is not allowed. */
        ROAMING_NOT_ALLOWED(Remedy.FIX),
        /** The access point name is refused. */
        APN_REJECTED(Remedy.FIX),
        /** The passphrase or key is wrong. */
        WRONG_KEY(Remedy.FIX),
        /** A secret is needed and nobody gave one. */
        NO_SECRET(Remedy.FIX),
        /** User or password refused. */
        LOGIN_REFUSED(Remedy.FIX),
        /** The other side did not let us in. */
        REJECTED(Remedy.RETRY),
        /** No address in time. */
        NO_DHCP(Remedy.RETRY),
        /** The lease ended and was not renewed. */
        LEASE_LOST(Remedy.RETRY),
        /** Somebody else has the address. */
        DUPLICATE_ADDRESS(Remedy.FIX),
        /** Connected, and no way to the internet. */
        NO_INTERNET(Remedy.WAIT),
        /** A captive portal wants a person. */
        PORTAL(Remedy.FIX),
        /** The link is gone. */
        LINK_GONE(Remedy.WAIT),
        /** The profile is gone. */
        PROFILE_GONE(Remedy.FIX),
        /** The daemon went away. */
        DAEMON_GONE(Remedy.WAIT),
        /** Took too long. */
        TIMED_OUT(Remedy.RETRY),
        /** Somebody asked for it. */
        REQUESTED(Remedy.FIX),
        /** Something else came first on this link. */
        REPLACED(Remedy.RETRY),
        /** The settings do not work with this link. */
        BAD_SETTINGS(Remedy.FIX),
        /** The backend could not tell, see the detail. */
        UNKNOWN(Remedy.RETRY);

        private final Remedy remedy;

        Reason(Remedy remedy) {
            this.remedy = remedy;
        }

        /** What usually helps. */
        public Remedy remedy() {
            return remedy;
        }
    }

    /** What helps. */
    public Remedy remedy() {
        return reason.remedy();
    }

    /** {@code AUTHENTICATE WRONG_KEY}. */
    @Override
    public String toString() {
        return stage + " " + reason + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
