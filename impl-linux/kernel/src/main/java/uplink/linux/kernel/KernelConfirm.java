// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.Capability;
import uplink.profile.spi.CommandContext;
import uplink.profile.spi.ConfirmBackend;
import uplink.profile.spi.LayerBackend;

/** Changes of links that are undone unless confirmed, by a journal that a crash survives. */
@Component(name = KernelConfirm.PID, enabled = false, property = LayerBackend.NAME + "=" + KernelBackend.NAME)
public final class KernelConfirm implements ConfirmBackend {
    static final String PID = "uplink.linux.kernel.confirm";

    private final Control control;

    /** Works by {@code control}. */
    @Activate
    public KernelConfirm(@Reference Control control) {
        this.control = control;
    }

    @Override
    public Set<Capability> capabilities() {
        return Control.allowed(Capability.CONFIRM);
    }

    @Override
    public Set<String> unconfirmed() {
        return control.session()
                .map(session -> session.confirmations().waiting().stream()
                        .map(Managed::id)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    @Override
    public CompletionStage<Void> confirm(String id, CommandContext context) {
        return control.run(context, session -> session.confirmations().confirm(Reach.key(id)));
    }

    @Override
    public CompletionStage<Void> revert(String id, CommandContext context) {
        return control.run(context, session -> session.confirmations().revert(Reach.key(id)));
    }
}
