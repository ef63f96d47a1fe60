// SPDX-License-Identifier: Apache-2.0
package uplink.statistics;

/** How long one slot of the history is, and how many slots are kept. */
public enum Resolution {
    /** Minutes of the latest three hours. */
    MINUTE(180),
    /** Hours of the latest two weeks. */
    HOUR(336),
    /** Days of the latest 400, in the zone that is configured for statistics. */
    DAY(400);

    private final int slots;

    Resolution(int slots) {
        this.slots = slots;
    }

    /** How many slots are kept of each subject. */
    public int slots() {
        return slots;
    }
}
