// SPDX-License-Identifier: Apache-2.0
package uplink.example;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import uplink.sockets.Network;

/** The client of {@code java.net.http}: held by its source address on Java 21 and later, refused where it would leave another way. */
public final class JavaHttp {
    private final Network network;

    /** Asks by this network. */
    public JavaHttp(Network network) {
        this.network = network;
    }

    /** What is there. */
    public String get(URI uri) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
        return network.httpClient().send(request, BodyHandlers.ofString()).body();
    }
}
