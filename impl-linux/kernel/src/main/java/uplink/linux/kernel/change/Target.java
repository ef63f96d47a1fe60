// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel.change;

/**
 * The interface that a change is for.
 *
 * @param key of the link
 * @param index the interface's number
 * @param name the interface's name
 */
public record Target(String key, int index, String name) {}
