// SPDX-License-Identifier: Apache-2.0
package uplink.wifi;

/**
 * Strength of a signal, both ways.
 *
 * @param dbm -120 to 0
 * @param percent 0 to 100, {@code 2 * (dbm + 100)} within its bounds
 * @param source which of the two was measured; the other is computed
 */
public record WifiSignal(int dbm, int percent, Source source) {
    /** What the backend gave. */
    public enum Source {
        /** The driver measured dBm. */
        DBM,
        /** The daemon gave per cent only. */
        PERCENT
    }

    public WifiSignal {
        if (dbm < -120 || dbm > 0 || percent < 0 || percent > 100) {
            throw new IllegalArgumentException(
                    dbm + " dBm is not within -120 to 0, or " + percent + " not within 0 to 100");
        }
    }

    /** From a measured strength; what lies outside of -120 to 0 dBm is moved to the bound. */
    public static WifiSignal ofDbm(int dbm) {
        int bounded = Math.max(-120, Math.min(0, dbm));
        return new WifiSignal(bounded, Math.max(0, Math.min(100, 2 * (bounded + 100))), Source.DBM);
    }

    /** From per cent, 0 to 100. */
    public static WifiSignal ofPercent(int percent) {
        return new WifiSignal(percent / 2 - 100, percent, Source.PERCENT);
    }
}
