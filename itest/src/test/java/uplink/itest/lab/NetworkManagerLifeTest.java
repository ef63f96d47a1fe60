// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.ProfileState;
import uplink.profile.View;

/**
 * NetworkManager, or the bus, is killed again and again: the kernel's layer shows through, NetworkManager's comes back, and nobody who
 * listens is told anything but differences.
 */
@Timeout(120)
class NetworkManagerLifeTest extends OnNetworkManager {
    private static final int ROUNDS = 30;

    private final Account account = new Account(new CountDownLatch(0));
    private Stopwatch through;
    private Stopwatch back;
    private String key = "";
    private String id = "";

    @BeforeEach
    void connect() throws Exception {
        add("t1", "eth7", STATIC, NO_IPV6);
        id = connected("t1").id();
        key = gateway.link("eth7", Link::addressed).key();
        gateway.running().follow(account);
        through = new Stopwatch(gateway.running());
        back = new Stopwatch(gateway.running());
    }

    private boolean by(View view, String backend) {
        return view.link(key).filter(link -> link.backend().equals(backend)).isPresent();
    }

    private boolean right(View view) {
        return by(view, "networkmanager")
                && view.current().map(Link::key).filter(key::equals).isPresent()
                && view.profile(id)
                        .filter(profile -> profile.state() == ProfileState.CONNECTED)
                        .isPresent();
    }

    /** NetworkManager stays when its bus goes, and can do nothing any more. */
    private void round(boolean bus) throws Exception {
        daemon.keep(id.substring(id.indexOf(':') + 1));
        long begin = System.nanoTime();
        if (bus) {
            host.bus().kill();
        } else {
            daemon.kill();
        }
        through.wait(begin, "the kernel shows through", view -> by(view, "kernel"));
        assertThat(gateway.view().link(key)).map(Link::addressed).contains(true);
        assertThat(gateway.view().current()).map(Link::key).contains(key);
        if (bus) {
            daemon.kill();
            host.bus().start();
        }
        daemon.start();
        back.wait(System.nanoTime(), "right again", this::right);
    }

    @Test
    void thirtyKillsLeaveNothingBehindAndTellNothingFalse() throws Exception {
        for (int warm = 0; warm < 4; warm++) {
            round(warm % 2 == 1);
        }
        through.forget();
        back.forget();
        Comings comings = new Comings(key);
        gateway.running().follow(comings);
        Footprint before = Footprint.now();
        long count = gateway.view().profile(id).orElseThrow().connectCount();
        for (int index = 0; index < ROUNDS; index++) {
            round(index % 3 == 2);
        }
        through.within("the kernel shows through", 100);
        back.within("right again", 1000);
        Gateway.eventually("told", () -> right(account.last()));
        assertThat(account.errors()).isEmpty();
        assertThat(comings.told()).as("the link was there all the time").isEmpty();
        assertThat(gateway.view().profile(id).map(Profile::connectCount).orElseThrow())
                .isGreaterThanOrEqualTo(count);
        Footprint.back(before);
    }
}
