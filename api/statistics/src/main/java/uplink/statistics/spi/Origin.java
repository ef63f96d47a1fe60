// SPDX-License-Identifier: Apache-2.0
package uplink.statistics.spi;

/**
 * From where counters count. Two readings with the same generation may be subtracted, whatever the link is called meanwhile.
 *
 * @param generation one life of the counters, different after a reboot and for each interface that is made; unique in its backend,
 *     and the same after a restart of the backend. Empty when the backend cannot tell: then the link's key stands for it
 * @param bits how wide they are: 64, or 32 where they begin again at 4 GiB
 */
public record Origin(String generation, int bits) {
    /** Nothing is known of when they began; 64 bits wide. */
    public static final Origin UNKNOWN = new Origin("", 64);

    public Origin {
        if (bits != 32 && bits != 64) {
            throw new IllegalArgumentException("counters have 32 or 64 bits, not " + bits);
        }
    }
}
