// SPDX-License-Identifier: Apache-2.0
/** Settings as they are typed: the table of keys, and a draft that takes them. */
@NullMarked
package uplink.service.shell.settings;

import org.jspecify.annotations.NullMarked;
