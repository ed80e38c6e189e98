package org.iclconvergence.sweep;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.query.GradientFlow;
import org.jspecify.annotations.Nullable;

/** A setting of a point: its name in the grid file and in the table, and what it may be. */
public enum Parameter {
    /** How the features are distributed. */
    REGIME("regime", words(SweepRegime.values()), EnumSet.allOf(TrainingKind.class)),
    /** The number of features. */
    K("K", whole(2, 1e100), EnumSet.allOf(TrainingKind.class)),
    /** The probability of the dominant feature. */
    P_1("p_1", new Range(0, 1, false, true), EnumSet.allOf(TrainingKind.class)),
    /** Zipf's exponent. */
    S("s", new Range(0, 100, false, false), EnumSet.allOf(TrainingKind.class)),
    /** All probabilities. */
    P("p", new Vectors(), EnumSet.allOf(TrainingKind.class)),
    /** Context tokens of a prompt; may be infinite. */
    N("N", new Length(1, 1e15), EnumSet.allOf(TrainingKind.class)),
    /** The same for each feature: N is the whole number nearest to this times K, at least 1. */
    N_OVER_K("N/K", new Range(0, 1e15, false, true), EnumSet.allOf(TrainingKind.class)),
    /** The prediction error that is waited for. */
    EPSILON("epsilon", new Range(GradientFlow.SMALLEST_ERROR, 1e6, false, false), EnumSet.allOf(TrainingKind.class)),
    /** The queried feature, from 1, or the first of the least probable ones. */
    QUERY("query", new Query(), EnumSet.allOf(TrainingKind.class)),
    /** The learning rate. */
    ETA("eta", new Range(1e-100, 1e100, false, false), EnumSet.of(TrainingKind.DESCENT, TrainingKind.EXPERIMENT)),
    /** Training steps at most. */
    STEPS("steps", whole(0, 1e12), EnumSet.of(TrainingKind.DESCENT, TrainingKind.EXPERIMENT)),
    /** The dimension of a token. */
    D("d", whole(1, 4096), EnumSet.of(TrainingKind.EXPERIMENT)),
    /** The number of prompts. */
    M("M", whole(1, 1e6), EnumSet.of(TrainingKind.EXPERIMENT)),
    /** The training rule. */
    OPTIMIZER("optimizer", words(PaperExperiment.Rule.values()), EnumSet.of(TrainingKind.EXPERIMENT)),
    /** How the features lie in R^d. */
    BASIS("basis", words(PaperExperiment.Basis.values()), EnumSet.of(TrainingKind.EXPERIMENT)),
    /** Of features, prompts and tasks. */
    SEED("seed", whole(0, 0x1p53), EnumSet.of(TrainingKind.EXPERIMENT));

    /** What a setting may be. */
    sealed interface Domain permits Words, Range, Length, Query, Vectors {}

    /** One of some words. */
    record Words(List<String> choices) implements Domain {}

    /** A number between two others, whole or not, both ends excluded if it is open. */
    record Range(double least, double most, boolean whole, boolean open) implements Domain {
        boolean holds(double value) {
            boolean inside = open ? value > least && value < most : value >= least && value <= most;
            return inside && (!whole || value == Math.rint(value));
        }
    }

    /** A whole number, or inf. */
    record Length(double least, double most) implements Domain {}

    /** The number of a feature, or rarest. */
    record Query() implements Domain {
        static final String RAREST = "rarest";
    }

    /** Probabilities of all features. */
    record Vectors() implements Domain {}

    private final String word;
    private final Domain domain;
    private final Set<TrainingKind> trainings;

    Parameter(String word, Domain domain, Set<TrainingKind> trainings) {
        this.word = word;
        this.domain = domain;
        this.trainings = trainings;
    }

    private static Range whole(double least, double most) {
        return new Range(least, most, true, false);
    }

    private static Words words(Enum<?>[] constants) {
        return new Words(Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(java.util.Locale.ROOT))
                .toList());
    }

    Domain domain() {
        return domain;
    }

    /**
     * The numbers that it may be.
     *
     * @return for what is a number, else null
     */
    @Nullable
    Range numbers() {
        if (domain instanceof Range range) {
            return range;
        }
        if (domain instanceof Length length) {
            return whole(length.least(), length.most());
        }
        return domain instanceof Query ? whole(1, 1e100) : null;
    }

    /**
     * Whether a training has such a setting.
     *
     * @param training kind
     * @return false for a setting that would do nothing
     */
    boolean belongsTo(TrainingKind training) {
        return trainings.contains(training);
    }

    /**
     * Whether it says anything in a regime: a point has no setting that does nothing, or two points would be the same.
     *
     * @param regime of the point
     * @return false for the settings of other regimes
     */
    boolean appliesTo(SweepRegime regime) {
        return switch (this) {
            case K -> regime != SweepRegime.GIVEN;
            case P_1 -> regime == SweepRegime.IMBALANCED;
            case S -> regime == SweepRegime.ZIPF;
            case P -> regime == SweepRegime.GIVEN;
            default -> true;
        };
    }

    /** As it is written. */
    @Override
    public String toString() {
        return word;
    }
}
