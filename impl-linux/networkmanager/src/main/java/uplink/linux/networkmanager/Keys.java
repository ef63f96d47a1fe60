// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.util.Arrays;
import java.util.Optional;
import org.freedesktop.dbus.types.Variant;
import uplink.linux.networkmanager.bus.Fields;
import uplink.linux.networkmanager.objects.SavedConnection;
import uplink.linux.networkmanager.settings.ConnectionSettings;
import uplink.linux.networkmanager.state.Saved;
import uplink.profile.Failure;
import uplink.profile.OpenFailedException;
import uplink.profile.Secret;

/**
 * Gives a saved connection the passphrase that it lacks, or another one after a wrong one: asked of the command's source and written into
 * the connection, where NetworkManager keeps it. So no agent is needed, which would have to answer in the midst of an activation.
 */
final class Keys {
    private static final String SECURITY = "802-11-wireless-security";
    private static final int TRIES = 3;

    private final Command<?> command;
    private int given;

    Keys(Command<?> command) {
        this.command = command;
    }

    /** Before the first try. */
    void ready(Saved saved) throws InterruptedException {
        Optional<String> key = key(saved);
        if (key.isEmpty() || !saved.editable()) {
            return;
        }
        SavedConnection connection = new SavedConnection(command.caller(), saved.path());
        ConnectionSettings settings = connection.withSecrets(connection.settings());
        if (settings.section(SECURITY).text(key.get()).isEmpty() && !ask(saved, key.get(), false)) {
            throw new OpenFailedException(
                    saved.id(), new Failure(Failure.Stage.AUTHENTICATE, Failure.Reason.NO_SECRET, "no-secrets"));
        }
    }

    /** After a failure: false when it was about no secret, or nobody gives another one. */
    boolean another(Saved saved, OpenFailedException failed) throws InterruptedException {
        Failure.Reason reason = failed.failure().reason();
        boolean secret = reason == Failure.Reason.WRONG_KEY || reason == Failure.Reason.NO_SECRET;
        Optional<String> key = key(saved);
        return secret && saved.editable() && key.isPresent() && given < TRIES && ask(saved, key.get(), true);
    }

    private boolean ask(Saved saved, String key, boolean again) throws InterruptedException {
        Optional<Secret> secret = command.context().secrets().secret(saved.id(), "passphrase", again);
        if (secret.isEmpty()) {
            return false;
        }
        given++;
        char[] text = secret.get().reveal();
        try {
            command.check(); // it may have taken long
            SavedConnection connection = new SavedConnection(command.caller(), saved.path());
            command.session()
                    .edits()
                    .alone(() -> connection.update(connection
                            .withSecrets(connection.settings())
                            .with(SECURITY, key, new Variant<>(String.valueOf(text)))));
            return true;
        } finally {
            Arrays.fill(text, '\0');
            secret.get().close();
        }
    }

    /** What NetworkManager does not keep itself cannot be given to it. */
    private static Optional<String> key(Saved saved) {
        Fields security = saved.sections().fields(SECURITY);
        boolean wep = security.text("key-mgmt").filter("none"::equals).isPresent();
        boolean kept = security.number(wep ? "wep-key-flags" : "psk-flags", 0) == 0;
        return switch (kept ? security.text("key-mgmt").orElse("") : "") {
            case "wpa-psk", "sae" -> Optional.of("psk");
            case "none" -> Optional.of("wep-key0");
            default -> Optional.empty();
        };
    }
}
