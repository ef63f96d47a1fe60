// SPDX-License-Identifier: Apache-2.0
package uplink.statistics;

/**
 * One counter, both ways.
 *
 * @param last of the present session, or of the latest one while nothing is connected; since this counter was reset, if that came later
 * @param total since this counter was reset, over sessions, restarts and reboots; also what is carried outside of sessions
 */
public record Count(long last, long total) {
    /** Nothing counted. */
    public static final Count ZERO = new Count(0, 0);
}
