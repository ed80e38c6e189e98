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
        if (runs.size() < plan.trials()) {
            evidence.parameter("runs taken", inWords(plan.withTrials(runs.size())));
        }
        long every = lab.everyEpochs(world);
        if (every > 1) {
            evidence.parameter(
                    "epochs looked at", "every " + every + "th and the last; the first epoch of an event is rounded up");
        }
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
        int successes = (int) runs.stream().filter(happened).count();
        evidence.probability(event, successes, runs.size(), plan);
        int failures = runs.size() - successes;
        int enough = plan.fewestTrials(failures);
        if (runs.size() < plan.trials() && runs.size() < enough) {
            evidence.wouldDecide("of " + runs.size() + " runs " + failures + " failed; " + enough
                    + " runs with no more failures would do, the plan asks for " + plan.trials());
        }
    }

    private static String inWords(BinomialAcceptance taken) {
        return taken.trials()
                + (taken.failuresAllowed() < 0
                        ? ", too few to accept anything"
                        : String.format(
                                Locale.ROOT,
                                ", at most %d failures; power %.2g against %s",
                                taken.failuresAllowed(),
                                taken.power(),
                                taken.effect()));
    }

    /** States what a share of the runs does not exceed. */
    void quantile(String what, double share, ToDoubleFunction<RunSummary> value) {
        double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
        int rank = Math.max(0, (int) Math.ceil(share * sorted.length) - 1);
        evidence.parameter(what, String.format(Locale.ROOT, "%.3g", sorted[rank]));
    }
}
