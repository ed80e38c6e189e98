package org.iclconvergence.theorems;

import static org.iclconvergence.laboratory.Event.errorAtMost;
import static org.iclconvergence.stats.Estimate.exact;

import org.iclconvergence.claims.Evidence;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Event;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Run;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.EqualCompetitorsWorld;

/** Equally probable competitors, finite prompts, any learning rate: FIN-1 to FIN-3. */
final class EqualCompetitorsCheck {
    private static Moment at(EqualCompetitorsWorld world, Laboratory lab) {
        return lab.at(world.query(), world.promptLength(), new double[] {world.gap(), 0});
    }

    @ClaimCheck("FIN-1")
    void growth_on_finite_prompts(EqualCompetitorsWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Estimate bound = theory.floor(world.theory().growth(world.gap()));
        evidence.reaches("α_k over its bound", at(world, lab).targetGrowth().dividedBy(bound), exact(1));
    }

    @ClaimCheck("FIN-2")
    void loss_on_finite_prompts(EqualCompetitorsWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Estimate bound = theory.ceiling(world.theory().predictionError(world.gap()));
        evidence.reaches("bound over L_k", bound.dividedBy(at(world, lab).predictionError()), exact(1));
    }

    /** Descent on the exact loss until the steps are used up that the theorem allows, or the loss is half of what is asked. */
    @ClaimCheck("FIN-3")
    void descent_with_any_learning_rate_converges(
            EqualCompetitorsWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Estimate allowed = theory.ceiling(world.theory().steps(world.error(), world.learningRate()));
        Event reached = errorAtMost(world.error());
        Run run = lab.descendOneColumn(
                world.query(),
                world.promptLength(),
                world.learningRate(),
                (long) Math.ceil(allowed.value()),
                errorAtMost(world.error() / 2),
                reached);
        evidence.isTrue("L_k = ε is reached", run.at(reached).isPresent());
        if (run.at(reached).isPresent()) {
            evidence.atMost(
                    "steps to L_k = ε over their bound",
                    run.time(reached).dividedBy(world.learningRate()).dividedBy(allowed),
                    1);
        }
        Moment before = null;
        for (Moment at : run.moments()) {
            if (before != null) {
                evidence.where("η t = " + at.time().value());
                evidence.reaches("L_k against a step later", before.predictionError(), at.predictionError());
            }
            before = at;
        }
    }
}
