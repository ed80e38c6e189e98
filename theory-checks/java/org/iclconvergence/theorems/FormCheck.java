package org.iclconvergence.theorems;

import static org.iclconvergence.stats.Estimate.exact;

import java.util.List;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.FormRun;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.OtherForms;
import org.iclconvergence.worlds.FormWorld;
import org.iclconvergence.worlds.FormWorld.Kind;

/** Which phases survive outside the paper's form: FORM-1 to FORM-6. They are measured and reported, not gated. */
final class FormCheck {
    @ClaimCheck("FORM-1")
    void keys_and_queries_apart(FormWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        FormCriteria criteria = new FormCriteria(world, lab.forms(world), theory, evidence);
        criteria.loss();
        criteria.convergence(1.5);
        criteria.order();
        criteria.concentration();
        Estimate excess = criteria.excessOfTheExponent();
        evidence.atLeast(
                "exponent in K less that of the paper's form", excess, theory.floor(exact(FormCriteria.EXPONENT)));
        evidence.atMost("exponent in K less that of the paper's form, at most", excess, theory.ceiling(exact(0.45)));
        if (world.isImbalanced()) {
            for (int features : FormWorld.FEATURES) {
                evidence.where("K = " + features);
                Estimate share = criteria.shareWithOneSwitch(features);
                evidence.atMost("share of the rare queries with one switch", share, theory.ceiling(exact(0.9)));
                evidence.atMost(
                        "share of the rare queries without just one switch",
                        criteria.shareWithoutOneSwitch(features),
                        theory.ceiling(exact(0.7)));
                evidence.atMost(
                        "share of the rare queries without just one switch from T_1/2 on",
                        criteria.shareWithoutOneSwitchLater(features),
                        theory.ceiling(exact(0.4)));
            }
        }
    }

    @ClaimCheck("FORM-2")
    void trained_values(FormWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        FormCriteria criteria = new FormCriteria(world, lab.forms(world), theory, evidence);
        criteria.loss();
        criteria.convergence(0.75);
        criteria.order();
        criteria.exponent();
        criteria.forEachRun((features, run) -> {
            List<FormRun.Query> spread = world.isImbalanced() ? run.queries().subList(1, features) : run.queries();
            for (FormRun.Query query : spread) {
                evidence.atLeast(
                        "(1 − Attn_k)²/(4ε) where L_k ≤ ε, at least",
                        FormCriteria.spread(query),
                        theory.floor(exact(1.5)));
                if (!world.isImbalanced() && query.reached().isKnown()) {
                    evidence.within(
                            "1 − Attn_k over that at the best value",
                            query.missing()
                                    .dividedBy(OtherForms.missingAtBestValue(
                                            features, query.reached().value())),
                            theory.law(exact(1)),
                            0.005);
                }
            }
        });
        if (world.isImbalanced()) {
            Estimate growth = criteria.growth(FormRun::first);
            evidence.parameter("T_1 at the most features over that at the fewest", growth.value());
            evidence.atLeast("T_1 at the most features over that at the fewest", growth, theory.floor(exact(4)));
        }
        if (world.kind() == Kind.SCALAR_VALUE) {
            criteria.oneSwitch();
        } else if (world.isImbalanced()) {
            int fewest = FormWorld.FEATURES.get(0);
            evidence.atMost(
                    "share of the rare queries with one switch, from a random row",
                    criteria.shareWithOneSwitch(fewest),
                    theory.ceiling(exact(0.25)));
            for (int features : FormWorld.FEATURES) {
                evidence.where("K = " + features);
                evidence.atMost(
                        "share of the rare queries without just one switch from T_1/2 on",
                        criteria.shareWithoutOneSwitchLater(features),
                        theory.ceiling(exact(0)));
            }
        }
    }

    @ClaimCheck("FORM-3")
    void a_small_random_start(FormWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        everythingSurvives(new FormCriteria(world, lab.forms(world), theory, evidence), 1.5);
    }

    @ClaimCheck("FORM-4")
    void the_query_not_masked(FormWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        FormCriteria criteria = new FormCriteria(world, lab.forms(world), theory, evidence);
        if (world.kind() == Kind.QUERY_NOT_MASKED) {
            everythingSurvives(criteria, 2.5);
            return;
        }
        criteria.forEachRun((features, run) -> {
            int rare = features - 1;
            Estimate floor = OtherForms.floorOfUnmaskedQuery(
                    world.probabilities(features).get(rare), world.promptLength(features));
            Estimate ratio = run.queries().get(rare).end().dividedBy(floor);
            evidence.atLeast("L_k at the end over its floor", ratio, theory.floor(exact(1)));
            evidence.atMost("L_k at the end over its floor, at most", ratio, theory.ceiling(exact(1.02)));
            if (world.isImbalanced()) {
                evidence.isTrue(
                        "L_1 ≤ ε is reached on short prompts", run.first().isKnown());
            }
        });
    }

    @ClaimCheck("FORM-5")
    void scores_over_the_root_of_d(FormWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        FormCriteria criteria = new FormCriteria(world, lab.forms(world), theory, evidence);
        criteria.loss();
        criteria.paper();
        criteria.times(world::dimension);
        criteria.order();
        criteria.oneSwitch();
        criteria.concentration();
    }

    @ClaimCheck("FORM-6")
    void two_heads(FormWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        FormCriteria criteria = new FormCriteria(world, lab.forms(world), theory, evidence);
        if (world.kind() == Kind.TWO_HEADS_SMALL_START) {
            everythingSurvives(criteria, 3);
            return;
        }
        criteria.loss();
        criteria.times(features -> 2.0);
        criteria.order();
        criteria.oneSwitch();
        criteria.concentration();
    }

    private static void everythingSurvives(FormCriteria criteria, double longest) {
        criteria.loss();
        criteria.convergence(longest);
        criteria.order();
        criteria.oneSwitch();
        criteria.exponent();
        criteria.concentration();
    }
}
