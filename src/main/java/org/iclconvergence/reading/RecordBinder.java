package org.iclconvergence.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a record of a table: a field for each component, and no other. */
final class RecordBinder {
    private interface Scalar {
        Object of(Located value) throws IOException;
    }

    private static final Map<Class<?>, Scalar> SCALARS = Map.ofEntries(
            Map.entry(String.class, Located::text),
            Map.entry(int.class, value -> (int) value.whole(Integer.MIN_VALUE, Integer.MAX_VALUE)),
            Map.entry(Integer.class, value -> (int) value.whole(Integer.MIN_VALUE, Integer.MAX_VALUE)),
            Map.entry(long.class, value -> value.whole(Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(Long.class, value -> value.whole(Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(double.class, Located::number),
            Map.entry(Double.class, Located::number),
            Map.entry(BigDecimal.class, Located::fraction),
            Map.entry(boolean.class, Located::truth),
            Map.entry(Boolean.class, Located::truth),
            Map.entry(Located.class, value -> value));

    private RecordBinder() {}

    static <R> R bind(Located table, Class<R> type, String... ignored) throws IOException {
        RecordComponent[] components = type.getRecordComponents();
        Map<String, Located> unknown = new LinkedHashMap<>(table.table());
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] arguments = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            String name = name(components[i]);
            arguments[i] = types[i] == Optional.class && !unknown.containsKey(name)
                    ? Optional.empty()
                    : component(table.field(name), components[i]);
            unknown.remove(name);
        }
        unknown.keySet().removeAll(Arrays.asList(ignored));
        for (Located field : unknown.values()) {
            throw field.error("is unknown");
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof IllegalArgumentException reason) {
                throw table.invalid(reason);
            }
            throw new IllegalStateException(refused.getCause());
        } catch (ReflectiveOperationException unfit) {
            throw new IllegalStateException(type + " is not public", unfit);
        }
    }

    private static String name(RecordComponent component) {
        JsonProperty other = component.getAccessor().getAnnotation(JsonProperty.class);
        return other == null ? component.getName() : other.value();
    }

    private static @Nullable Object component(Located field, RecordComponent component) throws IOException {
        if (field.value() == null && component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        return component.isAnnotationPresent(NonFinite.class)
                ? field.numberOrWord()
                : value(field, component.getGenericType());
    }

    private static Object value(Located located, Type type) throws IOException {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return collection(located, generic.getRawType(), arguments[arguments.length - 1]);
        }
        Class<?> plain = (Class<?>) type;
        if (SCALARS.containsKey(plain)) {
            return SCALARS.get(plain).of(located);
        }
        return plain.isArray()
                ? array(located, plain.getComponentType())
                : plain.isEnum() ? word(located, plain.getEnumConstants()) : bind(located, plain);
    }

    private static Object collection(Located located, Type raw, Type element) throws IOException {
        if (raw == Optional.class) {
            return Optional.of(value(located, element));
        }
        if (raw == List.class) {
            List<Object> list = new ArrayList<>();
            for (Located each : located.list()) {
                list.add(value(each, element));
            }
            return Collections.unmodifiableList(list);
        }
        Map<String, Object> map = raw == SortedMap.class ? new TreeMap<>() : new LinkedHashMap<>();
        for (Map.Entry<String, Located> each : located.table().entrySet()) {
            map.put(each.getKey(), value(each.getValue(), element));
        }
        return map;
    }

    private static Object array(Located located, Class<?> element) throws IOException {
        List<Located> elements = located.list();
        Object array = Array.newInstance(element, elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Array.set(array, i, value(elements.get(i), element));
        }
        return array;
    }

    private static Object word(Located located, Object[] constants) throws IOException {
        for (Object constant : constants) {
            if (constant.toString().equals(located.value())) {
                return constant;
            }
        }
        throw located.error("must be one of "
                + Arrays.stream(constants).map(Object::toString).collect(Collectors.joining(", ")) + ", not "
                + located.kind());
    }
}
