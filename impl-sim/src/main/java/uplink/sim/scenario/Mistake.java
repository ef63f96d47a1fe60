// SPDX-License-Identifier: Apache-2.0
package uplink.sim.scenario;

/** Something in a scenario that cannot be read. */
public final class Mistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    Mistake(int line, int column, String message) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /** Counts from 1. */
    public int line() {
        return line;
    }

    /** Counts from 1. */
    public int column() {
        return column;
    }
}
