// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import uplink.profile.Link;
import uplink.profile.Technology;
import uplink.profile.View;

/** ModemManager is killed again and again beside NetworkManager: its modem goes and comes, and nothing else. */
@Timeout(120)
class ModemManagerLifeLabTest extends OnNetworkManager {
    private static final int ROUNDS = 8;

    private final Account account = new Account(new CountDownLatch(0));
    private PolicyKit policyKit;
    private ModemDaemon modems;
    private AtModem modem;
    private String port = "";

    @BeforeEach
    void plug() throws Exception {
        NetworkManagerHost.installed("ModemManager", "mmcli");
        policyKit = new PolicyKit(host.bus().address());
        modems = new ModemDaemon(host.lab(), host.bus(), folder);
        modem = new AtModem(folder.resolve("modem0"));
        add("t1", "eth7", STATIC, NO_IPV6);
        connected("t1");
        port = gateway.link("eth7", Link::addressed).key();
        modems.start();
        modems.take(modem, "lab");
        gateway.until("a modem", view -> modem(view).isPresent());
        gateway.running().follow(account);
    }

    @AfterEach
    void unplug() throws Exception {
        if (modem != null) {
            gateway.close();
            modems.close();
            modem.close();
            policyKit.close();
        }
    }

    private static Optional<Link> modem(View view) {
        return view.links().stream()
                .filter(link -> link.technology() == Technology.CELLULAR)
                .findFirst();
    }

    private boolean known() throws Exception {
        ProcessBuilder builder = new ProcessBuilder("mmcli", "-L");
        builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", host.bus().address());
        return new Started(builder.start()).answer().out().contains("/Modem/");
    }

    private void kill(Stopwatch gone) {
        long begin = System.nanoTime();
        modems.kill();
        gone.wait(begin, "no modem", view -> modem(view).isEmpty());
    }

    private void revive(Stopwatch back) throws Exception {
        modems.start();
        modems.take(modem, "lab");
        Gateway.eventually("ModemManager knows it", this::known);
        back.wait(System.nanoTime(), "a modem", view -> modem(view).isPresent());
    }

    @Test
    void oneThatHangsHoldsUpNobody() throws Exception {
        gateway.close();
        modems.stopResponding();
        long begin = System.nanoTime();
        gateway = new NetworkManagerGateway(host, folder, "");
        gateway.link("eth7", Link::addressed);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isLessThan(3000);
        begin = System.nanoTime();
        daemon.kill();
        Stopwatch through = new Stopwatch(gateway.running());
        through.wait(
                begin,
                "the kernel",
                view -> view.link(port)
                        .filter(link -> link.backend().equals("kernel"))
                        .isPresent());
        through.within("the kernel shows through", 1000);
        daemon.start();
        modems.respond();
        gateway.until("a modem", view -> modem(view).isPresent());
    }

    @Test
    void aModemGoesAndComesAndNothingElse() throws Exception {
        Stopwatch gone = new Stopwatch(gateway.running());
        Stopwatch back = new Stopwatch(gateway.running());
        String key = modem(gateway.view()).orElseThrow().key();
        kill(gone);
        Comings comings = new Comings(port);
        gateway.running().follow(comings);
        Footprint before = Footprint.now();
        for (int index = 0; index < ROUNDS; index++) {
            revive(back);
            assertThat(modem(gateway.view())).map(Link::key).contains(key);
            kill(gone);
        }
        gone.within("the modem is gone", 100);
        back.within("the modem is back", 1000);
        Gateway.eventually("told", () -> modem(account.last()).isEmpty());
        assertThat(account.errors()).isEmpty();
        assertThat(comings.told()).as("the port was there all the time").isEmpty();
        assertThat(NetworkManagerGateway.find(gateway.view(), "eth7").backend()).isEqualTo("networkmanager");
        Footprint.back(before);
    }
}
