// SPDX-License-Identifier: Apache-2.0
/** The contract that every backend must pass. */
package uplink.itest.contract;
