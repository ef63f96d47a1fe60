// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.socket;

import java.time.Duration;

/**
 * What callers may do to a gateway at most.
 *
 * @param lineBytes of one line, without its end
 * @param callers connected at a time
 * @param commands carried out at a time
 * @param request until the first line has come, and again until its command has begun
 * @param reading until a caller has read something of what waits for it
 */
record Limits(int lineBytes, int callers, int commands, Duration request, Duration reading) {
    /** As documented. */
    static final Limits DOCUMENTED = new Limits(64 * 1024, 160, 32, Duration.ofSeconds(5), Duration.ofSeconds(10));

    /** Bytes that wait for a caller before its command waits too. */
    static final int PENDING_BYTES = 256 * 1024;

    /** How long a question stays open. */
    static final Duration ANSWER = Duration.ofSeconds(120);
}
