// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

/**
 * What a figure must be.
 *
 * @param bound that it must not pass; infinite where it is only shown
 * @param least it must not be less; else it must not be more
 */
record Goal(double bound, boolean least) {
    static final Goal SHOWN = new Goal(Double.POSITIVE_INFINITY, false);

    static Goal most(double bound) {
        return new Goal(bound, false);
    }

    static Goal least(double bound) {
        return new Goal(bound, true);
    }

    boolean reached(double value) {
        return least ? value >= bound : value <= bound;
    }

    boolean shown() {
        return Double.isInfinite(bound);
    }

    @Override
    public String toString() {
        return shown() ? "shown" : (least ? "≥ " : "≤ ") + Row.number(bound);
    }
}
