package org.iclconvergence.theorems;

import static org.iclconvergence.laboratory.Event.SWITCH;
import static org.iclconvergence.laboratory.Event.errorAtMost;
import static org.iclconvergence.stats.Estimate.exact;

import java.util.List;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Event;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Run;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.theory.LinearPrompts;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.theory.RareFeature;
import org.iclconvergence.theory.RareOnLinearPrompts;
import org.iclconvergence.theory.SharpConstants;
import org.iclconvergence.theory.ShortestPrompt;
import org.iclconvergence.worlds.BalancedWorld;
import org.iclconvergence.worlds.EqualCompetitorsWorld;
import org.iclconvergence.worlds.ImbalancedWorld;

/** How long a prompt must be: LEN-1 to LEN-3. */
final class LinearPromptsCheck {
    /** Beyond the gap at which N* tokens are enough: nothing of the loss but the prompts that lack v_k is left there. */
    private static final double FAR = 40;

    /** Where the growth of what finite prompts cost is looked at: below, the next order hides it, above, the error of the times. */
    private static final double FIRST_WITH_GROWTH = 1e3;

    private static final double LAST_WITH_GROWTH = 1e4;

    /** Closer to the shortest prompt what lacks v_k hides it. */
    private static final double LONG_ENOUGH = 2;

    /** Descent on N* tokens, and on one token less. */
    @ClaimCheck("LEN-1")
    void an_error_can_be_reached_from_a_threshold_on(
            EqualCompetitorsWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        ShortestPrompt shortest = new ShortestPrompt(world.features(), world.probability(), world.error());
        Estimate ratio = exact(world.promptLength()).dividedBy(shortest.scale());
        evidence.parameter("N* p_k/ln(1/(2ε))", ratio.value());
        evidence.atLeast(
                "N* p_k/ln(1/(2ε)) over its lower bound", ratio.dividedBy(theory.floor(shortest.smallestRatio())), 1);
        evidence.atMost(
                "N* p_k/ln(1/(2ε)) over its upper bound", ratio.dividedBy(theory.ceiling(shortest.largestRatio())), 1);
        LinearPrompts enough = new LinearPrompts(world.features(), world.probability(), world.promptLength());
        Estimate allowed = theory.ceiling(enough.steps(world.error(), world.learningRate()));
        Event reached = errorAtMost(world.error());
        evidence.atMost(
                "steps to L_k = ε on N* tokens over their bound",
                descent(world, world.promptLength(), allowed, lab, reached)
                        .time(reached)
                        .dividedBy(world.learningRate())
                        .dividedBy(allowed),
                1);
        double gap = enough.gapFor(world.error()).value() + FAR;
        for (Moment at : List.of(
                descent(world, world.promptLength() - 1, allowed, lab, reached).last(),
                lab.at(world.query(), world.promptLength() - 1, new double[] {gap, 0}))) {
            evidence.atLeast("L_k over ε on a token less", at.predictionError().dividedBy(world.error()), 1);
        }
    }

    private static Run descent(
            EqualCompetitorsWorld world, double promptLength, Estimate steps, Laboratory lab, Event reached) {
        return lab.descendOneColumn(
                world.query(), promptLength, world.learningRate(), (long) Math.ceil(steps.value()), reached);
    }

    @ClaimCheck("LEN-2")
    void linear_prompts_take_no_longer_than_infinite_ones(
            BalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        double features = world.features();
        LinearPrompts linear = new LinearPrompts(features, 1 / features, world.promptLength());
        Event reached = errorAtMost(world.error());
        Estimate time = lab.train(world, reached).get(0).time(reached);
        Estimate cost = cost(time, world);
        evidence.parameter("η T_N/K²", time.value() / (features * features));
        evidence.parameter("T_N/T_∞ − 1", cost.value() * features / (time.value() - cost.value() * features));
        evidence.atLeast("η T_N over its lower bound", time.dividedBy(theory.floor(linear.earliest(world.error()))), 1);
        evidence.atMost("η T_N over its upper bound", time.dividedBy(theory.ceiling(linear.latest(world.error()))), 1);
        evidence.atMost(
                "η(T_N − T_∞)/K over its upper bound",
                cost.dividedBy(theory.ceiling(cost(linear.latest(world.error()), world))),
                1);
        double shortest = LossFloor.shortestPrompt(1 / features, world.error());
        if (features >= FIRST_WITH_GROWTH
                && features <= LAST_WITH_GROWTH
                && world.promptLength() >= LONG_ENOUGH * shortest) {
            double perFeature = world.promptLength() / features;
            double room = linear.room(world.error()).value();
            double spread = 4 * (1 + perFeature * (world.error() - room) / room) / features;
            BalancedWorld larger = world.withTenTimesTheFeatures();
            Estimate costOfLarger = cost(lab.train(larger, reached).get(0).time(reached), larger);
            evidence.within(
                    "growth of η(T_N − T_∞)/K from K to 10 K",
                    costOfLarger.minus(cost),
                    theory.law(3 / perFeature * FastMath.log(10)),
                    theory.ceiling(cost.times(spread)));
        }
    }

    /** What finite prompts cost: η(T_N − T_∞)/K. */
    private static Estimate cost(Estimate time, BalancedWorld world) {
        return time.minus(ClosedFormTime.balanced(world.features()).whenErrorReaches(world.error()))
                .dividedBy(world.features());
    }

    /** The limits and bounds of infinitely long prompts, with ε less what prompts without v_k leave of it. */
    @ClaimCheck("LEN-3")
    void rare_features_switch_as_on_infinite_prompts(
            ImbalancedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        double features = world.features();
        double root = Math.sqrt(features);
        RareOnLinearPrompts law =
                new RareOnLinearPrompts(features, world.rareQuery().probability(0), world.promptLength());
        Event reached = errorAtMost(world.error());
        Run flow = lab.flow(lab.rareQuery(world), world.promptLength(), reached, SWITCH);
        evidence.parameter("η T_switch", flow.time(SWITCH).value());
        evidence.parameter("η T_k", flow.time(reached).value());
        evidence.within(
                "η T_k (1 − p_1)/K²",
                flow.time(reached)
                        .dividedBy(theory.law(SharpConstants.underRepresentedTime(features, world.dominant()))),
                exact(1),
                theory.ceiling(law.distanceOfTheTime(world.error())));
        evidence.within(
                "T_switch/T_k",
                flow.time(SWITCH).dividedBy(flow.time(reached)),
                theory.law(SharpConstants.SWITCH_FRACTION),
                theory.ceiling(law.distanceOfTheSwitch(world.error())));
        Estimate target = flow.at(SWITCH).map(Moment::targetAttention).orElse(Estimate.NEVER);
        Estimate first =
                flow.at(SWITCH).map(at -> at.attention(flow.dominant())).orElse(Estimate.NEVER);
        evidence.within(
                "Attn_k K at the switch",
                target.times(features),
                theory.law(SharpConstants.TARGET_ATTENTION_AT_SWITCH),
                theory.ceiling(RareFeature.distanceOfTargetAttention(features)));
        evidence.within(
                "Attn_1 √K at the switch",
                first.times(root),
                theory.law(SharpConstants.DOMINANT_ATTENTION_AT_SWITCH),
                theory.ceiling(law.distanceOfDominantAttention()));
        double logFeatures = FastMath.log(features);
        Estimate weight = flow.at(SWITCH)
                .map(at -> at.weight(flow.dominant()))
                .orElse(Estimate.NEVER)
                .plus(0.5 * logFeatures);
        evidence.parameter("B at the switch over ln K", weight.value() / logFeatures - 0.5);
        evidence.within(
                "B_{k,1} + ½ ln K at the switch",
                weight,
                theory.offset(world.dominant()),
                theory.ceiling(law.distanceOfDominantWeight()));
    }
}
