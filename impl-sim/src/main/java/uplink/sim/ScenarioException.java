// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

/** A scenario that cannot be read: says where, and what is possible there. */
public final class ScenarioException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    ScenarioException(int line, int column, String message) {
        super("line " + line + ", column " + column + ": " + message);
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
