// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.socket;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.service.shell.Console;
import uplink.service.shell.OneShot;
import uplink.service.shell.place.HeldException;
import uplink.service.shell.place.Places;

/**
 * Lets commands reach this gateway through a Unix domain socket. Its path is the framework property {@code uplink.socket}, else the
 * configuration's, else the user's own place; {@code none} means no socket. Where another gateway has the path, or something is in the
 * way, this one runs without. A framework that carries out one command has none.
 */
@Component(
        service = {},
        configurationPid = "uplink.service.shell.socket")
public final class CommandSocket {
    /** Where it listens. */
    public @interface Config {
        /** Path of the socket, {@code none} for no socket, empty for the user's own place. */
        String path() default "";
    }

    private static final Logger LOG = LoggerFactory.getLogger(CommandSocket.class);

    private final Console console;
    private final String wanted;
    private @Nullable Place place;
    private @Nullable Exchange exchange;

    /** Answers by {@code console}. */
    @Activate
    public CommandSocket(BundleContext bundle, Config config, @Reference Console console) {
        this.console = console;
        String property = bundle.getProperty("uplink.socket");
        String said = property == null || property.isBlank() ? config.path() : property;
        this.wanted = OneShot.stays(bundle) ? said : Places.NONE;
    }

    @Activate
    void open() {
        if (wanted.equals(Places.NONE)) {
            return;
        }
        try {
            open(wanted.isBlank() ? Places.socket(System.getenv()) : Path.of(wanted));
        } catch (IOException | RuntimeException impossible) {
            LOG.warn("No command reaches this gateway: {}", impossible.toString());
            close();
        }
    }

    private void open(Path socket) throws IOException {
        try {
            Place taken = Place.open(socket);
            place = taken;
            exchange = new Exchange(taken.server(), console::run, Limits.DOCUMENTED);
            LOG.info("Commands reach this gateway at {}", socket);
        } catch (HeldException other) {
            LOG.warn(
                    "No command reaches this gateway: the one of process {} listens at {}. Set uplink.socket to another path.",
                    other.pid(),
                    socket);
        }
    }

    @Deactivate
    void close() {
        Exchange running = exchange;
        Place taken = place;
        exchange = null;
        place = null;
        if (running != null) {
            running.close();
        }
        try {
            if (taken != null) {
                taken.close();
            }
        } catch (IOException stubborn) {
            LOG.warn("The socket stays behind: {}", stubborn.toString());
        }
    }
}
