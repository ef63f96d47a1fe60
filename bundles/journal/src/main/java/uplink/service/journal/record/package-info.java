// SPDX-License-Identifier: Apache-2.0
/** The record on disk: lines with a checksum, in a few files that grow at their end and go when they are old. */
@NullMarked
package uplink.service.journal.record;

import org.jspecify.annotations.NullMarked;
