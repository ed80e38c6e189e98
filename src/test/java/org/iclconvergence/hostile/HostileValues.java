package org.iclconvergence.hostile;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Calls with arguments by the types of the parameters: plain ones, with which much succeeds, hostile ones, and null. */
final class HostileValues {
    private static final Map<Class<?>, List<?>> PLAIN = Map.of(
            double.class, List.of(0.5, 1.0, 2.0, 0.1, 10.0, 0.25, 3.0, 100.0),
            int.class, List.of(1, 2, 3, 4, 10),
            long.class, List.of(1L, 2L, 3L, 10L),
            String.class, List.of("x", "a b", "1", "0.5", "SET-3"));

    private static final Map<Class<?>, List<?>> HOSTILE = Map.of(
            double.class,
            List.of(
                    0.5,
                    1.0,
                    0.0,
                    -0.0,
                    -1.0,
                    Double.MIN_VALUE,
                    1e300,
                    Double.MAX_VALUE,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    Double.NaN),
            int.class,
            List.of(1, 2, 0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE),
            long.class,
            List.of(1L, 2L, 0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE),
            String.class,
            List.of("", " ", "\u0000", "\ud800", "%s", "-1", "NaN", "1e999999999", "(", "*".repeat(500)));

    private static final Map<Class<?>, Class<?>> UNBOXED =
            Map.of(Double.class, double.class, Integer.class, int.class, Long.class, long.class);

    private final Map<Class<?>, List<Object>> parts;

    HostileValues(Map<Class<?>, List<Object>> parts) {
        this.parts = parts;
    }

    /** Nothing where no value of a parameter is known. */
    Optional<Arbitrary<HostileCall>> plainCalls(Executable callee) {
        return calls(callee, List.of());
    }

    /** One argument hostile, or all of them. */
    Optional<Arbitrary<HostileCall>> hostileCalls(Executable callee) {
        int count = callee.getParameterCount();
        List<Integer> all = Stream.iterate(0, i -> i + 1).limit(count).toList();
        List<Arbitrary<HostileCall>> calls = new ArrayList<>();
        calls(callee, all).ifPresent(calls::add);
        for (int i = 0; i < count && count > 1; i++) {
            calls(callee, List.of(i)).ifPresent(calls::add);
        }
        return calls.isEmpty() ? Optional.empty() : Optional.of(Arbitraries.oneOf(calls));
    }

    private Optional<Arbitrary<HostileCall>> calls(Executable callee, List<Integer> hostile) {
        // of an inner class the generic types may lack what the compiler adds
        Type[] types = callee.getGenericParameterTypes();
        List<Arbitrary<Optional<Object>>> arguments = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            Optional<Arbitrary<Object>> values = of(types[i], hostile.contains(i));
            if (values.isEmpty()) {
                return Optional.empty();
            }
            Arbitrary<Optional<Object>> given = values.get().map(Optional::of);
            boolean primitive = types[i] instanceof Class<?> type && type.isPrimitive();
            arguments.add(
                    hostile.contains(i) && !primitive
                            ? Arbitraries.frequencyOf(
                                    Tuple.of(4, given), Tuple.of(1, Arbitraries.just(Optional.empty())))
                            : given);
        }
        return Optional.of(Combinators.combine(arguments).as(list -> new HostileCall(callee, list)));
    }

    private Optional<Arbitrary<Object>> of(Type type, boolean hostile) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric((Class<?>) generic.getRawType(), generic.getActualTypeArguments(), hostile);
        }
        if (!(type instanceof Class<?> plain)) {
            return Optional.empty();
        }
        if (plain.isArray()) {
            Class<?> component = plain.getComponentType();
            return of(component, hostile)
                    .map(element -> element.list().ofMaxSize(3).map(list -> array(component, list)));
        }
        if (plain == InputStream.class) {
            return Optional.of(Arbitraries.of("", "\u0093NUMPY\u0001", "x".repeat(200))
                    .map(text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1))));
        }
        return oneOf(known(UNBOXED.getOrDefault(plain, plain), hostile));
    }

    private List<?> known(Class<?> type, boolean hostile) {
        List<?> simple = (hostile ? HOSTILE : PLAIN).get(type);
        if (simple != null) {
            return simple;
        }
        if (type == boolean.class || type == Boolean.class) {
            return List.of(true, false);
        }
        if (type == byte.class) {
            return List.of((byte) 0, (byte) -1);
        }
        if (type == Object.class) {
            return List.of("x", 0.5, Double.NaN);
        }
        return type.isEnum() ? List.of(type.getEnumConstants()) : instances(type);
    }

    private List<?> instances(Class<?> type) {
        return parts.entrySet().stream()
                .filter(entry -> type.isAssignableFrom(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    private Optional<Arbitrary<Object>> ofGeneric(Class<?> raw, Type[] arguments, boolean hostile) {
        if (raw == List.class || raw == Stream.class) {
            return of(arguments[0], hostile)
                    .map(element -> element.list().ofMaxSize(3).map(list -> raw == List.class ? list : list.stream()));
        }
        if (raw == Optional.class) {
            return of(arguments[0], hostile).map(element -> element.optional().map(Object.class::cast));
        }
        if (raw == Map.class || raw == SortedMap.class) {
            return of(arguments[0], hostile)
                    .flatMap(key -> of(arguments[1], hostile)
                            .map(value -> Combinators.combine(key, value)
                                    .as(Map::entry)
                                    .list()
                                    .ofMaxSize(2)
                                    .map(entries -> map(raw == SortedMap.class, entries))));
        }
        return oneOf(instances(raw));
    }

    private static Optional<Arbitrary<Object>> oneOf(List<?> values) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(Arbitraries.of(values).map(Object.class::cast));
    }

    private static Object map(boolean sorted, List<Map.Entry<Object, Object>> entries) {
        Map<Object, Object> map = sorted ? new TreeMap<>() : new LinkedHashMap<>();
        entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    private static Object array(Class<?> component, List<@Nullable Object> elements) {
        Object array = Array.newInstance(component, elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Array.set(array, i, elements.get(i));
        }
        return array;
    }
}
