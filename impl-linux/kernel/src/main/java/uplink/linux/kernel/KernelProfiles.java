// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.linux.kernel.dhcp.UdhcpClient;
import uplink.profile.Capability;
import uplink.profile.ProfileSettings;
import uplink.profile.Profiles;
import uplink.profile.Technology;
import uplink.profile.spi.CommandContext;
import uplink.profile.spi.LayerBackend;
import uplink.profile.spi.ProfileBackend;

/** Settings of links, kept by Uplink and put into the kernel. */
@Component(name = KernelProfiles.PID, enabled = false, property = LayerBackend.NAME + "=" + KernelBackend.NAME)
public final class KernelProfiles implements ProfileBackend {
    static final String PID = "uplink.linux.kernel.profiles";

    private final Control control;

    /** Works by {@code control}. */
    @Activate
    public KernelProfiles(@Reference Control control) {
        this.control = control;
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> able = Control.allowed(
                Capability.PROFILE_ADD,
                Capability.PROFILE_UPDATE,
                Capability.PROFILE_REMOVE,
                Capability.PROFILE_RESET,
                Capability.CONFIRM);
        if (!able.isEmpty() && UdhcpClient.installed().isPresent()) {
            able.add(Capability.DHCP);
        }
        return able;
    }

    @Override
    public CompletionStage<ProfileSettings> settings(String id, CommandContext context) {
        return control.ask(context, session -> session.edits().settings(id));
    }

    @Override
    public CompletionStage<String> add(ProfileSettings settings, CommandContext context) {
        return control.ask(context, session -> session.edits().add(settings, context));
    }

    @Override
    public CompletionStage<Void> update(String id, long revision, ProfileSettings settings, CommandContext context) {
        return control.run(context, session -> session.edits().update(id, revision, settings, context));
    }

    @Override
    public CompletionStage<Void> remove(String id, CommandContext context) {
        return control.run(context, session -> session.edits().remove(id, context));
    }

    /** Nothing came with the device, so both options mean the same. */
    @Override
    public CompletionStage<Void> reset(Technology technology, Profiles.Reset option, CommandContext context) {
        return control.run(context, session -> session.edits().reset(technology, context));
    }
}
