package org.iclconvergence.checks;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.training.PaperExperiment;
import org.junit.jupiter.api.TestInstance;

/**
 * Figures 2 and 3: EXP-1 to EXP-6. A trial is one run with its own features, prompts and tasks. Every claim is about the
 * probability of an event of a run; it is accepted if the exact lower confidence limit of that probability clears 0.95. The
 * false-alarm rate is 1e-6 for each event, the power 0.99 against a true probability of 0.9925; the number of runs follows. A claim
 * about both regimes asks for two events, so its power is at least 0.98.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the claims share the runs
final class PaperExperimentCheck {
    private static final int FEATURES = 10;
    private static final double DOMINANT = 0.5;
    private static final BinomialAcceptance PLAN = BinomialAcceptance.plan(0.95, 0.9925, 1e-6, 0.99);

    private final ExperimentRuns shared = new ExperimentRuns();

    @ClaimCheck("EXP-1")
    void balanced_every_prediction_error_falls(Experiment experiment, Evidence evidence) throws IOException {
        ExperimentFigures.attach(experiment, balanced(0), imbalanced(0), evidence);
        count(
                "every prediction error below 0.05",
                balanced(experiment),
                evidence,
                run -> Arrays.stream(run.firstBelow()).allMatch(epoch -> epoch != RunSummary.NEVER));
    }

    @ClaimCheck("EXP-2")
    void imbalanced_the_dominant_feature_converges_first(Experiment experiment, Evidence evidence) {
        count(
                "the dominant feature strictly first",
                imbalanced(experiment),
                evidence,
                run -> underRepresented().allMatch(k -> run.firstBelow()[0] < run.firstBelow()[k]));
    }

    /** The statement is about features, which depend on each other within a run: one feature is drawn for every run. */
    @ClaimCheck("EXP-3")
    void attention_concentrates_on_the_queried_feature(Experiment experiment, Evidence evidence) throws IOException {
        ExperimentFigures.attach(experiment, balanced(0), imbalanced(0), evidence);
        for (String regime : List.of("balanced", "imbalanced")) {
            List<RunSummary> runs = regime.equals("balanced") ? balanced(experiment) : imbalanced(experiment);
            count(
                    regime + ": final attention on a drawn feature at least 0.8",
                    runs,
                    evidence,
                    run -> run.finalAttention()[drawn(run)] >= 0.8);
        }
    }

    @ClaimCheck("EXP-4")
    void imbalanced_attention_on_the_dominant_feature_falls_first(Experiment experiment, Evidence evidence) {
        count(
                "Attn_1 below 70 % before Attn_k = 1/2",
                imbalanced(experiment), evidence, run -> underRepresented().allMatch(k -> run.dominantLow()[k] < 0.7));
    }

    /**
     * In the standard basis Adam on Q moves only the K × K entries that the features span, each as it would be moved in
     * Z: dimensions beyond K change nothing, so d = K here, for the control as well.
     */
    @ClaimCheck("EXP-5")
    void standard_basis_keeps_attention_from_concentrating(Experiment experiment, Evidence evidence) {
        for (String regime : List.of("balanced", "imbalanced")) {
            FeatureProbabilities p = regime.equals("balanced")
                    ? FeatureProbabilities.balanced(FEATURES)
                    : FeatureProbabilities.imbalanced(FEATURES, DOMINANT);
            List<RunSummary> runs = shared.of(
                    experiment,
                    "standard basis " + regime,
                    experiment.trials(PLAN),
                    trial -> new PaperExperiment(
                            p,
                            FEATURES,
                            100,
                            300,
                            400,
                            0.002,
                            PaperExperiment.Rule.ADAM,
                            PaperExperiment.Basis.STANDARD,
                            Seeds.of("EXP-5 " + regime, trial)));
            count(
                    regime + ": no rare feature above 0.6",
                    runs,
                    evidence,
                    run -> IntStream.range(0, FEATURES)
                            .filter(k -> p.get(k) <= 1.0 / FEATURES)
                            .allMatch(k -> run.largestAttention()[k] <= 0.6));
        }
    }

    @ClaimCheck("EXP-6")
    void empirical_loss_decays(Experiment experiment, Evidence evidence) {
        for (String regime : List.of("balanced", "imbalanced")) {
            List<RunSummary> runs = regime.equals("balanced") ? balanced(experiment) : imbalanced(experiment);
            count(
                    regime + ": final loss at most 5 % of the initial one",
                    runs,
                    evidence,
                    run -> run.lossRatio() <= 0.05);
        }
    }

    private static void count(String event, List<RunSummary> runs, Evidence evidence, Predicate<RunSummary> happened) {
        evidence.parameter("plan", PLAN.trials() + " runs, at most " + PLAN.failuresAllowed() + " failures");
        evidence.probability(event, (int) runs.stream().filter(happened).count(), runs.size(), PLAN);
    }

    private static int drawn(RunSummary run) {
        return new RandomStreams(Seeds.of("EXP-3 feature", run.trial())).other().nextInt(FEATURES);
    }

    private static IntStream underRepresented() {
        return IntStream.range(1, FEATURES);
    }

    private List<RunSummary> balanced(Experiment experiment) {
        return shared.of(experiment, "balanced", experiment.trials(PLAN), PaperExperimentCheck::balanced);
    }

    private static PaperExperiment balanced(int trial) {
        return PaperExperiment.balanced(FEATURES, Seeds.of("EXP balanced", trial));
    }

    private List<RunSummary> imbalanced(Experiment experiment) {
        return shared.of(experiment, "imbalanced", experiment.trials(PLAN), PaperExperimentCheck::imbalanced);
    }

    private static PaperExperiment imbalanced(int trial) {
        return PaperExperiment.imbalanced(FEATURES, DOMINANT, Seeds.of("EXP imbalanced", trial));
    }
}
