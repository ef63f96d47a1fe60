// SPDX-License-Identifier: Apache-2.0
package uplink.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static uplink.profile.Carrier.ATTACHED;
import static uplink.profile.Carrier.DETACHED;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import uplink.profile.Change;
import uplink.profile.Family;
import uplink.profile.HistoryEntry;
import uplink.profile.HistoryQuery;
import uplink.profile.Link;
import uplink.profile.Privilege;
import uplink.profile.View;
import uplink.service.journal.record.Record.Store;

class JournalTest {
    private final FakeViews views = new FakeViews(Scene.wired(0, ATTACHED));
    private final List<String> asked = new ArrayList<>();

    @TempDir
    Path folder;

    private Journal journal(Optional<Path> where) {
        Store store = new Store(where, 64 * 1024, Duration.ZERO);
        return new Journal(store, new Flaps(5, Duration.ofSeconds(60)), views);
    }

    private List<HistoryEntry> entries(Journal journal, HistoryQuery query) {
        Bundle caller = (Bundle) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Bundle.class}, (self, method, arguments) -> null);
        return new DefaultHistory(
                        caller,
                        (bundle, privilege, act) -> asked.add((bundle == caller) + " " + privilege + " " + act),
                        journal)
                .entries(query);
    }

    private static HistoryQuery of(String subject) {
        return new HistoryQuery(Optional.empty(), Optional.of(subject), Integer.MAX_VALUE);
    }

    @Test
    void tellsThePresentThenChangesAndGaps() {
        Journal journal = journal(Optional.of(folder));
        journal.start();
        views.show(Scene.wired(1, DETACHED));
        views.show(Scene.wired(4, ATTACHED));
        List<HistoryEntry> all = entries(journal, HistoryQuery.ALL);
        journal.stop();
        assertThat(all)
                .extracting(HistoryEntry::event)
                .containsExactly("present", "carrierChanged", "gap", "carrierChanged");
        assertThat(all.get(2).before()).isEqualTo("1");
        assertThat(all.get(2).after()).isEqualTo("4");
        assertThat(asked).containsExactly("true " + Privilege.GET + " read the history");
        assertThat(views.listeners()).isZero();
    }

    @Test
    void answersOfWhatWasBeforeItsStart() {
        Journal first = journal(Optional.of(folder));
        first.start();
        views.show(Scene.wired(1, DETACHED));
        first.stop();
        Journal second = journal(Optional.of(folder));
        second.start();
        List<HistoryEntry> all = entries(second, HistoryQuery.ALL);
        second.stop();
        assertThat(all).extracting(HistoryEntry::event).containsExactly("present", "carrierChanged", "present");
    }

    @Test
    void answersFromMemoryWhileAnotherHasTheFolder() {
        Journal first = journal(Optional.of(folder));
        first.start();
        Journal second = journal(Optional.of(folder));
        second.start();
        views.show(Scene.wired(1, DETACHED));
        assertThat(entries(second, HistoryQuery.ALL))
                .isEqualTo(entries(first, HistoryQuery.ALL))
                .hasSize(2);
        first.stop();
        second.stop();
    }

    @Test
    void picksBySubjectInterfaceTimeAndNumber() {
        Journal journal = journal(Optional.empty());
        journal.start();
        views.show(Scene.wired(1, DETACHED));
        views.show(Scene.wired(2, ATTACHED));
        views.show(Scene.view(3)
                .links(List.of(
                        Scene.link(ATTACHED).build(),
                        Link.builder("x").interfaceName("wlan0").build()))
                .build());
        assertThat(entries(journal, of(Scene.KEY))).hasSize(2);
        assertThat(entries(journal, of("eth0"))).hasSize(2);
        assertThat(entries(journal, of("wlan0")))
                .extracting(HistoryEntry::subject)
                .containsExactly("x");
        assertThat(entries(journal, of(Change.CONNECTION))).hasSize(1);
        assertThat(entries(journal, of("eth"))).isEmpty();
        assertThat(entries(journal, new HistoryQuery(Optional.of(Scene.START.plusSeconds(2)), Optional.empty(), 9)))
                .extracting(HistoryEntry::sequence)
                .containsExactly(2L, 3L);
        assertThat(entries(journal, new HistoryQuery(Optional.empty(), Optional.of("eth0"), 1)))
                .extracting(HistoryEntry::sequence)
                .containsExactly(2L);
        journal.stop();
        assertThatIllegalArgumentException().isThrownBy(() -> new HistoryQuery(Optional.empty(), Optional.empty(), 0));
    }

    @Test
    void tellsWhatIsHeldWhenItStops() {
        Journal journal = journal(Optional.of(folder));
        journal.start();
        for (int sequence = 1; sequence <= 8; sequence++) {
            views.show(Scene.wired(sequence, sequence % 2 == 0 ? ATTACHED : DETACHED));
        }
        journal.stop();
        List<HistoryEntry> all = entries(journal, of(Scene.KEY));
        assertThat(all).hasSize(6);
        assertThat(all.get(5).event()).isEqualTo(HistoryEntry.FLAPPED);
        assertThat(all.get(5).times()).isEqualTo(3);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(each -> each.getName().equals("uplink-journal"));
    }

    /** 10,000 views of 1,001 links, in each of which another link turns. */
    @Test
    @Timeout(120)
    void keepsUpWithAStorm() {
        List<Link> links = new ArrayList<>();
        for (int number = 0; number <= 1000; number++) {
            links.add(Link.builder(String.format("link%04d", number))
                    .carrier(ATTACHED)
                    .ip(Family.IPV4, Scene.ip("192.0.2.1"))
                    .build());
        }
        Journal journal = journal(Optional.of(folder));
        journal.start();
        views.show(Scene.view(1).links(links).build());
        Duration spent = Duration.ZERO;
        for (int sequence = 2; sequence < 10_002; sequence++) {
            Link link = links.get(sequence % 1000);
            Link turned = link.toBuilder()
                    .carrier(link.carrier() == ATTACHED ? DETACHED : ATTACHED)
                    .build();
            links.set(sequence % 1000, turned);
            View view = Scene.view(sequence).links(links).build();
            long begin = System.nanoTime();
            views.show(view);
            spent = spent.plusNanos(System.nanoTime() - begin);
        }
        assertThat(spent).isLessThan(Duration.ofSeconds(20));
        List<HistoryEntry> all = entries(journal, HistoryQuery.ALL);
        journal.stop();
        assertThat(all).isNotEmpty().noneMatch(entry -> entry.event().equals(HistoryEntry.GAP));
    }

    @Test
    void asksTheOperatorWhere() {
        assertThat(Journal.folder(context("none"))).isEmpty();
        assertThat(Journal.folder(context("/var/lib/uplink"))).contains(Path.of("/var/lib/uplink/journal"));
        assertThat(Journal.folder(context(""))).contains(Path.of("/area/journal"));
    }

    private static BundleContext context(String store) {
        return (BundleContext) Proxy.newProxyInstance(
                JournalTest.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getProperty" -> arguments[0].equals("uplink.store") ? store : null;
                    case "getDataFile" ->
                        Path.of("/area", (String) arguments[0]).toFile();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
