// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.diagnosis;

/**
 * What was found at one step.
 *
 * @param step which
 * @param outcome how
 * @param detail what was seen, in one line for people
 * @param advice what to do; empty unless it has failed
 * @param millis how long it took to find out
 */
public record Finding(Step step, Outcome outcome, String detail, String advice, long millis) {}
