// SPDX-License-Identifier: Apache-2.0
package uplink.itest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import uplink.itest.lab.Account;
import uplink.itest.lab.CommandFor;
import uplink.itest.lab.Gateway;
import uplink.profile.ConnectionException;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.ProfileSettings;
import uplink.profile.ProfileState;
import uplink.service.view.RunningView;

/**
 * What every backend that takes commands is given, and how it is asked. Its network has one Ethernet port with a saved profile of a
 * static IPv4 address and gateway, connected at the beginning, and a cable that can be pulled.
 */
abstract class CommandContract {
    /** Keeps the books of a listener during each test. */
    final Account account = new Account(new CountDownLatch(0));

    Hands hands;
    RunningView running;

    /** A fresh backend whose network is as the contract says, once it runs. */
    abstract Hands open() throws Exception;

    /** Another life of the same backend, with what it has kept. */
    abstract Hands again() throws Exception;

    /** Runs it where its network is. */
    abstract RunningView run(Hands made) throws Exception;

    /** Id of the saved profile. */
    abstract String profile();

    /** Settings of that profile with another IPv4 address, such as 192.0.2.7. */
    abstract ProfileSettings settings(InetAddress address);

    /** From now on, connecting takes longer than anybody waits. */
    abstract void hold() throws Exception;

    /** Connecting is quick again. */
    abstract void letGo() throws Exception;

    /** From now on, connecting fails when half of it is done. */
    abstract void spoil() throws Exception;

    /** Connecting works again. */
    abstract void repair() throws Exception;

    /** Lets time pass, where it is not the real one. */
    abstract void pass(Duration time);

    @BeforeEach
    void begin() throws Exception {
        hands = open();
        running = run(hands);
        prepare();
        await(ProfileState.CONNECTED);
        running.follow(account);
    }

    /** Brings the network to its beginning, by commands if need be. */
    void prepare() throws Exception {}

    @AfterEach
    void end() throws Exception {
        if (running != null) {
            running.close();
            assertThat(account.errors()).isEmpty();
        }
    }

    void restart() throws Exception {
        running.close();
        hands = again();
        running = run(hands);
    }

    Profile now() {
        return running.view().profile(profile()).orElseThrow();
    }

    Link link() {
        return running.view().link(now().link().orElseThrow()).orElseThrow();
    }

    Profile await(ProfileState state) throws Exception {
        return await(profile -> profile.state() == state);
    }

    Profile await(Predicate<Profile> condition) throws Exception {
        Gateway.eventually(
                "the profile",
                () -> running.view().profile(profile()).filter(condition).isPresent());
        return now();
    }

    static CommandFor ten() {
        return CommandFor.tenSeconds();
    }

    /** What a command answers. */
    static <T> T done(CompletionStage<T> stage) throws Exception {
        return Gateway.done(stage);
    }

    /** How a command is refused. */
    static ConnectionException refused(CompletionStage<?> stage) throws Exception {
        try {
            Object answer = stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
            throw new AssertionError("was not refused: " + answer);
        } catch (ExecutionException failed) {
            Throwable cause =
                    failed.getCause() instanceof CompletionException inner ? inner.getCause() : failed.getCause();
            assertThat(cause).isInstanceOf(ConnectionException.class);
            assertThat(cause.getMessage()).isNotBlank().doesNotContain("\n");
            return (ConnectionException) cause;
        }
    }
}
