package org.iclconvergence.theorems;

import static org.iclconvergence.stats.Estimate.exact;

import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Counting;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Moment;
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
        evidence.atMost("deviation", probability, theory.concentrationBound(world.promptLength(), world.deviation()));
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
        double n = world.promptLength();
        Moment limit = lab.at(world.groups(), Double.POSITIVE_INFINITY, world.weights());
        Moment shorter = lab.at(world.groups(), n, world.weights());
        Moment longer = lab.at(world.groups(), 10 * n, world.weights());
        evidence.within(
                "slope of the loss",
                longer.predictionError()
                        .minus(limit.predictionError())
                        .abs()
                        .slopeFrom(
                                shorter.predictionError()
                                        .minus(limit.predictionError())
                                        .abs(),
                                n,
                                10 * n),
                -1,
                0.02);
        evidence.within(
                "slope of the growth",
                longer.targetGrowth()
                        .minus(limit.targetGrowth())
                        .abs()
                        .slopeFrom(
                                shorter.targetGrowth()
                                        .minus(limit.targetGrowth())
                                        .abs(),
                                n,
                                10 * n),
                -1,
                0.02);
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
            evidence.reaches("random weights", at.predictionError().dividedBy(floor), exact(1));
            return;
        }
        Estimate trained = lab.descendOneColumn(world.groups(), n, 20, 20_000).predictionError();
        evidence.atLeast("trained, above the floor", trained.dividedBy(floor), 1);
        // the distance to the limit falls like 1/(2 η t), here 1.3e-6, against a limit of at least 2e-3
        evidence.atMost(
                "trained, below the limit",
                trained.dividedBy(LossFloor.limitOfTargetWeight(world.probabilities(), 0, n)),
                1.001);
        Estimate distance = trained.log().dividedBy(-n).minus(LossFloor.rate(p));
        // ½ K/(K−1) and ½ (1 + Σ …) both lie between ½ and 1
        evidence.atLeast("rate: above", distance, 0);
        evidence.atMost("rate: below", distance, FastMath.log(2) / n);
    }
}
