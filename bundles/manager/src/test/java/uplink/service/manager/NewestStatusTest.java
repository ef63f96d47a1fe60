// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import uplink.doubles.FakeViews;
import uplink.manager.Status;
import uplink.profile.Family;
import uplink.profile.Technology;
import uplink.profile.View;

class NewestStatusTest {
    private static final int READS = 100_000;

    private final FakeViews views = new FakeViews();
    private final NewestStatus newest = new NewestStatus(views);
    private boolean seen;

    @Test
    void oneViewHasOneStatus() {
        Status first = newest.now();
        assertThat(newest.now()).isSameAs(first);
        View next = View.builder(1, 1).build();
        views.show(next);
        assertThat(newest.now()).isNotSameAs(first);
        assertThat(newest.now().view()).isSameAs(next);
    }

    @Test
    void readsOfOneViewAllocateNothing() {
        assertThat(allocatedBy(this::read)).isLessThan(READS);
    }

    private long allocatedBy(Runnable work) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        work.run(); // classes are loaded and code is compiled
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private void read() {
        for (int i = 0; i < READS; i++) {
            Status status = newest.now();
            seen ^= status.type().isPresent();
            seen ^= status.ip(Family.IPV4) == status.ip(Family.IPV6);
            seen ^= status.mac(Technology.WIFI).isPresent();
            seen ^= status.technology(Technology.WIFI) == null;
        }
    }
}
