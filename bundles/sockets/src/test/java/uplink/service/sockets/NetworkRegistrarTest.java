// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import uplink.profile.Internet;
import uplink.profile.Metered;
import uplink.profile.View;
import uplink.sockets.Network;

/** Networks come and go in the registry of a real framework. */
class NetworkRegistrarTest extends RealRegistry {
    private static final String WANTED = "(&(uplink.usable=true)(uplink.metered=false))";

    @Test
    void aNetworkThatIsWantedIsThereExactlyAsLongAsItIs() throws Exception {
        views.show(new Networks()
                .with("eth0", 100, 1, link -> link.metered(Metered.NO))
                .view());
        await("registered mac:eth0");
        assertThat(services(WANTED)).hasSize(1);
        views.show(new Networks()
                .with("eth0", 100, 1, link -> link.metered(Metered.YES))
                .view());
        await("changed mac:eth0");
        assertThat(services(WANTED)).isEmpty();
        views.show(new Networks().view());
        await("gone mac:eth0");
        assertThat(services(null)).isEmpty();
    }

    @Test
    void thePropertiesAreExactlyThese() throws Exception {
        views.show(new Networks().with("eth0", 100).view());
        await("registered mac:eth0");
        ServiceReference<Network> one = services(null).iterator().next();
        assertThat(Arrays.stream(one.getPropertyKeys()).filter(key -> key.startsWith("uplink.")))
                .containsExactlyInAnyOrder(
                        Network.TECHNOLOGY,
                        Network.INTERFACE,
                        Network.LINK,
                        Network.PROFILE,
                        Network.DEFAULT,
                        Network.USABLE,
                        Network.INTERNET,
                        Network.ROAMING,
                        Network.FAMILIES,
                        Network.BACKEND,
                        Network.SIMULATED);
        assertThat(one.getProperty(Network.DEFAULT)).isEqualTo(true);
        assertThat(one.getProperty(Network.FAMILIES)).isEqualTo(new String[] {"IPV4"});
        assertThat(one.getProperty(Constants.SERVICE_RANKING)).isEqualTo(1000);
    }

    @Test
    void nothingIsToldOfAViewThatChangesNothing() throws Exception {
        views.show(new Networks().with("eth0", 100).view());
        await("registered mac:eth0");
        views.show(
                new Networks().with("eth0", 100, 1, link -> link.mtuBytes(1280)).view());
        views.show(new Networks().with("eth0", 100).with("wlan0", 200).view());
        await("registered mac:wlan0");
        assertThat(events).isEmpty();
    }

    @Test
    void onAMoveOfTheDefaultTheNewOneComesFirst() throws Exception {
        views.show(new Networks().with("eth0", 100).with("wlan0", 200).view());
        assertThat(List.of(events.take(), events.take()))
                .containsExactlyInAnyOrder("registered mac:eth0", "registered mac:wlan0");
        BlockingQueue<Integer> defaults = new LinkedBlockingQueue<>();
        listen(event -> defaults.add(services("(uplink.default=true)").size()));
        for (int turn = 0; turn < 20; turn++) {
            views.show(new Networks().with("eth0", 300).with("wlan0", 200).view());
            assertThat(List.of(events.take(), events.take())).containsExactly("changed mac:wlan0", "changed mac:eth0");
            views.show(new Networks().with("eth0", 100).with("wlan0", 200).view());
            assertThat(List.of(events.take(), events.take())).containsExactly("changed mac:eth0", "changed mac:wlan0");
        }
        assertThat(defaults).doesNotContain(0);
    }

    @Test
    void whenTheDefaultGoesTheNextOneIsRaisedFirst() throws Exception {
        views.show(new Networks().with("eth0", 100).with("wlan0", 200).view());
        assertThat(List.of(events.take(), events.take()))
                .containsExactlyInAnyOrder("registered mac:eth0", "registered mac:wlan0");
        views.show(new Networks().with("wlan0", 200).view());
        assertThat(List.of(events.take(), events.take())).containsExactly("changed mac:wlan0", "gone mac:eth0");
    }

    @Test
    void aConsumerThatBlocksDelaysNoOtherNetwork() throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        listen(event -> {
            if (event.getServiceReference().getProperty(Network.INTERFACE).equals("eth0")) {
                uninterrupted(free);
            }
        });
        views.show(new Networks().with("eth0", 100).view());
        await("registered mac:eth0");
        views.show(new Networks().with("eth0", 100).with("wlan0", 200).view());
        await("registered mac:wlan0");
        views.show(new Networks().with("eth0", 100).view());
        await("gone mac:wlan0");
        free.countDown();
    }

    @Test
    void aShortLossOfTheInternetIsNotTold() throws Exception {
        views.show(internet(Internet.ONLINE));
        await("registered mac:eth0");
        views.show(internet(Internet.OFFLINE));
        views.show(internet(Internet.ONLINE));
        long since = System.nanoTime();
        views.show(internet(Internet.OFFLINE));
        assertThat(services("(uplink.usable=true)")).hasSize(1);
        await("changed mac:eth0");
        assertThat(System.nanoTime() - since).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(250));
        assertThat(services("(uplink.internet=OFFLINE)")).hasSize(1);
        assertThat(services("(uplink.usable=true)")).isEmpty();
        views.show(internet(Internet.ONLINE));
        await("changed mac:eth0");
        assertThat(services("(uplink.usable=true)")).hasSize(1);
        assertThat(events).isEmpty();
    }

    private static View internet(Internet internet) {
        return new Networks()
                .with("eth0", 100, 1, link -> link.internet(internet))
                .view();
    }
}
