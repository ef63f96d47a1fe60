// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.bus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Properties of one interface of an object, or any dictionary of values, by name. What is missing, or of another type than is asked
 * for, is empty: a daemon of another version, or a broken one, is no reason to fail. Immutable.
 */
public final class Fields {
    /** Nothing known. */
    public static final Fields EMPTY = new Fields(Map.of());

    private static final String ROOT = "/";

    private final Map<String, Object> values;

    private Fields(Map<String, Object> values) {
        this.values = values;
    }

    /** Of values as the bus gives them, or of plain ones. */
    public static Fields of(Map<?, ?> dictionary) {
        Map<String, Object> values = new HashMap<>();
        dictionary.forEach((name, value) -> values.put(String.valueOf(name), Plain.of(Objects.requireNonNull(value))));
        return new Fields(values);
    }

    /** These, and instead of those with the same names, {@code newer}. */
    public Fields with(Fields newer) {
        Map<String, Object> merged = new HashMap<>(values);
        merged.putAll(newer.values);
        return new Fields(merged);
    }

    /** Without those that are known no longer. */
    public Fields without(List<?> names) {
        Map<String, Object> fewer = new HashMap<>(values);
        names.forEach(fewer::remove);
        return new Fields(fewer);
    }

    /** Is there anything of that name. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Text ({@code s}), as it is; an empty one is none. */
    public Optional<String> text(String name) {
        return value(name, String.class).filter(text -> !text.isEmpty());
    }

    /** Object path ({@code o}); {@code /} stands for none. */
    public Optional<String> path(String name) {
        return text(name).filter(path -> !path.equals(ROOT));
    }

    /** A whole number of any width. */
    public OptionalLong number(String name) {
        return value(name, Long.class).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** A whole number, or {@code otherwise}. */
    public long number(String name, long otherwise) {
        return number(name).orElse(otherwise);
    }

    /** A double ({@code d}). */
    public OptionalDouble real(String name) {
        return value(name, Double.class).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /** A boolean ({@code b}). */
    public Optional<Boolean> flag(String name) {
        return value(name, Boolean.class);
    }

    /** Octets ({@code ay}). */
    public Optional<byte[]> octets(String name) {
        return value(name, byte[].class);
    }

    /** A dictionary ({@code a{…}}); an empty one when there is none. */
    public Fields fields(String name) {
        return fields(values.get(name)).orElse(EMPTY);
    }

    /** Dictionaries ({@code aa{…}}). */
    public List<Fields> all(String name) {
        List<Fields> all = new ArrayList<>();
        list(name).forEach(one -> fields(one).ifPresent(all::add));
        return all;
    }

    /** Texts or object paths ({@code as}, {@code ao}). */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        list(name).stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .forEach(texts::add);
        return texts;
    }

    /** Any array or structure, of plain values: see {@link #text} and its like for their types. */
    public List<?> list(String name) {
        return value(name, List.class).map(list -> (List<?>) list).orElse(List.of());
    }

    /** What is in here is plain already. */
    @SuppressWarnings("unchecked")
    private static Optional<Fields> fields(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? Optional.of(new Fields((Map<String, Object>) map)) : Optional.empty();
    }

    private <T> Optional<T> value(String name, Class<T> type) {
        return Optional.ofNullable(values.get(name)).filter(type::isInstance).map(type::cast);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fields fields && same(values, fields.values);
    }

    /** Octets are the same when they say the same. */
    private static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof byte[] mine && other instanceof byte[] theirs) {
            return Arrays.equals(mine, theirs);
        }
        if (one instanceof List<?> mine && other instanceof List<?> theirs) {
            return mine.size() == theirs.size()
                    && IntStream.range(0, mine.size()).allMatch(index -> same(mine.get(index), theirs.get(index)));
        }
        if (one instanceof Map<?, ?> mine && other instanceof Map<?, ?> theirs) {
            return mine.keySet().equals(theirs.keySet())
                    && mine.keySet().stream().allMatch(key -> same(mine.get(key), theirs.get(key)));
        }
        return Objects.equals(one, other);
    }

    @Override
    public int hashCode() {
        return values.keySet().hashCode();
    }

    /** Names alone: a value may be a secret. */
    @Override
    public String toString() {
        return "Fields" + values.keySet();
    }
}
