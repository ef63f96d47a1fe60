// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import uplink.profile.Failure;
import uplink.profile.Failure.Reason;
import uplink.profile.Failure.Stage;

/**
 * NetworkManager's reasons as failures: every {@code NMDeviceStateReason} and {@code NMActiveConnectionStateReason} of {@code
 * nm-dbus-interface.h}. The detail is NetworkManager's own word, of an unknown number the number. Pure.
 */
public final class Reasons {
    /** Number, word, {@code -} where nothing has failed, stage, reason. */
    private static final Map<Long, Entry> DEVICE = parse("""
            0 none - UNKNOWN UNKNOWN
            1 unknown ! UNKNOWN UNKNOWN
            2 now-managed - UNKNOWN REQUESTED
            3 now-unmanaged - UNKNOWN REQUESTED
            4 config-failed ! RADIO BAD_SETTINGS
            5 ip-config-unavailable ! ADDRESS NO_DHCP
            6 ip-config-expired ! ADDRESS LEASE_LOST
            7 no-secrets ! AUTHENTICATE NO_SECRET
            8 supplicant-disconnect ! AUTHENTICATE REJECTED
            9 supplicant-config-failed ! AUTHENTICATE BAD_SETTINGS
            10 supplicant-failed ! AUTHENTICATE WRONG_KEY
            11 supplicant-timeout ! AUTHENTICATE TIMED_OUT
            12 ppp-start-failed ! ASSOCIATE BAD_SETTINGS
            13 ppp-disconnect ! ASSOCIATE REJECTED
            14 ppp-failed ! ASSOCIATE REJECTED
            15 dhcp-start-failed ! ADDRESS NO_DHCP
            16 dhcp-error ! ADDRESS NO_DHCP
            17 dhcp-failed ! ADDRESS NO_DHCP
            18 shared-start-failed ! ADDRESS BAD_SETTINGS
            19 shared-failed ! ADDRESS BAD_SETTINGS
            20 autoip-start-failed ! ADDRESS UNKNOWN
            21 autoip-error ! ADDRESS UNKNOWN
            22 autoip-failed ! ADDRESS UNKNOWN
            23 modem-busy ! ASSOCIATE REJECTED
            24 modem-no-dial-tone ! ASSOCIATE NO_SERVICE
            25 modem-no-carrier ! ASSOCIATE REJECTED
            26 modem-dial-timeout ! ASSOCIATE TIMED_OUT
            27 modem-dial-failed ! ASSOCIATE REJECTED
            28 modem-init-failed ! RADIO UNKNOWN
            29 gsm-apn-failed ! ASSOCIATE APN_REJECTED
            30 gsm-registration-not-searching ! REGISTER NO_SERVICE
            31 gsm-registration-denied ! REGISTER REGISTRATION_DENIED
            32 gsm-registration-timeout ! REGISTER TIMED_OUT
            33 gsm-registration-failed ! REGISTER REJECTED
            34 gsm-pin-check-failed ! SIM WRONG_PIN
            35 firmware-missing ! RADIO UNKNOWN
            36 removed ! RADIO LINK_GONE
            37 sleeping - RADIO REQUESTED
            38 connection-removed - UNKNOWN PROFILE_GONE
            39 user-requested - UNKNOWN REQUESTED
            40 carrier ! RADIO NO_CARRIER
            41 connection-assumed - UNKNOWN UNKNOWN
            42 supplicant-available - UNKNOWN UNKNOWN
            43 modem-not-found ! RADIO LINK_GONE
            44 bt-failed ! ASSOCIATE REJECTED
            45 gsm-sim-not-inserted ! SIM SIM_MISSING
            46 gsm-sim-pin-required ! SIM SIM_LOCKED
            47 gsm-sim-puk-required ! SIM SIM_LOCKED
            48 gsm-sim-wrong ! SIM SIM_FAULTY
            49 infiniband-mode ! RADIO BAD_SETTINGS
            50 dependency-failed ! UNKNOWN UNKNOWN
            51 br2684-failed ! ASSOCIATE UNKNOWN
            52 modem-manager-unavailable ! RADIO DAEMON_GONE
            53 ssid-not-found ! ASSOCIATE NOT_IN_RANGE
            54 secondary-connection-failed ! INTERNET UNKNOWN
            55 dcb-fcoe-failed ! RADIO UNKNOWN
            56 teamd-control-failed ! RADIO UNKNOWN
            57 modem-failed ! RADIO LINK_GONE
            58 modem-available - UNKNOWN UNKNOWN
            59 sim-pin-incorrect ! SIM WRONG_PIN
            60 new-activation - UNKNOWN REPLACED
            61 parent-changed ! RADIO LINK_GONE
            62 parent-managed-changed ! RADIO LINK_GONE
            63 ovsdb-failed ! RADIO UNKNOWN
            64 ip-address-duplicate ! ADDRESS DUPLICATE_ADDRESS
            65 ip-method-unsupported ! ADDRESS BAD_SETTINGS
            66 sriov-configuration-failed ! RADIO BAD_SETTINGS
            67 peer-not-found ! ASSOCIATE NOT_IN_RANGE
            68 device-handler-failed ! RADIO UNKNOWN
            69 unmanaged-by-default - UNKNOWN REQUESTED
            70 unmanaged-external-down - UNKNOWN REQUESTED
            71 unmanaged-link-not-init - UNKNOWN UNKNOWN
            72 unmanaged-quitting - UNKNOWN DAEMON_GONE
            73 unmanaged-manager-disabled - UNKNOWN REQUESTED
            74 unmanaged-user-conf - UNKNOWN REQUESTED
            75 unmanaged-user-explicit - UNKNOWN REQUESTED
            76 unmanaged-user-settings - UNKNOWN REQUESTED
            77 unmanaged-user-udev - UNKNOWN REQUESTED
            78 networking-off - RADIO REQUESTED
            79 modem-no-operator-code ! REGISTER UNKNOWN
            """);

    /** The same of an active connection. */
    private static final Map<Long, Entry> ACTIVE = parse("""
            0 unknown ! UNKNOWN UNKNOWN
            1 none - UNKNOWN UNKNOWN
            2 user-disconnected - UNKNOWN REQUESTED
            3 device-disconnected ! RADIO LINK_GONE
            4 service-stopped ! UNKNOWN DAEMON_GONE
            5 ip-config-invalid ! ADDRESS BAD_SETTINGS
            6 connect-timeout ! UNKNOWN TIMED_OUT
            7 service-start-timeout ! UNKNOWN TIMED_OUT
            8 service-start-failed ! UNKNOWN UNKNOWN
            9 no-secrets ! AUTHENTICATE NO_SECRET
            10 login-failed ! AUTHENTICATE LOGIN_REFUSED
            11 connection-removed - UNKNOWN PROFILE_GONE
            12 dependency-failed ! UNKNOWN UNKNOWN
            13 device-realize-failed ! RADIO BAD_SETTINGS
            14 device-removed ! RADIO LINK_GONE
            """);

    private record Entry(Failure failure, boolean failed) {}

    private Reasons() {}

    private static Map<Long, Entry> parse(String table) {
        Map<Long, Entry> entries = new HashMap<>();
        table.lines().map(line -> line.split(" ")).forEach(line -> {
            Failure failure = new Failure(Stage.valueOf(line[3]), Reason.valueOf(line[4]), line[1]);
            entries.put(Long.parseLong(line[0]), new Entry(failure, line[2].equals("!")));
        });
        return Map.copyOf(entries);
    }

    /** Why a device has its state; also for those that are no failure, where a command that waited must end with something. */
    public static Failure device(long number) {
        return entry(DEVICE, number).failure();
    }

    /** Has something failed, or did somebody, or nobody, want it otherwise. Of a number not known, it has. */
    public static boolean deviceFailed(long number) {
        return entry(DEVICE, number).failed();
    }

    /** Why an active connection has its state; a device's reason says more of what happened on the link. */
    public static Failure active(long number) {
        return entry(ACTIVE, number).failure();
    }

    /** The same as {@link #deviceFailed} of an active connection. */
    public static boolean activeFailed(long number) {
        return entry(ACTIVE, number).failed();
    }

    private static Entry entry(Map<Long, Entry> table, long number) {
        Entry unknown = new Entry(new Failure(Stage.UNKNOWN, Reason.UNKNOWN, Long.toString(number)), true);
        return Objects.requireNonNullElse(table.get(number), unknown);
    }
}
