// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.freedesktop.dbus.types.UInt32;
import uplink.linux.networkmanager.bus.Bus;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.spi.CommandContext;

/**
 * Commands to ModemManager's modems. Each waits for its end, at most for as long as its context allows, so never on a thread that
 * delivers signals. What fails does so with a {@link ConnectionException}. Safe for any thread.
 */
public final class ModemCommands {
    private static final long POWER_LOW = 2;

    private final Calls calls;
    private final String owner;
    private final Set<String> unlocking = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> wrong = new ConcurrentHashMap<>();

    /** Commands to ModemManager's present owner of its name: its unique name, so that none reaches a successor. */
    public ModemCommands(Bus bus, String owner) {
        this(bus::call, owner);
    }

    ModemCommands(Calls calls, String owner) {
        this.calls = calls;
        this.owner = owner;
    }

    /**
     * Asks the context's secret source for the code that the card waits for, and gives it to the card: {@code pin}, or {@code puk} and
     * then {@code pin} for the new one. After a wrong one it asks again, until the source gives up or gives the same again. Done at once
     * when the card waits for none.
     *
     * <p>The last try is left to people: it ends with SIM_LOCKED or, after a wrong one, WRONG_PIN when one try is left, and also when
     * the modem does not tell and one was wrong. Fails with an {@code OpenFailedException}: WRONG_PIN, SIM_MISSING, SIM_FAULTY,
     * NO_SECRET; INVALID_ARGUMENT when a code cannot be one by its shape, which costs no try; BUSY when it is being unlocked.
     *
     * @param subject whom secret source and errors name
     * @param insist use the last try too
     */
    public void unlock(ModemView modem, String subject, CommandContext context, boolean insist) {
        String key = modem.key().orElse(modem.path());
        if (!unlocking.add(key)) {
            throw new ConnectionException(ErrorCode.BUSY, subject, subject + " is being unlocked already");
        }
        try (Unlocking run = new Unlocking(task(subject, context), modem, wrong)) {
            run.run(insist);
        } finally {
            unlocking.remove(key);
        }
    }

    /**
     * Switches the radio: into use, or out of use and to low power. NOT_SUPPORTED when the modem has no low power; then it is out of
     * use nevertheless.
     */
    public void radio(ModemView modem, boolean on, String subject, CommandContext context) {
        Task task = task(subject, context);
        task.call(task.to(modem.path(), ModemView.INTERFACE, "Enable").with("b", on));
        if (!on) {
            task.call(
                    task.to(modem.path(), ModemView.INTERFACE, "SetPowerState").with("u", new UInt32(POWER_LOW)));
        }
    }

    /** Restarts the modem: it goes, and comes back as another object with the same key. */
    public void reset(ModemView modem, String subject, CommandContext context) {
        Task task = task(subject, context);
        task.call(task.to(modem.path(), ModemView.INTERFACE, "Reset"));
    }

    /**
     * Has the modem measure its signal: {@link ModemView#quality}. It costs power, and it is one setting for everybody.
     *
     * @param seconds between two measurements; 0 for none any more
     */
    public void measure(ModemView modem, int seconds, String subject, CommandContext context) {
        Task task = task(subject, context);
        task.call(task.to(modem.path(), ModemView.SIGNAL, "Setup").with("u", new UInt32(seconds)));
    }

    private Task task(String subject, CommandContext context) {
        return new Task(subject, context, owner, calls);
    }
}
