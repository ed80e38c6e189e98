package org.iclconvergence.theorems;

import static org.iclconvergence.stats.Estimate.exact;

import java.util.List;
import java.util.Locale;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Invariants;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.LiteralDescent;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.laboratory.WeightsRun;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.GeneralWorld;

/** What gradient descent keeps, on the exact population loss with random probabilities, and what it is: GRAD-3 to GRAD-7. */
final class DescentCheck {
    private static final int STEPS = 100;

    /** Steps between looks at the growth. */
    private static final int STRIDE = 10;

    @ClaimCheck("GRAD-3")
    void weights_of_a_column_sum_to_zero(GeneralWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Invariants invariants = lab.invariants(world);
        WeightsRun run = invariants.onBilinearWeights(STEPS);
        for (int k = 0; k < run.features(); k++) {
            for (int step = 1; step <= run.last(); step++) {
                evidence.where(place(k, step));
                evidence.equal("weights sum to 0", run.sum(step, k), exact(0));
                if (step % STRIDE == 0) {
                    Moment moment = invariants.at(run, step, k);
                    Estimate sum = moment.targetGrowth();
                    for (int group = 1; group < run.features(); group++) {
                        sum = sum.plus(moment.growth(group));
                    }
                    evidence.equal("growth sums to 0", sum, exact(0));
                }
            }
        }
    }

    @ClaimCheck("GRAD-4")
    void target_weight_grows_from_two_tokens_on(GeneralWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Invariants invariants = lab.invariants(world);
        WeightsRun run = invariants.onBilinearWeights(STEPS);
        for (int k = 0; k < run.features(); k++) {
            for (int step = 1; step <= run.last(); step++) {
                evidence.where(place(k, step));
                Estimate growth = invariants.at(run, step - 1, k).targetGrowth();
                if (world.promptLength() == 1) {
                    evidence.equal("N = 1: no growth", growth, exact(0));
                    evidence.equal("N = 1: stands still", run.weight(step, k, k), exact(0));
                } else {
                    // an estimate with an error clears 0 only if the true value is above it
                    evidence.atLeast("growth above 0", growth, 0);
                    evidence.atLeast("step up", run.gain(step, k), 0);
                }
            }
        }
    }

    @ClaimCheck("GRAD-5")
    void columns_evolve_by_themselves_and_equal_features_stay_equal(
            GeneralWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        int steps = world.stepsUntilErrorsGrow(STEPS);
        LiteralDescent literal = lab.literalDescent(world, steps);
        WeightsRun together = literal.ofAllQueries();
        SymmetryClasses classes = SymmetryClasses.of(world.probabilities());
        for (int k = 0; k < together.features(); k++) {
            WeightsRun alone = literal.ofOneQuery(k);
            Moment column = lab.descendOneColumn(
                    world.withQuery(k).groups(), world.promptLength(), world.learningRate(), steps);
            int queryClass = classes.classOf(world.probabilities().get(k));
            Moment reduced =
                    lab.descendOneColumn(classes.query(queryClass), world.promptLength(), world.learningRate(), steps);
            int twin = world.twinOf(k);
            for (int n = 0; n < together.features(); n++) {
                evidence.where(String.format(Locale.ROOT, "query %d, key %d", k + 1, n + 1));
                Estimate weight = together.weight(steps, n, k);
                evidence.equal("the other queries are never asked", alone.weight(steps, n, k), weight);
                evidence.equal("one column", weight, column.weight(QueryGroups.positionOf(n, k)));
                int keyClass = classes.classOf(world.probabilities().get(n));
                int group = n == k ? 0 : classes.groupOf(queryClass, keyClass);
                evidence.equal("one weight for each class", weight, reduced.weight(group));
                if (twin != k) {
                    int exchanged = n == k ? twin : n == twin ? k : n;
                    evidence.equal("exchange of equal features", weight, together.weight(steps, exchanged, twin));
                }
            }
        }
    }

    @ClaimCheck("GRAD-6")
    void gradient_descent_does_not_see_the_basis(GeneralWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Invariants invariants = lab.invariants(world);
        int steps = world.stepsUntilErrorsGrow(STEPS);
        WeightsRun onQ = invariants.onQueryKeyMatrix(steps);
        WeightsRun onZ = invariants.onBilinearWeights(steps);
        for (int step = 1; step <= steps; step++) {
            for (int k = 0; k < onQ.features(); k++) {
                evidence.where(place(k, step));
                for (int n = 0; n < onQ.features(); n++) {
                    evidence.equal("on Q as on Z", onQ.weight(step, n, k), onZ.weight(step, n, k));
                }
            }
        }
    }

    @ClaimCheck("GRAD-7")
    void built_in_training_is_descent_on_the_literal_loss(
            GeneralWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        LiteralDescent literal = lab.literalDescent(world, world.stepsUntilErrorsGrow(STEPS));
        List<Estimate> distances = literal.distances();
        for (int step = 1; step < distances.size(); step++) {
            evidence.where("step " + step);
            evidence.equal("the same Q(t)", distances.get(step), exact(0));
        }
        List<Estimate> defects = literal.defects();
        for (int step = 0; step < defects.size(); step++) {
            evidence.where("step " + (step + 1));
            evidence.equal("a step down the literal gradient", defects.get(step), exact(0));
        }
    }

    private static String place(int k, int step) {
        return String.format(Locale.ROOT, "query %d, step %d", k + 1, step);
    }
}
