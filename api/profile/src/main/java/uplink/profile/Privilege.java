// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

/** What a bundle may ask of Uplink; Tizen's four, and one for lasting acts. Required by {@link RequirePrivilege}. */
public enum Privilege {
    /** Read; Tizen {@code network.get}. */
    GET("network.get"),
    /** Open and close for oneself, reset counters; Tizen {@code network.set}. */
    SET("network.set"),
    /** Write profiles; Tizen {@code network.profile}. */
    PROFILE("network.profile"),
    /** Write routes; Tizen {@code network.route}. */
    ROUTE("network.route"),
    /** Connect, disconnect, prefer, switch radios: what outlives its caller. */
    CONTROL("network.control");

    /** Namespace of the capability and of the requirement. */
    public static final String NAMESPACE = "uplink.privilege";

    private final String text;

    Privilege(String text) {
        this.text = text;
    }

    /** Its name in manifests and logs: {@code network.get}. */
    public String text() {
        return text;
    }
}
