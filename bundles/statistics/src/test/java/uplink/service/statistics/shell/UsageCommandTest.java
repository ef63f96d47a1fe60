// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uplink.profile.Technology;
import uplink.statistics.Count;
import uplink.statistics.Counter;
import uplink.statistics.Direction;
import uplink.statistics.Plan;
import uplink.statistics.Quota;
import uplink.statistics.Resolution;
import uplink.statistics.Statistics;
import uplink.statistics.Subject;
import uplink.statistics.Usage;
import uplink.statistics.UsageRange;
import uplink.statistics.UsageSlot;

class UsageCommandTest {
    private static final Subject WIFI = Subject.of(Technology.WIFI);
    private static final Subject LINK = Subject.link("mac:00:00:5e:00:53:01");
    private static final Subject PROFILE = Subject.profile("networkmanager:home");
    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

    private final Known statistics = new Known();
    private final UsageCommand command = new UsageCommand(statistics);
    private final List<String> out = new ArrayList<>();

    /** Three subjects, of which one has a plan; writes down what is asked. */
    private static final class Known implements Statistics {
        final List<Object> acts = new ArrayList<>();

        @Override
        public Optional<Usage> usage(Subject subject) {
            return usages().stream()
                    .filter(usage -> usage.subject().equals(subject))
                    .findFirst();
        }

        @Override
        public List<Usage> usages() {
            return List.of(of(WIFI), of(LINK), of(PROFILE));
        }

        private static Usage of(Subject subject) {
            Count bytes = new Count(2048, 5L << 30);
            Count few = new Count(1, 2);
            return new Usage(subject, bytes, few, few, Count.ZERO, Optional.of(BEGIN), BEGIN, BEGIN);
        }

        @Override
        public void reset(Subject subject, Set<Counter> counters) {
            acts.add(subject);
            acts.add(counters);
        }

        @Override
        public void reset() {
            acts.add("all");
        }

        @Override
        public List<UsageSlot> history(Subject subject, UsageRange range) {
            return List.of(new UsageSlot(range.from(), 1024, 0), new UsageSlot(range.until(), 512, 512));
        }

        @Override
        public List<Quota> quotas() {
            Plan plan = new Plan(WIFI, Direction.BOTH, 1000, new Plan.Cycle(1, ZoneOffset.UTC), List.of(80));
            return List.of(new Quota(plan, 900, BEGIN, BEGIN.plusSeconds(60)));
        }

        @Override
        public void correct(Subject subject, long bytes) {
            acts.add(subject);
            acts.add(bytes);
        }
    }

    @Test
    void showsEverySubjectInARow() {
        run();
        assertThat(out).hasSize(4);
        assertThat(out.get(0)).startsWith(" ").contains("RECEIVED", "SENT", "PLAN");
        assertThat(out.get(1)).contains("technology WIFI", "5.00 GiB", "2.00 KiB", "WARNING 900 B of 1000 B");
        assertThat(out.get(2)).startsWith("link mac:00:00:5e:00:53:01").doesNotContain("WARNING");
    }

    @Test
    void jsonIsOneDocumentWithEveryKey() {
        run("--json", "home");
        assertThat(out)
                .containsExactly("[{\"technology\":null,\"link\":null,\"profile\":\"networkmanager:home\",\"sim\":null,"
                        + "\"received\":{\"last\":2048,\"total\":5368709120},\"sent\":{\"last\":1,\"total\":2},"
                        + "\"packets\":{\"last\":1,\"total\":2},\"errors\":{\"last\":0,\"total\":0},"
                        + "\"lastSince\":\"2026-03-01T12:00:00Z\",\"totalSince\":\"2026-03-01T12:00:00Z\","
                        + "\"quota\":null,\"history\":null}]");
        out.clear();
        run("wifi", "--since", "2h", "--json");
        assertThat(out.get(0))
                .contains("\"quota\":{\"state\":\"WARNING\",\"used\":900,\"bytes\":1000,\"direction\":\"BOTH\"")
                .contains(
                        "\"history\":{\"resolution\":\"MINUTE\",\"slots\":[{\"begin\":\"",
                        "\"received\":1024,\"sent\":0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--json --since 3h", "--json home"})
    void everyDocumentIsAsItsSchemaSays(String words) throws Exception {
        run(words.split(" "));
        Path schema = Path.of("../../docs/uplink.schema.json").toAbsolutePath().normalize();
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(SchemaLocation.of(schema.toUri() + "#/$defs/usage"))
                        .validate(new ObjectMapper().readTree(out.get(0))))
                .isEmpty();
    }

    @Test
    void drawsAChart() {
        run("wifi", "--since", "7d");
        assertThat(out).hasSize(3);
        assertThat(out.get(2)).matches("  \\[# {58}#\\] 2.00 KiB since [-0-9]{10} [0-9:]{5}");
    }

    @Test
    void aChartStandsForItsRange() {
        Instant until = BEGIN.plusSeconds(3600);
        UsageRange hour = new UsageRange(Resolution.MINUTE, BEGIN, until);
        List<UsageSlot> slots = List.of(
                new UsageSlot(BEGIN.minusSeconds(30), 60_000, 0),
                new UsageSlot(BEGIN.plusSeconds(1800), 0, 120_000),
                new UsageSlot(until.minusSeconds(60), 1, 0));
        String rest = "] 175.8 KiB since " + local(BEGIN) + ", at most 1.95 KiB/s";
        assertThat(new UsageChart(hour, true).of(slots))
                .isEqualTo("  [▄" + " ".repeat(29) + "█" + " ".repeat(28) + "▁" + rest);
        assertThat(new UsageChart(hour, false).of(slots))
                .isEqualTo("  [=" + " ".repeat(29) + "#" + " ".repeat(28) + "." + rest)
                .matches("\\p{ASCII}*");
        assertThat(new UsageChart(hour, true).of(List.of())).isEqualTo("  nothing since " + local(BEGIN));
        long petabyte = 1L << 60;
        assertThat(new UsageChart(hour, true).of(List.of(new UsageSlot(BEGIN, petabyte, petabyte))))
                .startsWith("  [█ ");
    }

    private static String local(Instant at) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                .withZone(ZoneId.systemDefault())
                .format(at);
    }

    @Test
    void resetsAllOneOrSingleCounters() {
        run("reset");
        run("reset", "wifi");
        run("reset", "home", "total-sent", "last-packets");
        assertThat(statistics.acts)
                .containsExactly(
                        "all",
                        WIFI,
                        EnumSet.allOf(Counter.class),
                        PROFILE,
                        EnumSet.of(Counter.TOTAL_SENT, Counter.LAST_PACKETS));
    }

    @Test
    void setsThePlanToTheCarriersFigure() {
        run("set", "wifi", "1.5MB");
        assertThat(statistics.acts).containsExactly(WIFI, 1_500_000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nosuch|nobody counts 'nosuch', there is WIFI, mac:00:00:5e:00:53:01, networkmanager:home",
                "--jsn|usage has no option '--jsn', only --since and --json",
                "a b|usage shows one ID or all, not 2",
                "--since|--since wants a time, such as 3h, 7d or 2026-03-01",
                "--since soon|'soon' is no time, want such as 90m, 3h, 7d, 2026-03-01 or 2026-03-01T12:00:00Z",
                "reset wifi some|there is no counter 'some', there is last-received, last-sent",
                "set wifi|usage set takes an ID and a number of bytes",
                "set wifi -1|'-1' is no number of bytes, want such as 1500000, 1.5MB or 3GiB",
                "set home 1|nobody counts 'home', there is WIFI",
                "reset --json|usage reset answers nothing, so it takes no --json"
            })
    void wrongUsageIsOneLineThatSaysWhatIsPossible(String words, String begin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(words.split(" ")))
                .withMessageStartingWith(begin);
        assertThat(statistics.acts).isEmpty();
    }

    @Test
    void completesWhatMayComeNext() {
        assertThat(command.next(List.of())).contains("WIFI", "reset", "set", "--json");
        assertThat(command.next(List.of("reset", "WIFI"))).contains("total-received");
    }

    private void run(String... words) {
        command.run(List.of(words), Path.of(""), out::add);
    }
}
