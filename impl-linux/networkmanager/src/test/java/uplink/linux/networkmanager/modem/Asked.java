// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import uplink.profile.Confirm;
import uplink.profile.Secret;
import uplink.profile.SecretSource;
import uplink.profile.spi.CommandContext;

/** Somebody who asks for a command, and answers with codes in their order. */
final class Asked implements CommandContext {
    final List<String> questions = new ArrayList<>();
    Duration remaining = Duration.ofSeconds(10);
    private final Deque<String> codes;

    Asked(String... codes) {
        this.codes = new ArrayDeque<>(List.of(codes));
    }

    @Override
    public String requester() {
        return "test";
    }

    @Override
    public Duration remaining() {
        return remaining;
    }

    @Override
    public SecretSource secrets() {
        return (subject, what, again) -> {
            questions.add(subject + " " + what + (again ? " again" : ""));
            return Optional.ofNullable(codes.poll()).map(text -> Secret.of(text.toCharArray()));
        };
    }

    @Override
    public Optional<Confirm> confirm() {
        return Optional.empty();
    }

    @Override
    public void onCancel(Runnable action) {}

    @Override
    public boolean cancelled() {
        return remaining.isZero();
    }
}
