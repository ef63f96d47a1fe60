// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.shell;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.RequirePrivilege;
import uplink.profile.spi.ShellCommand;
import uplink.statistics.Counter;
import uplink.statistics.Quota;
import uplink.statistics.Statistics;
import uplink.statistics.Subject;
import uplink.statistics.Usage;
import uplink.statistics.UsageRange;

/** Shows what was carried, resets it, and takes the carrier's figure. */
@Component(property = {ShellCommand.WORD + "=usage", ShellCommand.GROUP + "=LOOK"})
@RequirePrivilege("network.get")
@RequirePrivilege("network.set")
public final class UsageCommand implements ShellCommand {
    private final Statistics statistics;

    /** Asks {@code statistics}. */
    @Activate
    public UsageCommand(@Reference Statistics statistics) {
        this.statistics = statistics;
    }

    @Override
    public String purpose() {
        return "bytes carried by technologies, links, profiles and SIM cards";
    }

    @Override
    public List<String> forms() {
        return List.of("[ID] [--since TIME] [--json]", "reset [ID] [COUNTER…]", "set ID BYTES");
    }

    @Override
    public List<String> next(List<String> words) {
        List<String> all = new ArrayList<>(statistics.usages().stream()
                .map(usage -> usage.subject().name())
                .distinct()
                .toList());
        if (words.isEmpty()) {
            all.addAll(List.of("reset", "set", "--since", "--json"));
        } else if (words.get(0).equals("reset") && words.size() > 1) {
            return counters();
        }
        return all;
    }

    @Override
    public void run(List<String> words, Path folder, Consumer<String> out) {
        run(words, folder, false, out);
    }

    @Override
    public void run(List<String> words, Path folder, boolean symbols, Consumer<String> out) {
        List<String> rest = new ArrayList<>(words);
        boolean json = rest.remove("--json");
        switch (rest.isEmpty() ? "" : rest.get(0)) {
            case "reset" -> reset(rest.subList(1, rest.size()), json, out);
            case "set" -> set(rest.subList(1, rest.size()), json, out);
            default -> show(rest, json, symbols, out);
        }
    }

    private void show(List<String> words, boolean json, boolean symbols, Consumer<String> out) {
        Optional<UsageRange> range = range(words, Instant.now());
        words.stream().filter(word -> word.startsWith("--")).findFirst().ifPresent(option -> {
            throw new IllegalArgumentException("usage has no option '" + option + "', only --since and --json");
        });
        require(words.size() <= 1, "usage shows one ID or all, not " + words.size());
        List<Usage> usages = statistics.usages();
        List<Usage> wanted = words.isEmpty() ? usages : named(usages, words.get(0));
        if (json) {
            out.accept(
                    Json.of(wanted.stream().map(usage -> document(usage, range)).toList()));
        } else {
            text(wanted, range.map(one -> new UsageChart(one, symbols)), out);
        }
    }

    private Map<String, @Nullable Object> document(Usage usage, Optional<UsageRange> range) {
        Optional<Quota> quota = quota(statistics.quotas(), usage.subject());
        return UsageDocuments.of(usage, quota, range, subject -> statistics.history(subject, range.orElseThrow()));
    }

    private void text(List<Usage> usages, Optional<UsageChart> chart, Consumer<String> out) {
        List<Quota> quotas = statistics.quotas();
        List<String> lines = UsageText.table(usages.stream()
                .map(usage -> UsageText.row(usage, quota(quotas, usage.subject())))
                .toList());
        out.accept(lines.get(0));
        for (int at = 0; at < usages.size(); at++) {
            Subject subject = usages.get(at).subject();
            out.accept(lines.get(at + 1));
            chart.ifPresent(one -> out.accept(one.of(statistics.history(subject, one.range()))));
        }
    }

    private void reset(List<String> words, boolean json, Consumer<String> out) {
        require(!json, "usage reset answers nothing, so it takes no --json");
        if (words.isEmpty()) {
            statistics.reset();
            out.accept("reset every counter");
            return;
        }
        Set<Counter> counters = EnumSet.noneOf(Counter.class);
        words.subList(1, words.size()).forEach(word -> counters.add(counter(word)));
        Subject subject = one(statistics.usages().stream().map(Usage::subject).toList(), words.get(0));
        statistics.reset(subject, counters.isEmpty() ? EnumSet.allOf(Counter.class) : counters);
        out.accept("reset " + subject.name());
    }

    private void set(List<String> words, boolean json, Consumer<String> out) {
        require(!json && words.size() == 2, "usage set takes an ID and a number of bytes");
        long bytes = Bytes.read(words.get(1));
        List<Subject> planned = statistics.quotas().stream()
                .map(quota -> quota.plan().subject())
                .toList();
        require(!planned.isEmpty(), "no plan is configured, so there is nothing to set");
        Subject subject = one(planned, words.get(0));
        statistics.correct(subject, bytes);
        out.accept(subject.name() + " has used " + Bytes.show(bytes) + " in this cycle");
    }

    private static Optional<UsageRange> range(List<String> words, Instant now) {
        int at = words.indexOf("--since");
        if (at < 0) {
            return Optional.empty();
        }
        require(at + 1 < words.size(), "--since wants a time, such as 3h, 7d or 2026-03-01");
        Optional<UsageRange> range = Optional.of(Since.range(words.remove(at + 1), now));
        words.remove(at);
        return range;
    }

    private static Optional<Quota> quota(List<Quota> quotas, Subject subject) {
        return quotas.stream()
                .filter(quota -> quota.plan().subject().equals(subject))
                .findFirst();
    }

    private static List<Usage> named(List<Usage> usages, String id) {
        List<Subject> found = Names.find(usages.stream().map(Usage::subject).toList(), id);
        return usages.stream().filter(usage -> found.contains(usage.subject())).toList();
    }

    private static Subject one(List<Subject> subjects, String id) {
        List<Subject> found = Names.find(subjects, id);
        List<String> names = found.stream().map(Subject::name).toList();
        require(found.size() == 1, "'" + id + "' may be " + String.join(", ", names) + ": name one of them whole");
        return found.get(0);
    }

    private static Counter counter(String word) {
        require(
                counters().contains(word),
                "there is no counter '" + word + "', there is " + String.join(", ", counters()));
        return Counter.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static List<String> counters() {
        return Arrays.stream(Counter.values())
                .map(counter -> counter.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
