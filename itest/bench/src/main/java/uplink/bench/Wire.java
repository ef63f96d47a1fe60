// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.util.List;

/** A cable with servers at its far end, and a process at this one that measures. */
final class Wire implements AutoCloseable {
    private final Child servers;
    private final Child client;

    /** {@code main} runs at this end; {@code -D} options go to its Java. */
    Wire(Class<?> main, String... options) {
        List<Namespace> pair = Namespace.pair();
        servers = new Child(pair.get(1), Servers.class);
        client = new Child(pair.get(0), main, options);
    }

    Samples measure(String work, int times) {
        return client.measure(work, times);
    }

    @Override
    public void close() {
        client.close();
        servers.close();
    }
}
