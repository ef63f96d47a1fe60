// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.cellular.ServiceType;
import uplink.cellular.spi.CellularBackend;
import uplink.profile.Capability;
import uplink.profile.Profiles;
import uplink.profile.Technology;
import uplink.profile.spi.CommandContext;
import uplink.profile.spi.LayerBackend;

/** Modems that NetworkManager and ModemManager run together. */
@Component(
        name = NetworkManagerCellular.PID,
        enabled = false,
        property = LayerBackend.NAME + "=" + NetworkManagerBackend.NAME)
public final class NetworkManagerCellular implements CellularBackend {
    static final String PID = "uplink.linux.networkmanager.cellular";

    private final Control control;
    private final MobileCommands commands;

    /** Works by {@code control}. */
    @Activate
    public NetworkManagerCellular(@Reference Control control) {
        this.control = control;
        commands = new MobileCommands(control.rights());
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> able = EnumSet.noneOf(Capability.class);
        able.addAll(control.allowed(Permissions.WWAN, Capability.CELLULAR_RADIO));
        able.addAll(control.allowed(Permissions.MODIFY, Capability.CELLULAR_DEFAULT, Capability.PROFILE_RESET));
        able.addAll(control.allowed(Permissions.CONTROL, Capability.CELLULAR_PIN));
        return able;
    }

    @Override
    public CompletionStage<Void> defaultProfile(ServiceType type, String profile, CommandContext context) {
        return control.act(context, command -> commands.first(command, profile));
    }

    /** NetworkManager does not tie a profile of ours to a slot, so that those of any are forgotten. */
    @Override
    public CompletionStage<Void> reset(Profiles.Reset option, int simSlot, CommandContext context) {
        return control.act(context, command -> command.session().edits().reset(command, Technology.CELLULAR));
    }

    @Override
    public CompletionStage<Void> unlock(CommandContext context) {
        return control.act(context, commands::unlock);
    }

    @Override
    public CompletionStage<Void> radio(boolean on, CommandContext context) {
        return control.act(context, command -> commands.radio(command, on));
    }
}
