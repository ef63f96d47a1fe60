// SPDX-License-Identifier: Apache-2.0
package uplink.testkit;

/** Registers listeners as a bundle would. Those that are left go when the test ends. */
public interface Listeners {
    /**
     * Registers {@code listener} as a service, under every listener interface of Uplink that it implements. It has been told the
     * present when this returns, unless somebody blocks for two seconds.
     *
     * @return {@code listener}
     * @throws IllegalArgumentException when it implements none
     */
    <T> T register(T listener);

    /** Takes it back: when this returns it is in no call, unless it calls this itself. Nothing when it is not registered. */
    void unregister(Object listener);
}
