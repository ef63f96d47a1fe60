// SPDX-License-Identifier: Apache-2.0
/** The test kit as applications use it: within OSGi, and by its Maven coordinates. */
package uplink.itest.testkit;
