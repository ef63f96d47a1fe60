// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import uplink.profile.Family;
import uplink.sockets.Network;

/** Main of the process that connects to a name whose IPv6 address is dead: by us, and as others do. */
public final class InsideEyeballs {
    /** Longer than this nobody waits. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final String HOST = "server.example";
    private static final URI PAGE = URI.create("http://" + HOST + ":" + Servers.HTTP + "/");

    private InsideEyeballs() {}

    /** No arguments; the runtime gets its names by {@code -Djdk.net.hosts.file}. */
    public static void main(String[] none) throws Exception {
        Network network = BoundNetwork.preferring(Family.IPV6);
        System.out.println("ready");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            Samples samples = new Samples();
            for (int round = 0; round < Integer.parseInt(words[1]); round++) {
                samples.add(took(network, words[0]));
            }
            System.out.println(samples.line());
        }
        System.exit(0);
    }

    private static long took(Network network, String who) throws InterruptedException {
        long begin = System.nanoTime();
        try {
            connect(network, who);
        } catch (IOException given) {
            return Long.MAX_VALUE; // gave up
        }
        return System.nanoTime() - begin;
    }

    private static void connect(Network network, String who) throws IOException, InterruptedException {
        switch (who) {
            case "ours" -> network.connect(HOST, Servers.HTTP, PATIENCE).close();
            case "socket" -> {
                try (Socket socket = new Socket()) {
                    socket.connect(new InetSocketAddress(HOST, Servers.HTTP), (int) PATIENCE.toMillis());
                }
            }
            case "http" ->
                HttpClient.newBuilder()
                        .connectTimeout(PATIENCE)
                        .build()
                        .send(HttpRequest.newBuilder(PAGE).build(), BodyHandlers.discarding());
            default -> okHttp();
        }
    }

    private static void okHttp() throws IOException {
        OkHttpClient client =
                new OkHttpClient.Builder().connectTimeout(PATIENCE).build();
        try (Response response = client.newCall(
                        new Request.Builder().url(PAGE.toString()).build())
                .execute()) {
            response.code();
        } finally {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }
}
