// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uplink.cellular.Registration;
import uplink.linux.networkmanager.modem.Allowance;
import uplink.linux.networkmanager.modem.ModemState;
import uplink.linux.networkmanager.modem.ModemView;

/** What tests of the real ModemManager begin with: a modem that is not plugged in yet. */
@Timeout(90)
abstract class OnModemManager {
    @TempDir
    private Path folder;

    ModemHost host;

    @BeforeEach
    void open() throws Exception {
        NetworkManagerHost.installed("ModemManager", "dbus-daemon", "dbus-send");
        host = new ModemHost(folder);
    }

    @AfterEach
    void close() throws Exception {
        if (host != null) {
            host.close();
        }
    }

    /** Plugs it in and has it used. */
    ModemView enabled() throws Exception {
        host.plug();
        ModemView found = host.until("found", one -> one.state() == ModemState.DISABLED);
        host.commands().radio(found, true, ModemHost.KEY, CommandFor.tenSeconds());
        return found;
    }

    /** Waits until it is in a network. */
    ModemView registered(Registration registration) throws Exception {
        return host.until(
                registration.toString(),
                one -> one.registration() == registration
                        && one.state() == ModemState.REGISTERED
                        && one.status(Allowance.ALL).operatorName().isPresent());
    }
}
