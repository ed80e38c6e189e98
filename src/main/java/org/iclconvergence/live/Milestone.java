package org.iclconvergence.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.dynamics.HittingTimes;
import org.iclconvergence.dynamics.Phases.Phase;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.theory.PredictedTime;
import org.iclconvergence.theory.SharpConstants;
import org.iclconvergence.training.query.QueryEvent;

/**
 * A moment of a training, beside the law for it where the theory has one. The laws are those of gradient flow on infinitely long prompts.
 *
 * @param name in mathematical signs
 * @param time η t; NaN if the training did not see it
 * @param law in mathematical signs; empty if there is none
 * @param claim that states the law; empty if there is none
 * @param predicted η t by the law; NaN if there is none
 */
public record Milestone(String name, double time, String law, String claim, double predicted) {
    private static final double HALF = 0.5;

    /**
     * The moments of a training.
     *
     * @param run to be told
     * @return in the order in which a rare query meets them, then the ends of the phases that there are
     */
    public static List<Milestone> of(QueryRun run) {
        List<Milestone> moments = new ArrayList<>();
        moments.add(switchOfInfluence(run));
        moments.add(half(run));
        moments.add(convergence(run));
        for (Phase phase : Phase.values()) {
            double end = orNaN(run.phases().end(phase));
            // a phase that ends at the start is none
            if (end != 0) {
                moments.add(new Milestone("end of phase " + phase + ": " + cut(phase), end, "", "", Double.NaN));
            }
        }
        return moments;
    }

    private static String cut(Phase phase) {
        return switch (phase) {
            case DOMINANT_WEIGHT_FALLS -> "αₖ = ½ max |βₖ,ₙ|";
            case INFLUENCE_SWITCHES -> "αₖ = 2 max |βₖ,ₙ|, or Attnₖ = ½";
            case TARGET_WEIGHT_GROWS -> "Attnₖ = ½";
            case CONVERGENCE -> "Lₖ = ε";
        };
    }

    private static Milestone switchOfInfluence(QueryRun run) {
        String name = "switch: αₖ = max |βₖ,ₙ|";
        QueryProblem problem = run.problem();
        if (problem.classes().features() == 2) {
            return new Milestone(name, 0, "equal at all times", "", Double.NaN);
        }
        double time = orNaN(run.phases().switchTime());
        if (!problem.equallyRare() || !(time > 0) || !(run.lastError() < HALF)) {
            return new Milestone(name, time, "", "", Double.NaN);
        }
        double law = SharpConstants.SWITCH_FRACTION
                * SharpConstants.underRepresentedTime(
                        problem.classes().features(), problem.classes().probability(0));
        return new Milestone(name, time, "K²/(3(1 − p₁))", "IMB-13", law);
    }

    private static Milestone half(QueryRun run) {
        double time = orNaN(HittingTimes.first(run.trajectory(), QueryEvent.targetAttentionAtLeast(HALF)));
        QueryGroups groups = run.problem().groups();
        if (!groups.hasEqualCompetitors() || !(groups.probability(0) <= HALF)) {
            return new Milestone("Attnₖ = ½", time, "", "", Double.NaN);
        }
        double law = new ClosedFormTime(groups.features(), groups.probability(0))
                .whenAttentionLeaves(HALF)
                .value();
        return new Milestone("Attnₖ = ½", time, "closed form", closedForm(run.problem()), law);
    }

    /**
     * The end of a training.
     *
     * @param run to be told
     * @return when L_k = ε
     */
    public static Milestone convergence(QueryRun run) {
        double time = orNaN(HittingTimes.first(run.trajectory(), QueryEvent.predictionErrorAtMost(run.lastError())));
        Optional<PredictedTime> predicted = PredictedTime.of(run.problem(), run.lastError());
        if (predicted.isEmpty()) {
            return new Milestone("Lₖ = ε", time, "", "", Double.NaN);
        }
        boolean exact = predicted.get().exact();
        return new Milestone(
                "Lₖ = ε",
                time,
                exact ? "closed form" : "K²/(1 − p₁)",
                exact ? closedForm(run.problem()) : "IMB-12",
                predicted.get().time().value());
    }

    private static String closedForm(QueryProblem problem) {
        return problem.classes().count() == 1 ? "BAL-6" : "IMB-11";
    }

    private static double orNaN(OptionalDouble time) {
        return time.orElse(Double.NaN);
    }
}
