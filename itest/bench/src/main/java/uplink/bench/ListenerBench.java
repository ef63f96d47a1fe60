// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.ServiceRegistration;
import uplink.manager.ConnectionListener;
import uplink.manager.Status;

/** From a layer to the last of many listeners, with and without one among them that blocks. */
final class ListenerBench {
    private static final int ROUNDS = 7;
    private static final int CHANGES = 60;

    private final Gateway gateway;
    private final Scripted backend;

    ListenerBench(Gateway gateway, Scripted backend) {
        this.gateway = gateway;
        this.backend = backend;
    }

    static List<Row> rows() throws Exception {
        try (Gateway gateway = Gateway.start("none")) {
            Scripted backend = new Scripted(gateway.context(), "scripted", 0);
            ListenerBench bench = new ListenerBench(gateway, backend);
            bench.measure(100, true);
            List<Row> rows = new ArrayList<>();
            double one = 0;
            for (int listeners : List.of(1, 100, 1000)) {
                Rounds rounds = new Rounds();
                for (int round = 0; round < ROUNDS; round++) {
                    rounds.add(bench.measure(listeners, true), bench.measure(listeners, false));
                }
                rows.add(rounds.row(
                        listeners + " listeners on a change, and one that blocks",
                        "the same without it",
                        Samples::median,
                        1.15));
                one = listeners == 1 ? rounds.ours().median() : one;
                rows.add(growth(listeners, rounds.ours().median(), one));
            }
            backend.close();
            return rows;
        }
    }

    /** Linear is 1: the time of all, divided by that of one and by their number. */
    private static Row growth(int listeners, double all, double one) {
        return new Row(
                "growth to " + listeners + " listeners",
                Samples.text(all),
                listeners + " × " + Samples.text(one),
                all / one / listeners,
                Goal.most(1),
                "");
    }

    private Samples measure(int listeners, boolean blocked) throws InterruptedException {
        List<ServiceRegistration<?>> registered = new ArrayList<>();
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch present = new CountDownLatch(listeners + (blocked ? 1 : 0));
        Crowd crowd = new Crowd(present);
        try {
            if (blocked) {
                registered.add(register(new Blocker(present, release)));
            }
            for (int index = 0; index < listeners; index++) {
                registered.add(register(crowd.listener()));
            }
            if (!present.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("not everybody is told the present");
            }
            return changes(listeners, crowd);
        } finally {
            release.countDown();
            registered.forEach(ServiceRegistration::unregister);
        }
    }

    private Samples changes(int listeners, Crowd crowd) {
        Samples samples = new Samples();
        for (int change = 0; change < CHANGES; change++) {
            Arrival arrival = new Arrival();
            crowd.expect(listeners, arrival);
            long begin = System.nanoTime();
            backend.show(3 + change % 2);
            samples.add(arrival.await() - begin);
        }
        backend.show(5);
        return samples;
    }

    private ServiceRegistration<?> register(ConnectionListener listener) {
        return gateway.context().registerService(ConnectionListener.class, listener, new Hashtable<>());
    }

    /** Many listeners, of whom the last that is told counts. */
    private static final class Crowd {
        private final CountDownLatch present;
        private final AtomicInteger left = new AtomicInteger();
        private volatile Arrival arrival = new Arrival();

        Crowd(CountDownLatch present) {
            this.present = present;
        }

        void expect(int calls, Arrival last) {
            arrival = last;
            left.set(calls);
        }

        ConnectionListener listener() {
            return new ConnectionListener() {
                @Override
                public void present(Status status) {
                    present.countDown();
                }

                @Override
                public void addressChanged(Status before, Status after) {
                    if (left.decrementAndGet() == 0) {
                        arrival.now();
                    }
                }
            };
        }
    }

    private record Blocker(CountDownLatch present, CountDownLatch release) implements ConnectionListener {
        @Override
        public void present(Status status) {
            present.countDown();
            try {
                release.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
