// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import uplink.cellular.Cellular;
import uplink.manager.Connections;
import uplink.manager.Lease;
import uplink.profile.CommandOptions;
import uplink.profile.ConnectionException;
import uplink.profile.History;
import uplink.profile.HistoryEntry;
import uplink.profile.Profile;
import uplink.profile.ProfileSettings;
import uplink.profile.Profiles;
import uplink.profile.View;
import uplink.profile.Views;
import uplink.profile.spi.BroughtCommand;
import uplink.service.shell.area.Areas;
import uplink.sockets.Network;
import uplink.statistics.Statistics;
import uplink.wifi.Scan;
import uplink.wifi.Wifi;
import uplink.wifi.WifiSettings;

/** Areas that write down what they are asked, and answer the same thing each time. */
final class FakeAreas implements Areas {
    /** Each command as {@code name(arguments)}, in order. */
    final List<String> asked = new ArrayList<>();
    /** Settings that were written. */
    final List<ProfileSettings> written = new ArrayList<>();
    /** Networks that were joined. */
    final List<WifiSettings> joined = new ArrayList<>();
    /** What the next command fails with. */
    Optional<ConnectionException> failure = Optional.empty();
    /** What has happened. */
    List<HistoryEntry> entries = List.of();
    /** What the last scan has found. */
    Optional<Scan> scan = Optional.empty();
    /** What is wanted of every profile. */
    Optional<ProfileSettings> settings = Optional.empty();
    /** Who counts. */
    Optional<Statistics> statistics = Optional.empty();
    /** Missing areas. */
    final List<Class<?>> missing = new ArrayList<>();

    final Map<String, BroughtCommand> commands = new TreeMap<>();
    private final FakeViews views;

    FakeAreas(FakeViews views) {
        this.views = views;
    }

    FakeAreas(View... views) {
        this(new FakeViews(views));
    }

    @Override
    public Views views() {
        return views;
    }

    @Override
    public Connections connections() {
        return fake(Connections.class, (name, arguments) -> switch (name) {
            case "leases" -> List.of(new HeldLease());
            case "routes" -> views.view().routes();
            default -> command(name, arguments, null);
        });
    }

    private record HeldLease() implements Lease {
        @Override
        public String profile() {
            return "daemon:cafe";
        }

        @Override
        public String owner() {
            return "com.example.telemetry";
        }

        @Override
        public Instant since() {
            return Instant.parse("2026-01-01T00:00:00Z");
        }

        @Override
        public boolean wasUp() {
            return true;
        }

        @Override
        public CompletionStage<End> ended() {
            return new CompletableFuture<>();
        }

        @Override
        public void close() {}
    }

    @Override
    public Profiles profiles() {
        return fake(Profiles.class, (name, arguments) -> switch (name) {
            case "settings" -> CompletableFuture.completedFuture(settings.orElseThrow());
            case "add" -> {
                written.add((ProfileSettings) arguments[0]);
                yield command(name, arguments, views.view().profiles().get(0));
            }
            case "update" -> {
                written.add((ProfileSettings) arguments[1]);
                yield command(name, arguments, arguments[0]);
            }
            default -> command(name, arguments, null);
        });
    }

    @Override
    public Wifi wifi() {
        return fake(Wifi.class, (name, arguments) -> switch (name) {
            case "lastScan" -> scan;
            case "scan" -> command(name, arguments, scan.orElseThrow());
            case "join" -> {
                joined.add((WifiSettings) arguments[0]);
                yield command(
                        name,
                        arguments,
                        views.view().profiles().stream()
                                .filter(uplink.wifi.WifiProfile.class::isInstance)
                                .findFirst()
                                .orElseThrow());
            }
            default -> command(name, arguments, null);
        });
    }

    @Override
    public Cellular cellular() {
        return fake(Cellular.class, (name, arguments) -> command(name, arguments, null));
    }

    @Override
    public History history() {
        return fake(History.class, (name, arguments) -> {
            asked.add(name + " " + arguments[0]);
            return entries;
        });
    }

    @Override
    public Optional<Statistics> statistics() {
        return statistics;
    }

    @Override
    public Optional<Network> network(String link, Duration patience) {
        return Optional.empty();
    }

    @Override
    public Map<String, BroughtCommand> brought() {
        return commands;
    }

    @Override
    public <L> Registered listen(Class<L> type, L listener) {
        return () -> {};
    }

    private CompletionStage<Object> command(String name, Object[] arguments, Object answer) {
        StringBuilder line = new StringBuilder(name);
        for (Object argument : arguments) {
            if (argument instanceof CommandOptions options) {
                Duration timeout = options.timeout();
                line.append(timeout.equals(CommandOptions.DEFAULT.timeout()) ? "" : " in " + timeout)
                        .append(options.confirm()
                                .map(confirm -> " unless " + confirm.within())
                                .orElse(""));
            } else {
                line.append(' ').append(argument instanceof Profile profile ? profile.id() : argument);
            }
        }
        asked.add(line.toString());
        return failure.isPresent()
                ? CompletableFuture.failedFuture(failure.get())
                : CompletableFuture.completedFuture(answer);
    }

    private interface Answers {
        Object answer(String name, Object[] arguments);
    }

    private <S> S fake(Class<S> type, Answers answers) {
        if (missing.contains(type)) {
            throw Areas.missing("that", "the.bundle");
        }
        InvocationHandler handler = (proxy, method, arguments) ->
                answers.answer(method.getName(), arguments == null ? new Object[0] : arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
