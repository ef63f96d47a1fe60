// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.demo;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import uplink.manager.ConnectionListener;
import uplink.manager.Status;
import uplink.profile.Family;
import uplink.profile.LinkAddress;
import uplink.service.shell.area.Areas;

/** Section E: callbacks for addresses and the proxy, each registered and taken back alone. */
final class Callbacks {
    private static final long PATIENCE_SECONDS = 5;

    private final Stage stage;
    private final Guide guide;
    private final BlockingQueue<String> addresses = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> proxies = new LinkedBlockingQueue<>();
    private Areas.Registered address = () -> {};
    private Areas.Registered proxy = () -> {};

    Callbacks(Stage stage, Guide guide) {
        this.stage = stage;
        this.guide = guide;
    }

    void walk() {
        guide.chapter("E", "Registering property change callbacks");
        try {
            register();
            change();
            deregister();
        } finally {
            address.close();
            proxy.close();
        }
    }

    private void register() {
        guide.step("E4", "Register for addresses?", "registerService(ConnectionListener.class, ...)", () -> {
            address =
                    stage.areas().listen(ConnectionListener.class, new AddressListener("IP addr changed:", addresses));
            return next(addresses);
        });
        guide.step("E5", "Register for the proxy, apart?", "registerService(ConnectionListener.class, ...)", () -> {
            proxy = stage.areas()
                    .listen(ConnectionListener.class, new ProxyListener("Proxy IP addr changed:", proxies));
            return next(proxies);
        });
    }

    private void change() {
        guide.step("E1", "Told the addresses, IPv6 only if there?", "addressChanged(before, after)", () -> {
            addresses.clear();
            stage.play(List.of("cable in"));
            return next(addresses);
        });
        guide.step("E2", "Told the proxy?", "proxyChanged(before, after)", () -> {
            proxies.clear();
            stage.play(List.of("proxy sim-eth0 manual proxy.example:3128"));
            return next(proxies);
        });
        guide.step("E3", "What changed, and to what?", "before and after, two whole values", () -> {
            proxies.clear();
            stage.play(List.of("proxy sim-eth0 direct"));
            return next(proxies);
        });
    }

    private void deregister() {
        guide.step("E6", "Take the address callback back?", "registration.unregister()", () -> {
            address.close();
            address = () -> {};
            addresses.clear();
            proxies.clear();
            stage.play(List.of("cable out", "proxy sim-wlan0 manual proxy.example:3128"));
            String other = next(proxies);
            return addresses.isEmpty() ? "not told any more; the other one is: " + other : fail(addresses);
        });
        guide.step("E7", "And that of the proxy?", "registration.unregister()", () -> {
            proxy.close();
            proxy = () -> {};
            proxies.clear();
            stage.play(List.of("proxy sim-wlan0 direct"));
            stage.until(view ->
                    view.links().stream().noneMatch(link -> link.proxy().text().equals("proxy.example:3128")));
            return proxies.isEmpty() ? "not told any more" : fail(proxies);
        });
    }

    private static String fail(BlockingQueue<String> told) {
        throw new IllegalStateException("told all the same: " + told);
    }

    private static String next(BlockingQueue<String> told) throws Exception {
        String text = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (text == null) {
            throw new TimeoutException("nothing was told within " + PATIENCE_SECONDS + " s");
        }
        return text;
    }

    private record AddressListener(String message, BlockingQueue<String> told) implements ConnectionListener {
        @Override
        public void present(Status status) {
            tell(status);
        }

        @Override
        public void addressChanged(Status before, Status after) {
            tell(after);
        }

        private void tell(Status status) {
            told.add(message + " IPv4 " + first(status, Family.IPV4) + ", IPv6 " + first(status, Family.IPV6));
        }

        private static String first(Status status, Family family) {
            return status.ip(family).addresses().stream()
                    .findFirst()
                    .map(LinkAddress::host)
                    .orElse("none");
        }
    }

    private record ProxyListener(String message, BlockingQueue<String> told) implements ConnectionListener {
        @Override
        public void present(Status status) {
            told.add(message + " " + text(status));
        }

        @Override
        public void proxyChanged(Status before, Status after) {
            told.add(message + " " + text(before) + " before, " + text(after) + " now");
        }

        private static String text(Status status) {
            String text = status.proxy(Family.IPV4).text();
            return status.proxy(Family.IPV4).type() + (text.isEmpty() ? "" : " " + text);
        }
    }
}
