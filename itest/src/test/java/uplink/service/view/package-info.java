// SPDX-License-Identifier: Apache-2.0
/** A view that runs without a framework, for the lab. */
package uplink.service.view;
