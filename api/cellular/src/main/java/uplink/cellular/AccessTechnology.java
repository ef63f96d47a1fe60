// SPDX-License-Identifier: Apache-2.0
package uplink.cellular;

/** Generation of the radio; 3GPP TS 27.007, ModemManager {@code MMModemAccessTechnology}. */
public enum AccessTechnology {
    /** 2G: GSM, GPRS, EDGE. */
    GSM,
    /** 3G: UMTS and what came after it. */
    UMTS,
    /** 4G. */
    LTE,
    /** 4G for machines, category M. */
    LTE_M,
    /** 4G for machines, narrow band. */
    NB_IOT,
    /** 5G beside 4G, or alone. */
    NR,
    /** The backend could not tell. */
    UNKNOWN
}
