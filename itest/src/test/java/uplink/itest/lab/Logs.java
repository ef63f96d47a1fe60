// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What daemons say during tests, kept beside the reports of the tests. */
final class Logs {
    private Logs() {}

    /** A file for one daemon of this run. */
    static Path file(String daemon) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "daemons"));
        return folder.resolve(daemon + "-" + ProcessHandle.current().pid() + ".log")
                .toAbsolutePath();
    }
}
