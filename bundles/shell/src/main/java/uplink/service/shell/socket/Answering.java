// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.socket;

import java.util.List;
import uplink.service.shell.Terminal;

/** Carries commands out. Called on threads of {@link Exchange}; blocks until the command is over, an interrupt ends it. */
@FunctionalInterface
interface Answering {
    /** Answers the exit status. */
    int run(List<String> words, Terminal terminal);
}
