// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.diagnosis;

/** How one step was found. */
public enum Outcome {
    /** Well. */
    OK,
    /** Here it ends. */
    FAILED,
    /** It cannot be told; the next step is examined. */
    UNKNOWN,
    /** Not needed on this way. */
    SKIPPED,
    /** Not examined: a step before it has failed, or there is no host to ask. */
    UNCHECKED
}
