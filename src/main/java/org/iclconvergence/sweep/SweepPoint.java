package org.iclconvergence.sweep;

import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryProblem;

/**
 * The settings of one training.
 *
 * @param index of the point in its design, from 0
 * @param settings what the grid sets and what follows from it: numbers are doubles, words text, probabilities lists of doubles
 */
public record SweepPoint(long index, Map<Parameter, Object> settings) implements Serializable {
    private static final int LONGEST_LIST = 1000;

    /**
     * Copies the map and completes it: N follows from N/K.
     *
     * @throws IllegalArgumentException if N/K or the K that it needs is no number
     */
    public SweepPoint {
        Map<Parameter, Object> completed = new EnumMap<>(Parameter.class);
        completed.putAll(settings);
        settings = completed;
        if (settings.containsKey(Parameter.N_OVER_K)) {
            double features = settings.get(Parameter.P) instanceof List<?> p ? p.size() : number(settings, Parameter.K);
            settings.put(Parameter.N, Math.max(1, Math.rint(number(settings, Parameter.N_OVER_K) * features)));
        }
    }

    boolean has(Parameter parameter) {
        return settings.containsKey(parameter);
    }

    double number(Parameter parameter) {
        return number(settings, parameter);
    }

    private static double number(Map<Parameter, Object> settings, Parameter parameter) {
        if (settings.get(parameter) instanceof Double number) {
            return number;
        }
        throw new IllegalArgumentException(parameter + " must be a number, not " + settings.get(parameter));
    }

    double number(Parameter parameter, double otherwise) {
        return has(parameter) ? number(parameter) : otherwise;
    }

    /** The constant that a word names. */
    <E extends Enum<E>> E word(Parameter parameter, E otherwise) {
        Object word = settings.get(parameter);
        return word == null
                ? otherwise
                : Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
                        .filter(constant -> constant.name().equalsIgnoreCase((String) word))
                        .findFirst()
                        .orElseThrow();
    }

    SweepRegime regime() {
        return word(Parameter.REGIME, SweepRegime.BALANCED);
    }

    /**
     * The features and the query.
     *
     * @return the problem
     * @throws IllegalArgumentException if the settings do not fit each other
     */
    QueryProblem problem() {
        double query = settings.get(Parameter.QUERY) instanceof Double k ? k : QueryProblem.RAREST;
        return switch (regime()) {
            case BALANCED -> QueryProblem.balanced(number(Parameter.K), query);
            case IMBALANCED -> QueryProblem.imbalanced(number(Parameter.K), number(Parameter.P_1), query);
            case ZIPF, GIVEN -> QueryProblem.given(probabilities(), query);
        };
    }

    /**
     * All probabilities, one by one.
     *
     * @return p
     * @throws IllegalArgumentException if there are more than a thousand features
     */
    FeatureProbabilities probabilities() {
        if (regime() == SweepRegime.GIVEN) {
            return FeatureProbabilities.of(((List<?>) Objects.requireNonNull(settings.get(Parameter.P)))
                    .stream().mapToDouble(Double.class::cast).toArray());
        }
        double features = number(Parameter.K);
        if (features > LONGEST_LIST) {
            throw new IllegalArgumentException(
                    "K must be at most " + LONGEST_LIST + " where every feature is by itself, not " + features);
        }
        return switch (regime()) {
            case ZIPF -> FeatureProbabilities.zipf((int) features, number(Parameter.S));
            case IMBALANCED -> FeatureProbabilities.imbalanced((int) features, number(Parameter.P_1));
            default -> FeatureProbabilities.balanced((int) features);
        };
    }
}
