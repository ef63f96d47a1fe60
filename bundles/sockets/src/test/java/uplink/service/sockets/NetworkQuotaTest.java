// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import uplink.profile.Subscription;
import uplink.profile.View;
import uplink.sockets.Network;
import uplink.statistics.QuotaState;
import uplink.statistics.spi.Quotas;

/** How far a plan is used up, as a property of a network. */
class NetworkQuotaTest extends RealRegistry {
    /** Says what it is told to. */
    private static final class Plans implements Quotas {
        final List<Runnable> watchers = new CopyOnWriteArrayList<>();
        private volatile Map<String, QuotaState> states = Map.of();

        void say(QuotaState state) {
            states = Map.of("mac:eth0", state);
            watchers.forEach(Runnable::run);
        }

        @Override
        public Map<String, QuotaState> states(View view) {
            return states;
        }

        @Override
        public Subscription watch(Runnable watcher) {
            watchers.add(watcher);
            return () -> watchers.remove(watcher);
        }
    }

    private final Plans plans = new Plans();

    @Test
    void itIsToldWhenItTurnsAndNotOtherwise() throws Exception {
        registrar.bindQuotas(plans);
        views.show(new Networks().with("eth0", 100).with("wlan0", 200).view());
        assertThat(List.of(events.take(), events.take()))
                .containsExactlyInAnyOrder("registered mac:eth0", "registered mac:wlan0");
        assertThat(services("(uplink.quota=*)")).isEmpty();
        plans.say(QuotaState.OK);
        await("changed mac:eth0");
        plans.say(QuotaState.OK);
        plans.say(QuotaState.EXCEEDED);
        await("changed mac:eth0");
        assertThat(services("(!(uplink.quota=EXCEEDED))"))
                .extracting(one -> one.getProperty(Network.INTERFACE))
                .containsExactly("wlan0");
        registrar.unbindQuotas(plans);
        await("changed mac:eth0");
        assertThat(services("(uplink.quota=*)")).isEmpty();
        assertThat(plans.watchers).isEmpty();
    }

    @Test
    void aNetworkThatComesHasItFromTheFirstMomentOn() throws Exception {
        plans.say(QuotaState.EXCEEDED);
        registrar.bindQuotas(plans);
        views.show(new Networks().with("eth0", 100).view());
        await("registered mac:eth0");
        assertThat(services("(uplink.quota=EXCEEDED)")).hasSize(1);
        assertThat(events).isEmpty();
    }

    @Test
    void whoTakesOverIsAskedAndTheOtherForgotten() throws Exception {
        Plans better = new Plans();
        better.say(QuotaState.WARNING);
        plans.say(QuotaState.OK);
        registrar.bindQuotas(plans);
        views.show(new Networks().with("eth0", 100).view());
        await("registered mac:eth0");
        registrar.bindQuotas(better);
        registrar.unbindQuotas(plans);
        await("changed mac:eth0");
        assertThat(services("(uplink.quota=WARNING)")).hasSize(1);
        assertThat(plans.watchers).isEmpty();
        assertThat(better.watchers).hasSize(1);
    }
}
