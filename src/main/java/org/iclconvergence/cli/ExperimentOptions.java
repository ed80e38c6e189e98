package org.iclconvergence.cli;

import java.util.List;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Regime;
import org.iclconvergence.training.PaperExperiment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options that describe one experiment. Every rejection names its option. */
final class ExperimentOptions {
    /** Used unless --seed is given: the number of the paper's preprint. */
    static final long DEFAULT_SEED = 231005249L;

    /** Of the regimes those that have a name on the command line. */
    static final class NamedRegime implements ITypeConverter<Regime> {
        @Override
        public Regime convert(String text) {
            for (Regime regime : List.of(Regime.BALANCED, Regime.IMBALANCED)) {
                if (regime.toString().equalsIgnoreCase(text)) {
                    return regime;
                }
            }
            throw new TypeConversionException("'" + text + "' is neither balanced nor imbalanced");
        }
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--regime",
            paramLabel = "REGIME",
            converter = NamedRegime.class,
            description =
                    "balanced (every p_k = 1/K) or imbalanced (one dominant feature). Default: balanced, or imbalanced"
                            + " if --dominant-probability is given.")
    private @Nullable Regime regime;

    @Option(
            names = "--features",
            paramLabel = "K",
            defaultValue = "10",
            description = "How many there are. Default: ${DEFAULT-VALUE}.")
    private int features;

    @Option(
            names = "--dimension",
            paramLabel = "d",
            defaultValue = "100",
            description = "Of a token, at least K. Default: ${DEFAULT-VALUE}.")
    private int dimension;

    @Option(
            names = "--prompt-length",
            paramLabel = "N",
            defaultValue = "100",
            description = "Context tokens of a prompt. Default: ${DEFAULT-VALUE}.")
    private int promptLength;

    @Option(
            names = "--prompts",
            paramLabel = "M",
            defaultValue = "300",
            description = "How many there are. Default: ${DEFAULT-VALUE}.")
    private int prompts;

    @Option(
            names = "--epochs",
            paramLabel = "T",
            defaultValue = "400",
            description = "Full-batch training steps. Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(
            names = "--learning-rate",
            paramLabel = "eta",
            defaultValue = "0.002",
            description = "Default: ${DEFAULT-VALUE}.")
    private double learningRate;

    @Option(
            names = "--optimizer",
            paramLabel = "RULE",
            defaultValue = "adam",
            description = "adam or gd (gradient descent). Default: ${DEFAULT-VALUE}.")
    private PaperExperiment.Rule rule;

    @Option(
            names = "--dominant-probability",
            paramLabel = "p_1",
            defaultValue = "0.5",
            description = "Imbalanced only; the other features share the rest. Default: ${DEFAULT-VALUE}.")
    private double dominantProbability;

    @Option(names = "--probabilities", paramLabel = "p_1,...,p_K", description = "All of them, in place of --regime.")
    private @Nullable DecimalNumbers probabilities;

    @Option(
            names = "--basis",
            paramLabel = "BASIS",
            defaultValue = "random",
            description = "How the features lie in R^d: random (Haar) or standard. It matters to Adam."
                    + " Default: ${DEFAULT-VALUE}.")
    private PaperExperiment.Basis basis;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "" + DEFAULT_SEED,
            description = "Of features, prompts and tasks. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--reference",
            description = "Train by the literal transformer, token by token, every product a matrix operation: the same"
                    + " to rounding, and slower.")
    private boolean reference;

    /**
     * The experiment that was asked for.
     *
     * @return valid, and small enough for this virtual machine's heap
     * @throws ParameterException if options contradict each other, or one is out of range or too large
     */
    PaperExperiment experiment() {
        // before an array of so many is made
        int count = probabilities == null ? features : probabilities.values().length;
        if (dimension < count) {
            throw rejected("--features " + count + " cannot be more than --dimension " + dimension
                    + ": the features are orthonormal");
        }
        FeatureProbabilities p = featureProbabilities();
        requireAtLeast("--prompt-length", promptLength, 1);
        requireAtLeast("--prompts", prompts, 1);
        requireAtLeast("--epochs", epochs, 0);
        if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw rejected("--learning-rate must be positive and finite, not " + learningRate);
        }
        PaperExperiment experiment = PaperExperiment.of(p, dimension, seed)
                .withPromptLength(promptLength)
                .withPrompts(prompts)
                .withEpochs(epochs)
                .withLearningRate(learningRate)
                .withRule(rule)
                .withBasis(basis);
        RunSize.refuse(experiment, reference, Runtime.getRuntime().maxMemory()).ifPresent(reason -> {
            throw rejected(reason);
        });
        return experiment;
    }

    /**
     * Is the literal transformer to be trained?
     *
     * @return whether --reference was given
     */
    boolean byReference() {
        return reference;
    }

    /**
     * The regime.
     *
     * @return {@link Regime#GIVEN} if the probabilities were
     */
    Regime regime() {
        if (probabilities != null) {
            return Regime.GIVEN;
        }
        if (regime != null) {
            return regime;
        }
        return isGiven("--dominant-probability") ? Regime.IMBALANCED : Regime.BALANCED;
    }

    /**
     * Was an option written on the command line?
     *
     * @param option its name
     * @return false if it has its default
     */
    boolean isGiven(String option) {
        return command.commandLine().getParseResult().hasMatchedOption(option);
    }

    /**
     * A rejection of what was asked for.
     *
     * @param message one line that names the option
     * @return to be thrown
     */
    ParameterException rejected(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    private FeatureProbabilities featureProbabilities() {
        if (probabilities != null) {
            return given(probabilities.values());
        }
        if (regime() == Regime.BALANCED) {
            if (isGiven("--dominant-probability")) {
                throw rejected("--dominant-probability contradicts --regime balanced");
            }
            requireAtLeast("--features", features, 1);
            return FeatureProbabilities.balanced(features);
        }
        requireAtLeast("--features", features, 2);
        if (!(dominantProbability > 0 && dominantProbability < 1)) {
            throw rejected("--dominant-probability must lie inside (0, 1), not " + dominantProbability);
        }
        if ((1 - dominantProbability) / (features - 1) <= 0) {
            throw rejected("--dominant-probability leaves nothing for the other features: " + dominantProbability);
        }
        return FeatureProbabilities.imbalanced(features, dominantProbability);
    }

    private FeatureProbabilities given(double[] p) {
        for (String other : new String[] {"--regime", "--dominant-probability"}) {
            if (isGiven(other)) {
                throw rejected("--probabilities contradicts " + other + ": give one of them");
            }
        }
        if (isGiven("--features") && features != p.length) {
            throw rejected("--probabilities has " + p.length + " values, but --features is " + features);
        }
        try {
            return FeatureProbabilities.of(p);
        } catch (IllegalArgumentException invalid) {
            throw rejected("--" + invalid.getMessage());
        }
    }

    private void requireAtLeast(String option, int value, int least) {
        if (value < least) {
            throw rejected(option + " must be at least " + least + ", not " + value);
        }
    }
}
