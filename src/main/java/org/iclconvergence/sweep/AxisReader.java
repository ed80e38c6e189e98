package org.iclconvergence.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.reading.DecimalText;
import org.iclconvergence.reading.Located;

/** Reads the values of one parameter: one, a list, or evenly spaced between two ends. */
final class AxisReader {
    private static final int MOST_VALUES = 1_000_000;

    /**
     * Values between two ends.
     *
     * @param from lower end
     * @param to upper end
     * @param count how many; drawn if it is missing
     * @param scale log or linear
     */
    public record Spaced(double from, double to, Optional<Integer> count, Scale scale) {
        /**
         * A range.
         *
         * @throws IllegalArgumentException if it is none
         */
        public Spaced {
            if (!(from <= to)) {
                throw new IllegalArgumentException("to must not be below from, " + from);
            }
            if (scale == Scale.LOG && !(from > 0)) {
                throw new IllegalArgumentException("from must be positive on a log scale, not " + from);
            }
            if (count.isPresent() && !(count.get() >= 2 && count.get() <= MOST_VALUES)) {
                throw new IllegalArgumentException(
                        "count must lie between 2 and " + MOST_VALUES + ", not " + count.get());
            }
        }
    }

    /** How values are spaced. */
    public enum Scale {
        /** Evenly in the logarithm. */
        LOG("log"),
        /** Evenly. */
        LINEAR("linear");

        private final String word;

        Scale(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    private AxisReader() {}

    static Axis read(Parameter parameter, Located value, boolean random) throws IOException {
        if (value.value() instanceof java.util.Map) {
            return spaced(parameter, value, random);
        }
        List<Object> values = new ArrayList<>();
        for (Located each : isList(parameter, value) ? value.list() : List.of(value)) {
            Object one = one(parameter, each);
            if (values.contains(one)) {
                throw each.error("is listed twice");
            }
            values.add(one);
        }
        if (values.isEmpty()) {
            throw value.error("needs at least one value");
        }
        return Axis.listed(parameter, values);
    }

    /** Probabilities are a list themselves: a list of numbers is one value of p. */
    private static boolean isList(Parameter parameter, Located value) {
        if (!(value.value() instanceof List<?> list)) {
            return false;
        }
        return parameter != Parameter.P || list.isEmpty() || ((Located) list.get(0)).value() instanceof List;
    }

    private static Axis spaced(Parameter parameter, Located value, boolean random) throws IOException {
        if (parameter.numbers() == null) {
            throw value.error("has no range: list its values");
        }
        Spaced spaced = value.as(Spaced.class);
        requireIn(parameter, value.field("from"), spaced.from());
        requireIn(parameter, value.field("to"), spaced.to());
        boolean logarithmic = spaced.scale() == Scale.LOG;
        if (random) {
            if (spaced.count().isPresent()) {
                throw value.field("count").error("has no meaning in a random design, which has one count for all");
            }
            return Axis.between(parameter, spaced.from(), spaced.to(), logarithmic);
        }
        if (spaced.count().isEmpty()) {
            value.field("count");
        }
        return Axis.spaced(parameter, spaced.from(), spaced.to(), spaced.count().orElseThrow(), logarithmic);
    }

    private static Object one(Parameter parameter, Located value) throws IOException {
        if (parameter.domain() instanceof Parameter.Words words) {
            return word(value, words.choices());
        }
        if (parameter.domain() instanceof Parameter.Vectors) {
            return probabilities(value);
        }
        if (parameter.domain() instanceof Parameter.Query && value.value() instanceof String) {
            return word(value, List.of(Parameter.Query.RAREST));
        }
        if (parameter.domain() instanceof Parameter.Length && "inf".equals(value.value())) {
            return Double.POSITIVE_INFINITY;
        }
        double number = value.number();
        requireIn(parameter, value, number);
        return number;
    }

    private static String word(Located value, List<String> choices) throws IOException {
        if (value.value() instanceof String word && choices.contains(word)) {
            return word;
        }
        throw value.error("must be one of " + String.join(", ", choices));
    }

    private static List<Double> probabilities(Located value) throws IOException {
        List<Double> p = new ArrayList<>();
        for (Located each : value.list()) {
            p.add(each.number());
        }
        try {
            FeatureProbabilities.of(p.stream().mapToDouble(Double::doubleValue).toArray());
        } catch (IllegalArgumentException refused) {
            throw value.error("are refused: " + refused.getMessage());
        }
        if (p.size() < 2) {
            throw value.error("needs at least 2 probabilities");
        }
        return List.copyOf(p);
    }

    private static void requireIn(Parameter parameter, Located place, double number) throws IOException {
        Parameter.Range range = Objects.requireNonNull(parameter.numbers(), "no numbers");
        if (!range.holds(number)) {
            throw place.error("must " + (range.whole() ? "be whole and " : "") + "lie "
                    + (range.open() ? "inside (" : "in [") + text(range.least()) + ", " + text(range.most())
                    + (range.open() ? ")" : "]") + ", not " + text(number));
        }
    }

    private static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e7
                ? Long.toString((long) number)
                : DecimalText.inJava(number);
    }
}
