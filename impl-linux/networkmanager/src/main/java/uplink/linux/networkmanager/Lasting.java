// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import uplink.linux.networkmanager.objects.SavedConnection;
import uplink.linux.networkmanager.settings.Autoconnect;
import uplink.linux.networkmanager.settings.ConnectionSettings;
import uplink.linux.networkmanager.state.Saved;

/**
 * Lets a lasting act outlive a reboot: NetworkManager brings up by itself what has {@code connection.autoconnect}. What is wanted in the
 * settings stays known beside it. A profile that may not be edited is left as it is; then the act holds until NetworkManager is started
 * again.
 */
final class Lasting {
    void autoconnect(Command<?> command, Saved saved, boolean on) throws InterruptedException {
        boolean now = saved.connection().flag("autoconnect").orElse(true);
        if (now == on || !saved.editable()) {
            return;
        }
        SavedConnection connection = new SavedConnection(command.caller(), saved.path());
        command.session().edits().alone(() -> {
            ConnectionSettings settings = connection.withSecrets(connection.settings());
            connection.update(Autoconnect.act(settings, on));
        });
    }
}
