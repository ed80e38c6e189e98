package org.iclconvergence.theorems;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.PlanPromises;
import org.iclconvergence.laboratory.RunSummary;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.worlds.ExperimentWorld;

/** Runs of the paper's experiment, as many as a plan wants, of which events are counted. */
final class Runs {
    private final List<RunSummary> runs;
    private final BinomialAcceptance plan;
    private final Evidence evidence;

    /** Makes the runs, and holds the plan to what it promises. */
    Runs(ExperimentWorld world, BinomialAcceptance intended, Laboratory lab, Evidence evidence) {
        this.plan = lab.plan(intended);
        this.runs = lab.experiments(world, plan);
        this.evidence = evidence;
        evidence.parameter("plan", plan.trials() + " runs, at most " + plan.failuresAllowed() + " failures");
        evidence.atMost(
                "the plan accepts what is not so with probability",
                PlanPromises.accepts(plan, intended.claimed()),
                intended.falseAlarm());
        evidence.atLeast(
                "the plan accepts what is so with probability",
                PlanPromises.accepts(plan, intended.effect()),
                intended.power());
    }

    void count(String event, Predicate<RunSummary> happened) {
        evidence.probability(event, (int) runs.stream().filter(happened).count(), runs.size(), plan);
    }

    /** States what a share of the runs does not exceed. */
    void quantile(String what, double share, ToDoubleFunction<RunSummary> value) {
        double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
        int rank = Math.max(0, (int) Math.ceil(share * sorted.length) - 1);
        evidence.parameter(what, String.format(Locale.ROOT, "%.3g", sorted[rank]));
    }
}
