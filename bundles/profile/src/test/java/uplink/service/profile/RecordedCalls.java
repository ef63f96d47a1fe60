// SPDX-License-Identifier: Apache-2.0
package uplink.service.profile;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes down every call of one listener: its name and its arguments. */
final class RecordedCalls {
    record Call(String method, List<Object> arguments) {}

    final List<Call> calls = new ArrayList<>();

    /** Name of the method that throws, after it was written down. */
    String broken = "";

    <T> T listener(Class<T> type) {
        Object made =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.getName().equals("hashCode")
                                ? (Object) System.identityHashCode(self)
                                : "listener";
                    }
                    calls.add(new Call(method.getName(), Arrays.asList(arguments)));
                    if (method.getName().equals(broken)) {
                        throw new AssertionError("broken on purpose");
                    }
                    return null;
                });
        return type.cast(made);
    }

    List<String> methods() {
        return calls.stream().map(Call::method).toList();
    }
}
