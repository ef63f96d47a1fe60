// SPDX-License-Identifier: Apache-2.0
package uplink.statistics;

/** Which counter to reset or to watch; Tizen {@code connection_statistics_type_e} and more. Each is reset alone. */
public enum Counter {
    /** Bytes received in the latest session. */
    LAST_RECEIVED,
    /** Bytes sent in the latest session. */
    LAST_SENT,
    /** Bytes received in total. */
    TOTAL_RECEIVED,
    /** Bytes sent in total. */
    TOTAL_SENT,
    /** Packets in the latest session, both ways. */
    LAST_PACKETS,
    /** Packets in total, both ways. */
    TOTAL_PACKETS,
    /** Packets with an error in the latest session, both ways. */
    LAST_ERRORS,
    /** Packets with an error in total, both ways. */
    TOTAL_ERRORS
}
