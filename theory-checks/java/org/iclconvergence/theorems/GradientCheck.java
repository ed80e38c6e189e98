package org.iclconvergence.theorems;

import java.util.List;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Contexts;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.SmallPrompts;

/** The growth formulas against derivatives that know nothing of them: GRAD-1 and GRAD-2. */
final class GradientCheck {
    @ClaimCheck("GRAD-1")
    void target_weight_grows_by_alpha(SmallPrompts world, Laboratory lab, Theory theory, Evidence evidence) {
        compare(world, lab, theory, evidence, world.query());
    }

    @ClaimCheck("GRAD-2")
    void cross_weights_grow_by_beta(SmallPrompts world, Laboratory lab, Theory theory, Evidence evidence) {
        for (int n = 0; n < world.probabilities().count(); n++) {
            if (n != world.query()) {
                compare(world, lab, theory, evidence, n);
            }
        }
    }

    private static void compare(SmallPrompts world, Laboratory lab, Theory theory, Evidence evidence, int n) {
        Contexts contexts = lab.contexts(world);
        Estimate growth = contexts.mean(scores -> theory.growth(scores, n, world.query()));
        String where = ", n = " + (n + 1);
        if (world.isSolved()) {
            double p = world.probabilities().get(world.query());
            evidence.equal("rationals" + where, growth.times(p), world.exactGrowthOf(n));
            return;
        }
        List<Estimate> automatic = contexts.automaticGrowth();
        evidence.equal("automatic" + where, growth, automatic.get(n));
        evidence.equal("differences" + where, growth, contexts.differenceGrowth(n));
        if (world.isBalanced()) {
            evidence.equal("literal transformer" + where, growth, contexts.literalGrowth(n));
        }
    }
}
