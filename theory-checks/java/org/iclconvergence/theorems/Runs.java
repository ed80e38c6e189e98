package org.iclconvergence.theorems;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.PlanPromises;
import org.iclconvergence.laboratory.RunSummary;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.stats.CurtailedSample;
import org.iclconvergence.stats.ThreeValued;
import org.iclconvergence.worlds.ExperimentWorld;

/** Runs of the paper's experiment, as many as a plan wants, of which events are counted. */
final class Runs {
    /** Of the probes; that many leave no error worth the name. */
    private static final long MOST_TIMES = 1L << 30;

    private final ExperimentWorld world;
    private final Laboratory lab;
    private final List<RunSummary> runs = new ArrayList<>();
    private final BinomialAcceptance plan;
    private final int trials;
    private final Optional<CurtailedSample> curtailed;
    private final Evidence evidence;

    /** Makes the runs, unless their number depends on what is asked of them, and holds the plan to what it promises. */
    Runs(ExperimentWorld world, BinomialAcceptance intended, Laboratory lab, Evidence evidence) {
        this.world = world;
        this.lab = lab;
        this.plan = lab.plan(intended);
        this.trials = lab.trials(plan);
        this.curtailed = lab.isCurtailing() ? Optional.of(new CurtailedSample(plan, trials)) : Optional.empty();
        this.evidence = evidence;
        if (curtailed.isEmpty()) {
            take(trials);
        }
        evidence.parameter("plan", plan.trials() + " runs, at most " + plan.failuresAllowed() + " failures");
        if (trials < plan.trials()) {
            evidence.parameter("runs taken", inWords(plan.withTrials(trials)));
        }
        curtailed.ifPresent(
                sample -> evidence.parameter("runs left open", "are not made: they could not change the outcome"));
        stateWhatIsEstimated();
        long every = lab.everyEpochs(world);
        if (every > 1) {
            evidence.parameter(
                    "epochs looked at",
                    "every " + every + "th and the last; the first epoch of an event is rounded up");
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

    /** Of models without a single Q. */
    private void stateWhatIsEstimated() {
        double misled = runs.stream().mapToDouble(RunSummary::misled).max().orElse(0);
        long probes =
                runs.stream().mapToLong(run -> run.unseen().probes()).max().orElse(0);
        if (probes == 0) {
            return;
        }
        evidence.parameter(
                "what holds of all prompts",
                "is estimated from P = " + probes
                        + " probes of each run, labels 1 or -1, an error above 2 counted as 2");
        evidence.parameter(
                "an event of all prompts is told wrongly with probability at most",
                misled + ": " + inWords(plan.withTrials(trials).misledBy(misled)));
        evidence.parameter("the initial loss", "is that of uniform attention, which Q = 0 has");
    }

    void count(String event, Predicate<RunSummary> happened) {
        judge(event, run -> ThreeValued.of(happened.test(run)), 0);
    }

    /** An event of which a run may not be able to tell whether it happened, and may be misled. */
    void judge(String event, Function<RunSummary, ThreeValued> happened) {
        judge(
                event,
                happened,
                runs.stream().mapToDouble(RunSummary::misled).max().orElse(0));
    }

    private void judge(String event, Function<RunSummary, ThreeValued> happened, double misled) {
        List<ThreeValued> outcomes = outcomes(happened);
        int successes = Collections.frequency(outcomes, ThreeValued.YES);
        int failures = Collections.frequency(outcomes, ThreeValued.NO);
        int open = trials - successes - failures;
        Verdict verdict = evidence.probability(event, successes, open, trials, misled, plan);
        if (verdict != Verdict.UNDECIDED || curtailed.isPresent()) {
            return;
        }
        List<String> hints = new ArrayList<>();
        if (open > 0) {
            hints.add("left open in " + open + " of " + runs.size() + " runs, " + whatWouldDecide(happened));
        }
        int enough = plan.misledBy(misled).fewestTrials(failures);
        if (runs.size() < enough) {
            int refute = plan.failuresThatRefute(failures, runs.size(), misled);
            hints.add("of " + runs.size() + " runs " + failures + " failed; "
                    + (failures == 0
                            ? ""
                            : refute + " more that " + (refute == 1 ? "fails" : "fail") + " would refute, ")
                    + enough + " runs with no more failures would do, the plan asks for " + plan.trials());
        }
        if (!hints.isEmpty()) {
            evidence.wouldDecide(event + ": " + String.join("; ", hints));
        }
    }

    /** Of all runs, or of the first so many that what the others would say could not change the outcome. */
    private List<ThreeValued> outcomes(Function<RunSummary, ThreeValued> happened) {
        List<ThreeValued> outcomes = new ArrayList<>();
        int to = curtailed.isEmpty() ? trials : further(outcomes);
        while (outcomes.size() < to) {
            take(to);
            runs.subList(outcomes.size(), to).stream().map(happened).forEach(outcomes::add);
            to = Math.min(trials, to + further(outcomes));
        }
        return outcomes;
    }

    private int further(List<ThreeValued> outcomes) {
        return curtailed
                .map(sample -> sample.further(
                        Collections.frequency(outcomes, ThreeValued.YES),
                        Collections.frequency(outcomes, ThreeValued.NO)))
                .orElse(0);
    }

    private void take(int to) {
        if (to > runs.size()) {
            runs.addAll(lab.experiments(world, plan, runs.size(), to));
        }
    }

    /** Doubling them: whatever the event is, it is asked again of the same means. */
    private String whatWouldDecide(Function<RunSummary, ThreeValued> happened) {
        long probes =
                runs.stream().mapToLong(run -> run.unseen().probes()).max().orElse(0);
        for (long times = 2; probes > 0 && times <= MOST_TIMES; times *= 2) {
            long more = times;
            if (runs.stream().noneMatch(run -> happened.apply(run.withMoreProbes(more)) == ThreeValued.UNKNOWN)) {
                return "with the same means P = " + times * probes + " probes would do";
            }
        }
        return probes == 0
                ? "as not every epoch was looked at"
                : "and with the same means no number of probes would do";
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
