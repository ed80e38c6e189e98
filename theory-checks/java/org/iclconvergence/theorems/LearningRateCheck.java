package org.iclconvergence.theorems;

import static org.iclconvergence.laboratory.Event.errorAtMost;
import static org.iclconvergence.stats.Estimate.exact;

import java.util.List;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.Event;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Run;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.DescentAgainstFlow;
import org.iclconvergence.theory.GiantStep;
import org.iclconvergence.worlds.EqualCompetitorsWorld;
import org.iclconvergence.worlds.GiantStepWorld;
import org.iclconvergence.worlds.GradedWorld;

/** Which learning rates work, and which do not: RATE-1 to RATE-3. */
final class LearningRateCheck {
    private static final Event SMALL = errorAtMost(0.01);

    /** Steps that leaving takes where a descent counts as stuck. */
    private static final double STUCK = 1e9;

    private static final long STEPS = 4_000;
    private static final int SMALLER_RATES = 16;
    private static final double RATIO_OF_RATES = 1.25;
    private static final int STEPS_WHILE_STUCK = 20;

    /** Scores below it lose their digits one by one. */
    private static final double NEAR_UNDERFLOW = 1e-290;

    @ClaimCheck("RATE-1")
    void descent_takes_the_time_of_its_flow_and_half_a_step_for_each_unit_of_the_gap(
            EqualCompetitorsWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        DescentAgainstFlow law = new DescentAgainstFlow(world.features(), world.probability(), world.learningRate());
        for (double length : new double[] {Double.POSITIVE_INFINITY, world.promptLength()}) {
            evidence.where(Double.isInfinite(length) ? "N → ∞" : "finite N");
            Event reached = errorAtMost(world.error());
            Run flow = lab.flow(world.query(), length, reached);
            evidence.isTrue("the flow reaches L_k = ε", flow.at(reached).isPresent());
            if (flow.at(reached).isEmpty()) {
                return;
            }
            Estimate flowTime = flow.time(reached);
            Moment end = flow.at(reached).get();
            // FIN-3 allows descent so many steps
            long budget = (long) Math.ceil(
                    world.theory().steps(world.error(), world.learningRate()).upper());
            Estimate time = lab.descendOneColumn(world.query(), length, world.learningRate(), budget, reached, reached)
                    .time(reached);
            Estimate latest = theory.ceiling(law.latest(flowTime, end.weight(0).minus(end.weight(1))));
            evidence.atMost("η T over its upper bound", time.dividedBy(latest), 1);
            if (flowTime.value() > 0) {
                Estimate soonest = theory.floor(law.soonest(flowTime));
                evidence.atMost("lower bound over η T", soonest.dividedBy(time), 1);
                if (Double.isInfinite(length)) {
                    Estimate rise = theory.floor(law.rise(world.error()));
                    evidence.atMost("flow time while the growth rises over η T", rise.dividedBy(time), 1);
                }
            }
        }
    }

    @ClaimCheck("RATE-2")
    void a_giant_step_goes_where_the_growth_is_largest(
            GiantStepWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        QueryGroups groups = world.groups();
        for (double length : new double[] {world.promptLength(), Double.POSITIVE_INFINITY}) {
            evidence.where("N = " + length);
            GiantStep law = new GiantStep(groups, length);
            Moment start = lab.at(groups, length, new double[groups.count()]);
            for (int g = 0; g < groups.count(); g++) {
                Estimate growth = g == 0 ? start.targetGrowth() : start.growth(g);
                evidence.equal("growth at Q = 0", growth, theory.law(law.growth(g)));
            }
            int leader = law.leader();
            if (groups.probability(leader) == groups.probability(0)) {
                double p = groups.probability(0);
                Estimate shorter = exact(1).minus(exact(1).dividedBy(length));
                Estimate lead = theory.law(
                        Double.isInfinite(length)
                                ? exact(p).times(p)
                                : shorter.times(p).times(p));
                evidence.within(
                        "lead over an equally frequent feature, over p_k² (1 − 1/N)",
                        start.targetGrowth().minus(start.growth(leader)).dividedBy(lead),
                        1,
                        1e-6);
            }
            boolean right = law.lead().value() > 0;
            double rate = world.reach() / (right ? law.lead() : law.wrongLead()).value();
            Moment after = lab.descendOneColumn(groups, length, rate, 1);
            if (right) {
                Estimate gap = start.targetGrowth().minus(start.growth(leader)).times(rate);
                Estimate ratio = theory.ceiling(law.errorAtMost(gap)).dividedBy(after.predictionError());
                evidence.least("bound over L_k, a right step", ratio.value());
                evidence.reaches("bound over L_k, a right step", ratio, exact(1));
            } else {
                Estimate gap = wrongLead(start, groups, leader).times(rate);
                Estimate least = theory.floor(law.errorAtLeast(gap));
                evidence.least(
                        "L_k minus its bound, a wrong step",
                        after.predictionError().minus(least).value());
                evidence.reaches("L_k, a wrong step", after.predictionError(), least);
            }
        }
    }

    private static Estimate wrongLead(Moment start, QueryGroups groups, int leader) {
        Estimate next = start.targetGrowth();
        for (int g = 1; g < groups.count(); g++) {
            next = g == leader ? next : next.max(start.growth(g));
        }
        return start.growth(leader).minus(next);
    }

    @ClaimCheck("RATE-3")
    void beyond_a_rate_all_attention_is_trapped(GradedWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        GiantStep law = new GiantStep(world.query(), Double.POSITIVE_INFINITY);
        double stuck = law.stuckFrom(STUCK);
        evidence.parameter("stuck from η_s", stuck);
        evidence.parameter("known to converge up to", stuck / world.ratio());
        stuck(world, stuck * world.beyond(), law, lab, theory, evidence);
        double rate = stuck / world.ratio();
        for (int i = 0; i < SMALLER_RATES; i++) {
            evidence.where("η = " + rate);
            Estimate steps = lab.descendOneColumn(world.query(), Double.POSITIVE_INFINITY, rate, STEPS, SMALL, SMALL)
                    .time(SMALL)
                    .dividedBy(rate);
            evidence.atMost("steps to L_k = 0.01 at a smaller rate", steps, theory.ceiling(exact(STEPS)));
            evidence.atLeast(
                    "steps to L_k = 0.01 at a smaller rate, at least", steps, theory.floor(law.stepsTrapped(rate)));
            rate /= RATIO_OF_RATES;
        }
    }

    private static void stuck(
            GradedWorld world, double rate, GiantStep law, Laboratory lab, Theory theory, Evidence evidence) {
        QueryGroups groups = world.query();
        int leader = law.leader();
        List<Moment> moments = lab.descendOneColumn(groups, Double.POSITIVE_INFINITY, rate, STEPS_WHILE_STUCK, SMALL)
                .moments();
        Estimate gap = wrongLead(moments.get(0), groups, leader).times(rate);
        evidence.where("the first step");
        evidence.atLeast(
                "ln of the odds of the wrong class after one step over its bound",
                moments.get(1).logOdds(leader).dividedBy(theory.floor(law.logOdds(gap))),
                1);
        for (Moment at : moments.subList(1, moments.size())) {
            evidence.where("step " + Math.round(at.time().value() / rate));
            evidence.atLeast("L_k at a stuck rate", at.predictionError(), GiantStep.ERROR_WHILE_TRAPPED);
            Estimate left = lnOfSteps(at.logOdds(leader), rate, groups);
            evidence.atLeast("ln of the steps that leaving still takes", left, FastMath.log(0.99 * STUCK));
            Estimate rest = rest(at, groups, leader);
            if (rest.value() > NEAR_UNDERFLOW) {
                Estimate speed = wrongLead(at, groups, leader).negated();
                Estimate fastest = rest.times(groups.probability(0));
                evidence.atMost(
                        "what gains on the wrong class, over p_k (1 − its attention)",
                        speed.dividedBy(fastest),
                        theory.ceiling(exact(GiantStep.FASTEST_ESCAPE)));
            }
        }
    }

    /** 1/odds falls by at most 4 η p_k in a step. */
    private static Estimate lnOfSteps(Estimate logOdds, double rate, QueryGroups groups) {
        return logOdds.minus(exact(GiantStep.FASTEST_ESCAPE)
                .times(rate)
                .times(groups.probability(0))
                .log());
    }

    private static Estimate rest(Moment at, QueryGroups groups, int leader) {
        Estimate rest = at.targetAttention();
        for (int g = 1; g < groups.count(); g++) {
            rest = g == leader ? rest : rest.plus(at.attention(g).times(groups.multiplicity(g)));
        }
        return rest;
    }
}
