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

/** Section C: getting network connection details. */
final class Details {
    private static final long PATIENCE_SECONDS = 5;

    private final Stage stage;
    private final Guide guide;

    Details(Stage stage, Guide guide) {
        this.stage = stage;
        this.guide = guide;
    }

    void walk() {
        guide.chapter("C", "Getting network connection details");
        guide.step("C1", "Which type is the current connection?", "status.type()", () -> type(stage.status()));
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        Areas.Registered listener = stage.areas().listen(ConnectionListener.class, new TypeListener(told));
        try {
            guide.step(
                    "C2",
                    "Register a callback for its type?",
                    "registerService(ConnectionListener.class, …)".replace("…", "..."),
                    () -> "present: " + next(told));
            guide.step("C3", "Is it told the new type?", "typeChanged(before, after)", () -> {
                stage.play(List.of("cable out"));
                return next(told);
            });
        } finally {
            listener.close();
        }
        guide.step("C4", "The IPv4 address?", "status.ip(IPV4).addresses()", () -> addresses(Family.IPV4));
        guide.step("C5", "The IPv6 address?", "status.ip(IPV6).addresses()", () -> addresses(Family.IPV6));
        guide.step("C6", "The proxy?", "status.proxy(IPV4)", () -> {
            String text = stage.status().proxy(Family.IPV4).text();
            return stage.status().proxy(Family.IPV4).type() + (text.isEmpty() ? "" : " " + text);
        });
    }

    private static String type(Status status) {
        return status.type().map(Enum::name).orElse("DISCONNECTED");
    }

    private String addresses(Family family) {
        List<String> all = stage.status().ip(family).addresses().stream()
                .map(LinkAddress::host)
                .toList();
        return all.isEmpty() ? "none" : String.join(", ", all);
    }

    private static String next(BlockingQueue<String> told) throws Exception {
        String text = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (text == null) {
            throw new TimeoutException("nothing was told within " + PATIENCE_SECONDS + " s");
        }
        return text;
    }

    private record TypeListener(BlockingQueue<String> told) implements ConnectionListener {
        @Override
        public void present(Status status) {
            told.add(type(status));
        }

        @Override
        public void typeChanged(Status before, Status after) {
            told.add(type(before) + " before, " + type(after) + " now");
        }
    }
}
