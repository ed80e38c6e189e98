package org.iclconvergence.theorems;

import org.iclconvergence.claims.Evidence;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Contexts;
import org.iclconvergence.laboratory.Derivatives;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.SmallPrompts;

/** The growth formulas, and every loss that training uses, against derivatives that know nothing of them: GRAD-1 and GRAD-2. */
final class GradientCheck {
    @ClaimCheck("GRAD-1")
    void target_weight_grows_by_alpha(SmallPrompts world, Laboratory lab, Theory theory, Evidence evidence) {
        Contexts contexts = lab.contexts(world);
        compare(contexts, contexts.automatic(), contexts.limit(), world, theory, evidence, world.query());
    }

    @ClaimCheck("GRAD-2")
    void cross_weights_grow_by_beta(SmallPrompts world, Laboratory lab, Theory theory, Evidence evidence) {
        Contexts contexts = lab.contexts(world);
        Derivatives automatic = contexts.automatic();
        Derivatives limit = contexts.limit();
        for (int n = 0; n < world.probabilities().count(); n++) {
            if (n != world.query()) {
                compare(contexts, automatic, limit, world, theory, evidence, n);
            }
        }
    }

    private static void compare(
            Contexts contexts,
            Derivatives automatic,
            Derivatives limit,
            SmallPrompts world,
            Theory theory,
            Evidence evidence,
            int n) {
        Estimate growth = automatic.growth(n);
        Estimate formula = contexts.formula(theory, n);
        Estimate integral = contexts.populationLoss(n, world.promptLength());
        evidence.equal("formula", formula, growth);
        evidence.equal("population integral", integral, growth);
        evidence.equal("infinite prompts", contexts.populationLoss(n, Double.POSITIVE_INFINITY), limit.growth(n));
        if (world.isSolved()) {
            evidence.equal("formula and rationals", formula, world.exactGrowthOf(n));
            evidence.equal("population integral and rationals", integral, world.exactGrowthOf(n));
        }
        if (contexts.areFew()) {
            evidence.equal("token loss", contexts.tokenLoss(n), growth);
            evidence.equal("count loss", contexts.countLoss(n), growth);
        }
        if (contexts.areVeryFew()) {
            evidence.equal("differences", contexts.differences(n), growth);
        }
    }
}
