package org.iclconvergence.theorems;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.RunSummary;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.worlds.ExperimentWorld;

/**
 * Figures 2 and 3: EXP-1 to EXP-6. A trial is one run with its own features, prompts and tasks. Every claim is about the
 * probability of an event of a run; it is accepted if the exact lower confidence limit of that probability clears 0.95. The
 * false-alarm rate is 1e-6 for each event, the power 0.99 against a true probability of 0.9925; the number of runs follows. A claim
 * about both regimes asks for two events, so its power is at least 0.98.
 */
final class PaperExperimentCheck {
    private static final BinomialAcceptance PLAN = BinomialAcceptance.plan(0.95, 0.9925, 1e-6, 0.99);

    @ClaimCheck("EXP-1")
    void balanced_every_prediction_error_falls(
            ExperimentWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        attachTrajectories(world, lab, evidence);
        count(
                "every prediction error below 0.05",
                world,
                lab,
                evidence,
                run -> Arrays.stream(run.learned()).allMatch(epoch -> epoch != RunSummary.NEVER));
    }

    @ClaimCheck("EXP-2")
    void imbalanced_the_dominant_feature_converges_first(
            ExperimentWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        count(
                "the dominant feature strictly first",
                world,
                lab,
                evidence,
                run -> underRepresented(world).allMatch(k -> run.learned()[0] < run.learned()[k]));
    }

    /** The statement is about features, which depend on each other within a run: one feature is drawn for every run. */
    @ClaimCheck("EXP-3")
    void attention_concentrates_on_the_queried_feature(
            ExperimentWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        attachTrajectories(world, lab, evidence);
        count(
                "final attention on a drawn feature at least 0.8",
                world,
                lab,
                evidence,
                run -> run.finalAttention()[run.drawn()] >= 0.8);
    }

    @ClaimCheck("EXP-4")
    void imbalanced_attention_on_the_dominant_feature_falls_first(
            ExperimentWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        count(
                "Attn_1 below 70 % before Attn_k = 1/2",
                world, lab, evidence, run -> run.growthAtFall() < 4);
    }

    @ClaimCheck("EXP-5")
    void standard_basis_keeps_attention_from_concentrating(
            ExperimentWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        count(
                "no rare feature above 0.6",
                world,
                lab,
                evidence,
                run -> IntStream.range(0, world.features())
                        .filter(k -> world.probabilities().get(k) <= 1.0 / world.features())
                        .allMatch(k -> run.largestAttention()[k] <= 0.6));
    }

    @ClaimCheck("EXP-6")
    void empirical_loss_decays(ExperimentWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        count("final loss at most 5 % of the initial one", world, lab, evidence, run -> run.lossRatio() <= 0.05);
    }

    private static void count(
            String event, ExperimentWorld world, Laboratory lab, Evidence evidence, Predicate<RunSummary> happened) {
        List<RunSummary> runs = lab.experiments(world, PLAN);
        evidence.parameter("plan", PLAN.trials() + " runs, at most " + PLAN.failuresAllowed() + " failures");
        evidence.probability(event, (int) runs.stream().filter(happened).count(), runs.size(), PLAN);
    }

    private static IntStream underRepresented(ExperimentWorld world) {
        return IntStream.range(1, world.features());
    }

    /** Both figures show both regimes. */
    private static void attachTrajectories(ExperimentWorld world, Laboratory lab, Evidence evidence) {
        evidence.attach(
                "trajectory-balanced.csv",
                "text/csv",
                () -> lab.trajectoryCsv(ExperimentWorld.balanced(world.seeds())));
        evidence.attach(
                "trajectory-imbalanced.csv",
                "text/csv",
                () -> lab.trajectoryCsv(ExperimentWorld.imbalanced(world.seeds())));
    }
}
