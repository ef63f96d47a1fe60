// SPDX-License-Identifier: Apache-2.0
package uplink.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Where log lines go: to standard error, and of a gateway also to a file of bounded size with the one before it. */
final class Logs {
    private static final int FILE_BYTES = 512 * 1024;
    private static final int FILES = 2;
    private static final String FORMAT = "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s %5$s%6$s%n";

    /** A level that nobody holds is forgotten. */
    private static final Logger OWN = Logger.getLogger("uplink");

    /** dbus-java tells a stack each time a bus goes, and each argument of a call; what is to be known Uplink says itself. */
    private static final Logger BUS = Logger.getLogger("org.freedesktop");

    private Logs() {}

    /** Of one command: errors only. */
    static void errors(boolean debug) {
        begin(debug, Level.SEVERE);
        add(new ConsoleHandler(), debug ? Level.FINE : Level.SEVERE);
    }

    /** Of a gateway: everything of note in {@code file}; on standard error too, or where a shell is only what somebody must see. */
    static void keep(Path file, boolean shell, boolean debug) throws IOException {
        begin(debug, Level.INFO);
        String pattern = file.toString().replace("%", "%%").replaceFirst("0\\.log$", "%g.log");
        add(new FileHandler(pattern, FILE_BYTES, FILES, true), debug ? Level.FINE : Level.INFO);
        Level seen = shell ? Level.WARNING : Level.INFO;
        add(new ConsoleHandler(), debug ? Level.FINE : seen);
    }

    private static void begin(boolean debug, Level level) {
        System.setProperty("java.util.logging.SimpleFormatter.format", FORMAT);
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(level);
        BUS.setLevel(Level.OFF);
        if (debug) {
            OWN.setLevel(Level.FINE);
        }
    }

    private static void add(Handler handler, Level level) {
        Formatter lines = new SimpleFormatter();
        handler.setFormatter(lines);
        handler.setLevel(level);
        Logger.getLogger("").addHandler(handler);
    }

    /** Closes the file. */
    static void end() {
        LogManager.getLogManager().reset();
    }
}
