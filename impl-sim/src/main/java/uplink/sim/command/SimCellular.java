// SPDX-License-Identifier: Apache-2.0
package uplink.sim.command;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.cellular.CellularSettings;
import uplink.cellular.ServiceType;
import uplink.cellular.SimLock;
import uplink.cellular.spi.CellularBackend;
import uplink.profile.Capability;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Failure;
import uplink.profile.OpenFailedException;
import uplink.profile.Profiles;
import uplink.profile.Secret;
import uplink.profile.Technology;
import uplink.profile.spi.CommandContext;
import uplink.sim.world.Bearers;
import uplink.sim.world.Modem;
import uplink.sim.world.SimCard;
import uplink.sim.world.SimProfile;
import uplink.sim.world.World;

/** Commands to the simulated modem. */
@Component(
        name = SimCellular.PID,
        enabled = false,
        service = CellularBackend.class,
        property = {"uplink.backend=sim", "service.ranking:Integer=200"})
public final class SimCellular implements CellularBackend {
    /** Of its component. */
    public static final String PID = "uplink.sim.cellular";

    private static final String SUBJECT = World.id(World.CELLULAR);
    private static final int FRESH = 3;

    private final Desk desk;

    @Activate
    public SimCellular(@Reference Desk desk) {
        this.desk = desk;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                Capability.CELLULAR_RADIO,
                Capability.CELLULAR_DEFAULT,
                Capability.CELLULAR_PIN,
                Capability.PROFILE_RESET);
    }

    @Override
    public CompletionStage<Void> defaultProfile(ServiceType type, String profile, CommandContext context) {
        return desk.act(context, profile, world -> {
            SimProfile chosen = Desk.profile(world, profile);
            if (!type.mayHaveDefault() || !serves(chosen, type)) {
                throw new ConnectionException(
                        ErrorCode.INVALID_ARGUMENT, profile, profile + " cannot be the default of " + type);
            }
            world.profiles().stream()
                    .filter(other -> serves(other, type))
                    .forEach(other -> other.set(SimProfile.Is.DEFAULT, other == chosen));
        });
    }

    private static boolean serves(SimProfile profile, ServiceType type) {
        return profile.settings()
                .part(CellularSettings.class)
                .filter(part -> part.serviceType() == type)
                .isPresent();
    }

    @Override
    public CompletionStage<Void> reset(Profiles.Reset option, int simSlot, CommandContext context) {
        return desk.act(context, SUBJECT, world -> {
            if (simSlot < 0 || simSlot >= Modem.SLOTS) {
                throw new ConnectionException(
                        ErrorCode.INVALID_ARGUMENT,
                        SUBJECT,
                        "there is no SIM slot " + simSlot + ", want 0 to " + (Modem.SLOTS - 1));
            }
            SimProfiles.reset(world, option, Technology.CELLULAR, Optional.of(simSlot));
        });
    }

    @Override
    public CompletionStage<Void> unlock(CommandContext context) {
        SimCard card = desk.clockwork().look(world -> world.modem().card());
        SimLock lock = desk.clockwork().look(world -> card.lock());
        boolean again = lock == SimLock.PIN && desk.clockwork().look(world -> card.tries() < FRESH);
        try {
            return switch (lock) {
                case NONE -> desk.act(context, SUBJECT, world -> {});
                case PIN -> pin(context, card, asked(context, "pin", again));
                case PUK -> puk(context, card, asked(context, "puk", false), asked(context, "pin", false));
                default ->
                    throw new ConnectionException(
                            ErrorCode.INVALID_STATE, SUBJECT, "no PIN or PUK opens a SIM card that is " + lock);
            };
        } catch (ConnectionException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private CompletionStage<Void> pin(CommandContext context, SimCard card, Secret pin) {
        return desk.act(context, SUBJECT, world -> opened(world, card.enterPin(pin)));
    }

    private CompletionStage<Void> puk(CommandContext context, SimCard card, Secret puk, Secret pin) {
        return desk.act(context, SUBJECT, world -> opened(world, card.enterPuk(puk, pin)));
    }

    private static void opened(World world, boolean right) {
        if (!right) {
            Failure why = World.failure(Failure.Stage.SIM, Failure.Reason.WRONG_PIN);
            world.profile(SUBJECT).ifPresent(profile -> profile.failed(why));
            throw new OpenFailedException(SUBJECT, why);
        }
        Bearers.autoconnect(world, world.radio(Technology.CELLULAR));
    }

    /** A code of the right shape, so that no try is lost on a slip of the finger. */
    private static Secret asked(CommandContext context, String what, boolean again) {
        Secret code = context.secrets()
                .secret(SUBJECT, what, again)
                .orElseThrow(() ->
                        new OpenFailedException(SUBJECT, World.failure(Failure.Stage.SIM, Failure.Reason.NO_SECRET)));
        char[] digits = code.reveal();
        boolean puk = what.equals("puk");
        boolean shaped = digits.length >= (puk ? 8 : 4) && digits.length <= 8;
        for (char digit : digits) {
            shaped &= digit >= '0' && digit <= '9';
        }
        Arrays.fill(digits, '\0');
        if (!shaped) {
            throw new ConnectionException(
                    ErrorCode.INVALID_ARGUMENT, SUBJECT, "a " + what + " has " + (puk ? "8" : "4 to 8") + " digits");
        }
        return code;
    }

    @Override
    public CompletionStage<Void> radio(boolean on, CommandContext context) {
        return desk.act(context, SUBJECT, world -> {
            world.modem().powered(on);
            Bearers.autoconnect(world, world.radio(Technology.CELLULAR));
        });
    }
}
