// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Family;
import uplink.sockets.Binding;

/**
 * The HTTP client of one network. The runtime's client takes no sockets from outside; it can be held by a source address since
 * Java 19 and be ended since Java 21, and it leaves by the link only where routes go by source.
 */
final class HttpAccess {
    private static final Optional<Method> LOCAL_ADDRESS =
            method(HttpClient.Builder.class, "localAddress", InetAddress.class);
    private static final Optional<Method> SHUTDOWN_NOW = method(HttpClient.class, "shutdownNow");

    private final LiveNetwork network;
    private @Nullable HttpClient client;
    private @Nullable InetAddress madeFor;

    HttpAccess(LiveNetwork network) {
        this.network = network;
    }

    Binding binding() {
        return source().isPresent() ? Binding.SOURCE : Binding.NONE;
    }

    /** Another one when the address that it left from is another one now. */
    synchronized HttpClient client() {
        InetAddress source = source().orElseThrow(this::refused);
        HttpClient made = client;
        if (made == null || !source.equals(madeFor)) {
            close();
            HttpClient.Builder builder = HttpClient.newBuilder().proxy(network.proxySelector());
            call(LOCAL_ADDRESS.orElseThrow(), builder, source);
            made = builder.build();
            client = made;
            madeFor = source;
        }
        return made;
    }

    /** Ends what the client still does. */
    synchronized void close() {
        HttpClient made = client;
        client = null;
        if (made != null) {
            SHUTDOWN_NOW.ifPresent(end -> call(end, made));
        }
    }

    private Optional<InetAddress> source() {
        if (LOCAL_ADDRESS.isEmpty() || SHUTDOWN_NOW.isEmpty() || !network.alive()) {
            return Optional.empty();
        }
        for (Family family : Family.values()) {
            Optional<InetAddress> own = network.source(family);
            if (network.seen().routed().contains(family) && own.isPresent()) {
                return own;
            }
        }
        return Optional.empty();
    }

    private ConnectionException refused() {
        String key = network.link().key();
        Optional<String> lost = network.lost();
        if (lost.isPresent()) {
            return new ConnectionException(ErrorCode.GONE, key, key + ": " + lost.get());
        }
        String why = LOCAL_ADDRESS.isPresent() && SHUTDOWN_NOW.isPresent()
                ? "no route goes by its addresses"
                : "java.net.http wants Java 21 for that; HttpsURLConnection and clients that take a SocketFactory can be"
                        + " held";
        return new ConnectionException(
                ErrorCode.NOT_SUPPORTED, key, "an HTTP client cannot be held to " + key + ": " + why);
    }

    private static Optional<Method> method(Class<?> type, String name, Class<?>... parameters) {
        try {
            return Optional.of(type.getMethod(name, parameters));
        } catch (NoSuchMethodException older) {
            return Optional.empty();
        }
    }

    private static void call(Method method, Object target, Object... arguments) {
        try {
            method.invoke(target, arguments);
        } catch (IllegalAccessException | InvocationTargetException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
