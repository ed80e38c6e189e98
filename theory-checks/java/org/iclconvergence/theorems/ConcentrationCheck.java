package org.iclconvergence.theorems;

import static org.iclconvergence.stats.Estimate.exact;

import java.util.function.Function;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Counting;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.worlds.CountsWorld;
import org.iclconvergence.worlds.WeightsWorld;

/** Counts concentrate, long prompts have a limit, and no loss goes below its floor: CONC-1, CONC-2, FLOOR-1. */
final class ConcentrationCheck {
    @ClaimCheck("CONC-1")
    void counts_concentrate(CountsWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Estimate probability = Counting.deviation(world);
        evidence.atMost(
                "probability of the deviation",
                probability,
                theory.concentrationBound(world.promptLength(), world.deviation()));
        if (world.features() == 2) {
            double exponent = -FastMath.log(probability.value() / 3);
            evidence.least(
                    "largest constant that would hold in place of 1/25 for K = 2",
                    exponent / (world.promptLength() * world.deviation() * world.deviation()));
        }
    }

    /** From N to 10 N the distance from the limit falls by a factor of ten. */
    @ClaimCheck("CONC-2")
    void long_prompts_approach_their_limit_like_one_over_n(
            WeightsWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        evidence.within("slope of L_k", slope(world, lab, Moment::predictionError), -1, 0.02);
        evidence.within("slope of α_k", slope(world, lab, Moment::targetGrowth), -1, 0.02);
        evidence.within("slope of β_{k,n}", slope(world, lab, moment -> moment.growth(1)), -1, 0.02);
    }

    private static Estimate slope(WeightsWorld world, Laboratory lab, Function<Moment, Estimate> observed) {
        double n = world.promptLength();
        Estimate limit = observed.apply(lab.at(world.groups(), Double.POSITIVE_INFINITY, world.weights()));
        Estimate shorter = observed.apply(lab.at(world.groups(), n, world.weights()))
                .minus(limit)
                .abs();
        Estimate longer = observed.apply(lab.at(world.groups(), 10 * n, world.weights()))
                .minus(limit)
                .abs();
        return longer.slopeFrom(shorter, n, 10 * n);
    }

    /** Every Q from random ones to extreme ones stays above; the trained loss is inside the bracket; its rate is the floor's. */
    @ClaimCheck("FLOOR-1")
    void no_weights_beat_the_floor_and_training_reaches_it(
            WeightsWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        double p = world.probabilities().get(0);
        double n = world.promptLength();
        Estimate floor = LossFloor.lowerBound(world.probabilities().count(), p, n);
        if (!world.isTrained()) {
            Moment at = lab.at(world.groups(), n, world.weights());
            evidence.reaches(
                    "L_k at any weights over the bound", at.predictionError().dividedBy(floor), exact(1));
            return;
        }
        Estimate trained = lab.descendOneColumn(world.groups(), n, 20, 20_000).predictionError();
        evidence.atLeast("trained L_k over the bound", trained.dividedBy(floor), 1);
        // the distance to the limit falls like 1/(2 η t), here 1.3e-6, against a limit of at least 2e-3
        evidence.atMost(
                "trained L_k over the limit of A_k → ∞",
                trained.dividedBy(LossFloor.limitOfTargetWeight(world.probabilities(), 0, n)),
                1.001);
        // ½ K/(K−1) and ½ (1 + Σ …) both lie between ½ and 1
        evidence.within(
                "−ln L_k/N less the rate, times N, less ½ ln 2",
                trained.log().negated().minus(theory.law(LossFloor.rate(p)).times(n)),
                0.5 * FastMath.log(2),
                0.5 * FastMath.log(2) + 1e-9);
    }
}
