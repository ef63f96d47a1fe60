// SPDX-License-Identifier: Apache-2.0
/** What {@code docs/testing.md} shows. */
package uplink.testkit.example;
