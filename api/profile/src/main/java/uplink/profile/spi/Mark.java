// SPDX-License-Identifier: Apache-2.0
package uplink.profile.spi;

import uplink.profile.Internet;
import uplink.profile.Metered;

/**
 * A statement about a link by somebody who does not describe it, such as a probe; laid over whatever layer describes the link.
 *
 * @param link key of the link
 * @param internet {@link Internet#UNKNOWN} says nothing
 * @param metered {@link Metered#UNKNOWN} says nothing
 * @param source who says it
 */
public record Mark(String link, Internet internet, Metered metered, String source) {}
