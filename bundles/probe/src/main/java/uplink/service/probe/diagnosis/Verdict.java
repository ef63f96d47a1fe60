// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.diagnosis;

/**
 * What is said of one step.
 *
 * @param outcome how it was found
 * @param detail what was seen, in one line
 * @param advice what somebody may do; empty unless it has failed
 */
record Verdict(Outcome outcome, String detail, String advice) {
    static Verdict ok(String detail) {
        return new Verdict(Outcome.OK, detail, "");
    }

    static Verdict failed(String detail, String advice) {
        return new Verdict(Outcome.FAILED, detail, advice);
    }

    static Verdict unknown(String detail) {
        return new Verdict(Outcome.UNKNOWN, detail, "");
    }

    static Verdict skipped(String detail) {
        return new Verdict(Outcome.SKIPPED, detail, "");
    }

    static Verdict unchecked(String detail) {
        return new Verdict(Outcome.UNCHECKED, detail, "");
    }
}
