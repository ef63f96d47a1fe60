// SPDX-License-Identifier: Apache-2.0
/** Real kernels in namespaces that the tests make and remove. */
package uplink.itest.lab;
