// SPDX-License-Identifier: Apache-2.0
package uplink.service.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Family;
import uplink.profile.Link;
import uplink.sockets.Network;

class NetworkDoorTest {
    /** What only tells, and opens nothing. */
    private static final Set<String> TELLS =
            Set.of("link", "binding", "proxySelector", "httpBinding", "alive", "lost", "closeWith");

    private final LiveNetwork network = new LiveNetwork(
            new Seen(Link.builder("mac:eth0").build(), Set.of()),
            new Tying(List.of(Map.entry(Map.of(), new Networks.Loopback()))),
            Family.IPV4,
            Runnable::run);

    static Stream<Method> methods() {
        return Stream.of(Network.class.getDeclaredMethods()).filter(method -> !TELLS.contains(method.getName()));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void whoMayNotGetsNothing(Method method) {
        NetworkDoor closed = new NetworkDoor(network, () -> {
            throw new ConnectionException(ErrorCode.PERMISSION_DENIED, "mac:eth0", "may not");
        });
        assertThatThrownBy(() -> call(method, closed))
                .isInstanceOfSatisfying(
                        ConnectionException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.PERMISSION_DENIED));
    }

    private static void call(Method method, Network network) throws Throwable {
        Object[] arguments = Stream.of(method.getParameterTypes())
                .map(NetworkDoorTest::argument)
                .toArray();
        try {
            method.invoke(network, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static Object argument(Class<?> type) {
        return Map.<Class<?>, Object>of(
                        Family.class,
                        Family.IPV4,
                        int.class,
                        9,
                        String.class,
                        "127.0.0.1",
                        Duration.class,
                        Duration.ofSeconds(1),
                        SSLContext.class,
                        defaultContext())
                .get(type);
    }

    private static SSLContext defaultContext() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
