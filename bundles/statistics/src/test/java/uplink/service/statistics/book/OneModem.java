// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics.book;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.cellular.Identifiers;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.profile.ViewBuilder;
import uplink.statistics.Direction;
import uplink.statistics.Plan;
import uplink.statistics.Subject;
import uplink.statistics.spi.Counters;
import uplink.statistics.spi.Origin;

/** A machine with one modem that is connected, and the book that counts it. */
class OneModem {
    static final String ICCID = "8949020000012345678";
    static final Subject CARD = Subject.sim(ICCID);
    static final Subject LINK = Subject.link("mac:a");
    static final Plan PLAN = new Plan(CARD, Direction.BOTH, 1000, new Plan.Cycle(10, ZoneOffset.UTC), List.of(80));

    Instant now = Instant.parse("2026-03-09T23:50:00Z");
    UsageBook book = new UsageBook(ZoneOffset.UTC);
    String boot = "first";
    long carrierChanges = 1;
    String iccid = ICCID;
    View view = View.builder(1, 0).build();

    /** Another process, with the same plan, that has read what this one has written. */
    void next() {
        Map<String, String> written = book.whole();
        book = new UsageBook(ZoneOffset.UTC);
        written.forEach(book::load);
        book.plan(PLAN, now);
    }

    /** What the kernel has counted now. */
    void read(long received) {
        Link link = Link.builder("mac:a")
                .technology(Technology.CELLULAR)
                .carrierChanges(carrierChanges)
                .backend("kernel")
                .build();
        Profile profile = Profile.builder("sim:net", Technology.CELLULAR)
                .state(ProfileState.CONNECTED)
                .connectCount(1)
                .link(Optional.of("mac:a"), Optional.empty())
                .build();
        ViewBuilder shown = View.builder(1, 1).links(List.of(link)).profiles(List.of(profile));
        shown.technologies(List.of(CellularStatus.builder(CellularState.CONNECTED)
                .identifiers(new Identifiers(Optional.empty(), Optional.empty(), Optional.of(iccid)))
                .build()));
        view = shown.build();
        Counters counters = new Counters(received, 0, 0, 0, 0, new Origin(boot + "/3", 64));
        book.add(view, List.of(new Reading("kernel", Map.of("mac:a", counters))), now);
    }
}
