package org.iclconvergence.sweep;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.math3.util.FastMath;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The values of one parameter: listed, or between two ends for a random design.
 *
 * @param parameter which
 * @param values at least one, distinct, in the order of the grid; empty for a range
 * @param from lower end of a range
 * @param to upper end, not below the lower one
 * @param logarithmic drawn uniformly in the logarithm
 */
record Axis(Parameter parameter, List<Object> values, double from, double to, boolean logarithmic)
        implements Serializable {
    static Axis listed(Parameter parameter, List<Object> values) {
        return new Axis(parameter, List.copyOf(values), 0, 0, false);
    }

    static Axis between(Parameter parameter, double from, double to, boolean logarithmic) {
        return new Axis(parameter, List.of(), from, to, logarithmic);
    }

    /** Evenly spaced values, both ends included; of a whole number each once. */
    static Axis spaced(Parameter parameter, double from, double to, int count, boolean logarithmic) {
        Axis range = between(parameter, from, to, logarithmic);
        Set<Object> values = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            // the ends are what was written, without a rounding
            values.add(i == 0 ? from : i == count - 1 ? to : range.at(i / (count - 1.0)));
        }
        return listed(parameter, List.copyOf(values));
    }

    /** The value at a part of the range. */
    private double at(double part) {
        double value = logarithmic
                ? FastMath.exp(FastMath.log(from) + part * (FastMath.log(to) - FastMath.log(from)))
                : from + part * (to - from);
        double inside = Math.min(Math.max(value, from), to);
        return Objects.requireNonNull(parameter.numbers(), "no numbers").whole() ? Math.rint(inside) : inside;
    }

    Object draw(UniformRandomProvider random) {
        return values.isEmpty() ? at(random.nextDouble()) : values.get(random.nextInt(values.size()));
    }

    /** The same for two axes if and only if they say the same, on every Java. */
    String identity() {
        StringBuilder text = new StringBuilder(parameter.toString());
        values.forEach(value -> text.append(' ').append(identity(value)));
        return values.isEmpty()
                ? text.append(" from ")
                        .append(identity(from))
                        .append(" to ")
                        .append(identity(to))
                        .append(logarithmic ? " log" : " linear")
                        .toString()
                : text.toString();
    }

    private static String identity(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Axis::identity).toList().toString();
        }
        return value instanceof Double number ? Double.toHexString(number) : value.toString();
    }
}
