// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Stands for any interface: writes down every call, and answers what it was told to. */
final class Doubles {
    record Call(String method, List<Object> arguments) {}

    final List<Call> calls = new ArrayList<>();

    /** By the name of the method; one that returns a stage and has no answer completes with nothing. */
    final Map<String, Object> answers = new HashMap<>();

    /** Name of the method that throws, after it was written down. */
    String broken = "";

    /** Name of the method that fails as a backend may. */
    String failing = "";

    <T> T of(Class<T> type) {
        Object made =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return switch (method.getName()) {
                            case "hashCode" -> System.identityHashCode(self);
                            case "equals" -> self == arguments[0];
                            default -> type.getSimpleName();
                        };
                    }
                    calls.add(new Call(method.getName(), arguments == null ? List.of() : Arrays.asList(arguments)));
                    if (method.getName().equals(broken)) {
                        throw new AssertionError("broken on purpose");
                    }
                    if (method.getName().equals(failing)) {
                        throw new IllegalStateException("failing on purpose");
                    }
                    boolean stage = method.getReturnType().isAssignableFrom(CompletableFuture.class);
                    Object nothing = stage ? CompletableFuture.completedFuture(null) : null;
                    return answers.getOrDefault(method.getName(), nothing);
                });
        return type.cast(made);
    }

    List<String> methods() {
        return calls.stream().map(Call::method).toList();
    }
}
