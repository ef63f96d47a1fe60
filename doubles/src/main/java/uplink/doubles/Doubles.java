// SPDX-License-Identifier: Apache-2.0
package uplink.doubles;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Stands for any interface: writes down every call, and answers what it was told to. Safe for any thread. */
public final class Doubles {
    /** What was called. */
    public record Call(String method, List<Object> arguments) {}

    /** In the order of their coming. */
    public final List<Call> calls = new CopyOnWriteArrayList<>();

    /** By the name of the method; one that returns a stage and has no answer completes with nothing. */
    public final Map<String, Object> answers = new ConcurrentHashMap<>();

    /** Name of the method that throws, after it was written down. */
    public String broken = "";

    /** Name of the method that fails as a backend may. */
    public String failing = "";

    /** One that can be called. */
    public <T> T of(Class<T> type) {
        InvocationHandler handler = (self, method, arguments) -> method.getDeclaringClass() == Object.class
                ? ofObject(self, type, method, arguments)
                : answer(method, arguments == null ? List.of() : Arrays.asList(arguments));
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object ofObject(Object self, Class<?> type, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(self);
            case "equals" -> self == arguments[0];
            default -> type.getSimpleName();
        };
    }

    private @Nullable Object answer(Method method, List<Object> arguments) {
        calls.add(new Call(method.getName(), arguments));
        if (method.getName().equals(broken)) {
            throw new AssertionError("broken on purpose");
        }
        if (method.getName().equals(failing)) {
            throw new IllegalStateException("failing on purpose");
        }
        boolean stage = method.getReturnType().isAssignableFrom(CompletableFuture.class);
        return answers.getOrDefault(method.getName(), stage ? CompletableFuture.completedFuture(null) : null);
    }

    /** Names of what was called, in order. */
    public List<String> methods() {
        return calls.stream().map(Call::method).toList();
    }
}
