// SPDX-License-Identifier: Apache-2.0
package uplink.itest.container;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Which constants of the API's enums, and which methods of its listeners, have been met. */
final class Sightings {
    private static final Set<String> APIS =
            Set.of("uplink.profile", "uplink.manager", "uplink.wifi", "uplink.cellular", "uplink.statistics");
    private static final Set<String> COPIES =
            Set.of("toBuilder", "next", "withoutQuiet", "base", "view", "toString", "hashCode");

    private final Set<String> met = new ConcurrentSkipListSet<>();

    /** Everything that must be met, as the bundles of the API have it. */
    static Set<String> all(BundleContext context) throws ClassNotFoundException {
        Set<String> all = new TreeSet<>();
        for (Bundle bundle : context.getBundles()) {
            if (APIS.contains(bundle.getSymbolicName())) {
                for (var url : Collections.list(bundle.findEntries("/", "*.class", true))) {
                    String path = url.getPath().replaceFirst("^/", "");
                    if (!path.endsWith("-info.class")) {
                        add(all, bundle.loadClass(path.replace(".class", "").replace('/', '.')));
                    }
                }
            }
        }
        return all;
    }

    private static void add(Set<String> all, Class<?> type) {
        if (!Modifier.isPublic(type.getModifiers())) {
            return;
        }
        if (type.isEnum()) {
            Arrays.stream(type.getEnumConstants()).forEach(constant -> all.add(name((Enum<?>) constant)));
        } else if (type.isInterface() && type.getSimpleName().endsWith("Listener")) {
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> !method.isSynthetic() && !Modifier.isStatic(method.getModifiers()))
                    .forEach(method -> all.add(name(method)));
        }
    }

    static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "#" + method.getName();
    }

    private static String name(Enum<?> constant) {
        String type = constant.getDeclaringClass().getName();
        return type.substring(type.lastIndexOf('.') + 1).replace('$', '.') + "." + constant.name();
    }

    Set<String> met() {
        return met;
    }

    void method(Method method) {
        met.add(name(method));
    }

    /** Meets every constant that can be read from a value. */
    void look(Object value) {
        look(value, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private void look(Object value, Set<Object> been) {
        if (value instanceof Enum<?> constant) {
            met.add(name(constant));
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(inside -> look(inside, been));
        } else if (value instanceof Collection<?> collection) {
            collection.forEach(inside -> look(inside, been));
        } else if (value instanceof Map<?, ?> map) {
            look(map.keySet(), been);
            look(map.values(), been);
        } else if (value instanceof Object[] array) {
            look(List.of(array), been);
        } else if (value != null && value.getClass().getName().startsWith("uplink.") && been.add(value)) {
            readers(value).forEach(method -> read(value, method, been));
        }
    }

    /** The getters that its public types declare: without a parameter, or with one that is an enum of the API. */
    private static Stream<Method> readers(Object value) {
        return types(value.getClass())
                .filter(type ->
                        Modifier.isPublic(type.getModifiers()) && type.getName().startsWith("uplink."))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !COPIES.contains(method.getName()))
                .filter(method -> method.getParameterCount() == 0
                        || method.getParameterCount() == 1 && method.getParameterTypes()[0].isEnum());
    }

    private static Stream<Class<?>> types(Class<?> type) {
        return type == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(type),
                        Stream.concat(
                                Arrays.stream(type.getInterfaces()).flatMap(Sightings::types),
                                types(type.getSuperclass())));
    }

    private void read(Object value, Method method, Set<Object> been) {
        Object[] inputs =
                method.getParameterCount() == 0 ? new Object[1] : method.getParameterTypes()[0].getEnumConstants();
        for (Object input : inputs) {
            try {
                look(method.getParameterCount() == 0 ? method.invoke(value) : method.invoke(value, input), been);
            } catch (IllegalAccessException | InvocationTargetException broken) {
                throw new IllegalStateException(method.toString(), broken);
            }
        }
    }
}
