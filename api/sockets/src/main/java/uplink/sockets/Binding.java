// SPDX-License-Identifier: Apache-2.0
package uplink.sockets;

/** How firmly a network's sockets are tied to it. */
public enum Binding {
    /** To the device: nothing leaves another way. Linux {@code SO_BINDTODEVICE}. */
    DEVICE,
    /** To one of the link's own addresses: routes may still lead another way. */
    SOURCE,
    /** Not at all. */
    NONE
}
