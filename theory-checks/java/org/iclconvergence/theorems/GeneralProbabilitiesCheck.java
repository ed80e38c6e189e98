package org.iclconvergence.theorems;

import static org.iclconvergence.laboratory.Event.errorAtMost;
import static org.iclconvergence.stats.Estimate.exact;

import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Event;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.GeneralWorld;

/** Any probabilities: GEN-1 and GEN-2. */
final class GeneralProbabilitiesCheck {
    private static final Event SMALL = errorAtMost(0.01);

    @ClaimCheck("GEN-1")
    void frequent_features_converge_first(GeneralWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        FeatureProbabilities p = world.probabilities();
        FeatureProbabilities used = lab.probabilities(p);
        Estimate[] times = new Estimate[p.count()];
        for (int k = 0; k < times.length; k++) {
            times[k] = lab.flow(QueryGroups.ofEveryFeature(used, k), SMALL).time(SMALL);
        }
        for (int k = 0; k < times.length; k++) {
            for (int other = 0; other < times.length; other++) {
                String where = "features " + (k + 1) + " and " + (other + 1);
                if (k < other && p.get(k) == p.get(other)) {
                    evidence.equal(where + ": tie", times[k].dividedBy(times[other]), exact(1));
                } else if (p.get(k) > p.get(other)) {
                    evidence.atMost(where, times[k].dividedBy(times[other]), 1);
                }
            }
        }
    }

    /** η T_k p_k² = Θ(1) for the rarer half of the features: between 0.5 and 3. */
    @ClaimCheck("GEN-2")
    void rare_features_take_one_over_p_squared(GeneralWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        double p = world.probabilities().get(world.query());
        Estimate product = lab.flow(world.groups(), SMALL).time(SMALL).times(theory.power(p, 2));
        evidence.parameter("η T_k p_k²", product.value());
        evidence.atLeast("below", product, 0.5);
        evidence.atMost("above", product, 3);
    }
}
