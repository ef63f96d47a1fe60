// SPDX-License-Identifier: Apache-2.0
package uplink.sim.scenario;

/**
 * A word of a scenario.
 *
 * @param line counts from 1
 * @param column counts from 1
 */
record Token(String text, int line, int column) {
    Mistake wrong(String message) {
        return new Mistake(line, column, message);
    }
}
