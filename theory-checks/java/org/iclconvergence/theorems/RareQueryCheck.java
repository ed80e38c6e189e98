package org.iclconvergence.theorems;

import static org.iclconvergence.laboratory.Event.errorAtMost;

import org.iclconvergence.claims.Evidence;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Event;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Run;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.RareQuery;
import org.iclconvergence.worlds.RareQueryWorld;

/** Rare queries on finite prompts: FIN-4. */
final class RareQueryCheck {
    private static final int RARE = 1;

    /** The lemmas are looked at as long as the proof needs them: while L_k > ε. Gradient flow does not leave L_k ≤ ε again. */
    @ClaimCheck("FIN-4")
    void rare_queries_converge_on_prompts_linear_in_k(
            RareQueryWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        RareQuery bounds = world.theory();
        Event reached = errorAtMost(world.error());
        Run flow = lab.flow(world.query(), world.promptLength(), reached);
        Estimate allowed = theory.ceiling(bounds.time(world.error()));
        evidence.isTrue("L_k = ε is reached", flow.at(reached).isPresent());
        if (flow.at(reached).isPresent()) {
            evidence.atMost("time of L_k = ε over its bound", flow.time(reached).dividedBy(allowed), 1);
        }
        Moment before = null;
        for (Moment at : flow.moments()) {
            evidence.where("η t = " + at.time().value());
            Estimate rare = at.weight(RARE);
            Estimate gap = at.targetWeight().minus(rare);
            Estimate dominantGap = at.targetWeight().minus(at.weight(flow.dominant()));
            if (before != null) {
                evidence.atLeast("D_1 − D", dominantGap.minus(gap), 0);
                evidence.reaches("L_k against a step later", before.predictionError(), at.predictionError());
            }
            evidence.atLeast(
                    "bound over L_k",
                    theory.ceiling(bounds.predictionError(gap)).dividedBy(at.predictionError()),
                    1);
            if (at.predictionError().value() > world.error()) {
                Estimate growth = at.targetGrowth().minus(at.growth(RARE));
                evidence.atLeast(
                        "growth of D over its bound",
                        growth.dividedBy(theory.floor(bounds.growth(gap, dominantGap))),
                        1);
            }
            before = at;
        }
    }
}
