// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.Arrays;

/** A passphrase, PIN or password on its way to a backend: written, used, wiped, never shown. Safe for any thread. */
public final class Secret implements AutoCloseable {
    private final char[] text;

    private Secret(char[] text) {
        this.text = text;
    }

    /** Copies {@code text}; the caller may wipe its own array. */
    public static Secret of(char[] text) {
        return new Secret(text.clone());
    }

    /** A copy of the characters, for a backend only; the caller wipes it. All zero once closed. */
    public synchronized char[] reveal() {
        return text.clone();
    }

    /** Number of characters. */
    public int length() {
        return text.length;
    }

    /** Wipes the characters. Closing twice is harmless. */
    @Override
    public synchronized void close() {
        Arrays.fill(text, '\0');
    }

    @Override
    public synchronized boolean equals(Object other) {
        return other == this || other instanceof Secret secret && Arrays.equals(text, secret.reveal());
    }

    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "********";
    }
}
