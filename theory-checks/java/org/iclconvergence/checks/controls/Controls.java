package org.iclconvergence.checks.controls;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.iclconvergence.checks.Experiment;

/** Every control by its name in claims.yaml. */
public final class Controls {
    private static final SortedMap<String, Supplier<Experiment>> BY_NAME = new TreeMap<>(List.<Supplier<Experiment>>of(
                    AdamRule::new,
                    AlwaysAnswered::new,
                    AnisotropicTasks::new,
                    Ascent::new,
                    CoherentFeatures::new,
                    DoubledCrossGrowth::new,
                    DroppedCrossTerm::new,
                    FavouredColumn::new,
                    FrozenDominant::new,
                    HeavyNoise::new,
                    HugeStep::new,
                    LabelNoise::new,
                    LabelShuffle::new,
                    LinearAsSoftmax::new,
                    MeanOnlyLoss::new,
                    NegativeScores::new,
                    NoSoftmax::new,
                    NoTraining::new,
                    PositionalBias::new,
                    RandomBasis::new,
                    RareNever::new,
                    Relapse::new,
                    RetrainedLinear::new,
                    ReversedProbabilities::new,
                    SharedColumn::new,
                    ShortPrompt::new,
                    SignFlippedTarget::new,
                    TighterConstant::new,
                    UniformAttention::new,
                    UniformProbabilities::new,
                    Unnormalised::new,
                    UnweightedQueries::new,
                    WeightDecay::new,
                    WrongExponent::new,
                    WrongInit::new,
                    WrongLimit::new,
                    WrongOffset::new,
                    WrongValueBlock::new)
            .stream()
            .collect(Collectors.toMap(control -> control.get().name(), Function.identity())));

    /** The lies that are tried on every claim that they can touch. */
    private static final List<String> SWEPT = List.of(
            "no-training",
            "ascent",
            "huge-step",
            "uniform-probabilities",
            "reversed-probabilities",
            "frozen-dominant",
            "mean-only-loss",
            "wrong-init",
            "no-softmax",
            "label-shuffle");

    private Controls() {}

    /**
     * The swept controls that can touch a check: those that override something that it used.
     *
     * @param used hooks of {@link Experiment} that the check's honest run called
     * @return the controls, in a fixed order
     */
    public static List<Experiment> sweptOver(Set<String> used) {
        return SWEPT.stream()
                .map(Controls::named)
                .filter(control -> Arrays.stream(control.getClass().getDeclaredMethods())
                        .anyMatch(method -> used.contains(method.getName())))
                .toList();
    }

    /**
     * One control.
     *
     * @param name as in refutedBy
     * @return the sabotaged experiment, a fresh one
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Experiment named(String name) {
        Supplier<Experiment> control = BY_NAME.get(name);
        if (control == null) {
            throw new IllegalArgumentException("there is no control " + name + "; there are " + BY_NAME.keySet());
        }
        return control.get();
    }
}
