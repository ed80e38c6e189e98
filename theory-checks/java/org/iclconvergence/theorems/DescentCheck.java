package org.iclconvergence.theorems;

import static org.iclconvergence.laboratory.Invariants.STEPS;
import static org.iclconvergence.stats.Estimate.exact;

import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Invariants;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Moment;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.laboratory.WeightsRun;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.GeneralWorld;

/** What gradient descent keeps, on the exact population loss with random probabilities: GRAD-3 to GRAD-6. */
final class DescentCheck {
    @ClaimCheck("GRAD-3")
    void weights_of_a_column_sum_to_zero(GeneralWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        WeightsRun run = lab.invariants(world).onBilinearWeights();
        for (int k = 0; k < run.features(); k++) {
            for (int step = 0; step <= run.last(); step++) {
                Estimate sum = exact(0);
                for (int n = 0; n < run.features(); n++) {
                    sum = sum.plus(run.weight(step, n, k));
                }
                evidence.equal("query " + (k + 1) + ", step " + step, sum, exact(0));
            }
        }
    }

    @ClaimCheck("GRAD-4")
    void target_weight_never_decreases(GeneralWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        WeightsRun run = lab.invariants(world).onBilinearWeights();
        for (int step = 1; step <= run.last(); step++) {
            for (int k = 0; k < run.features(); k++) {
                evidence.isTrue(
                        "query " + (k + 1) + ", step " + step + ": grows",
                        run.weight(step, k, k).value()
                                > run.weight(step - 1, k, k).value());
            }
        }
    }

    @ClaimCheck("GRAD-5")
    void columns_evolve_by_themselves_and_equal_features_stay_equal(
            GeneralWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        WeightsRun together = lab.invariants(world).onBilinearWeights();
        SymmetryClasses classes = SymmetryClasses.of(world.probabilities());
        for (int k = 0; k < together.features(); k++) {
            Moment alone = lab.descendOneColumn(
                    world.withQuery(k).groups(), world.promptLength(), world.learningRate(), STEPS);
            int queryClass = classes.classOf(world.probabilities().get(k));
            Moment reduced =
                    lab.descendOneColumn(classes.query(queryClass), world.promptLength(), world.learningRate(), STEPS);
            // features 2j − 1 and 2j are equally probable: exchanging them must change nothing
            int twin = k ^ 1;
            for (int n = 0; n < together.features(); n++) {
                String where = "query " + (k + 1) + ", key " + (n + 1);
                Estimate weight = together.weight(n, k);
                evidence.equal(
                        "alone, " + where, weight, together.alike(alone.weight(QueryGroups.positionOf(n, k)), k));
                if (twin < together.features()) {
                    int exchanged = n == k ? twin : n == twin ? k : n;
                    evidence.equal("twins, " + where, weight, together.weight(exchanged, twin));
                }
                int keyClass = classes.classOf(world.probabilities().get(n));
                int group = n == k ? 0 : classes.groupOf(queryClass, keyClass);
                evidence.equal("classes, " + where, weight, together.alike(reduced.weight(group), k));
            }
        }
    }

    @ClaimCheck("GRAD-6")
    void gradient_descent_does_not_see_the_basis(GeneralWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Invariants invariants = lab.invariants(world);
        WeightsRun onQ = invariants.onQueryKeyMatrix();
        WeightsRun onZ = invariants.honestlyOnBilinearWeights();
        for (int k = 0; k < onQ.features(); k++) {
            for (int n = 0; n < onQ.features(); n++) {
                evidence.equal("query " + (k + 1) + ", key " + (n + 1), onQ.weight(n, k), onZ.weight(n, k));
            }
        }
    }
}
