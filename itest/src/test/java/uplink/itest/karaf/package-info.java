// SPDX-License-Identifier: Apache-2.0
/** What goes into a Karaf. */
package uplink.itest.karaf;
