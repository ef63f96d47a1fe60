// SPDX-License-Identifier: Apache-2.0
/** How applications use a network: each example is run by a test in the lab of two uplinks. */
package uplink.example;
