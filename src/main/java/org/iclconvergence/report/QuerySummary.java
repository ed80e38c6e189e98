package org.iclconvergence.report;

import java.util.Locale;
import java.util.OptionalDouble;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.data.Regime;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.dynamics.HittingTimes;
import org.iclconvergence.dynamics.PaperThresholds;
import org.iclconvergence.dynamics.Phases;
import org.iclconvergence.dynamics.Phases.Phase;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.theory.BalancedTheorem;
import org.iclconvergence.theory.ImbalancedTheorem;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.theory.OnsetLaw;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QuerySnapshot;

/** The training of one query in a few lines of plain ASCII for a console. */
public final class QuerySummary {
    /** The largest error for which all three bounds are certified on infinitely long prompts. */
    private static final double LARGEST_CERTIFIED = 0.49;

    /** The largest error of the worlds with finite prompts in which the theorems' bounds are established. */
    private static final double LARGEST_ERROR = 0.1;

    /** ln ½, with a reserve for rounding. */
    private static final double NEARLY_HALF = -0.6931;

    private final QueryRun run;
    private final StringBuilder text = new StringBuilder();
    private boolean missing;

    private QuerySummary(QueryRun run) {
        this.run = run;
    }

    /**
     * The summary: settings, hitting times, phases, and the paper's thresholds beside them.
     *
     * @param run to be summed up
     * @return lines, each ended by a newline
     */
    public static String of(QueryRun run) {
        QuerySummary summary = new QuerySummary(run);
        summary.settings();
        summary.hittingTimes();
        summary.phases();
        summary.limits();
        if (!summary.isReachedAtTheStart()) {
            summary.bound();
        }
        return summary.text.toString();
    }

    private void settings() {
        QueryProblem problem = run.problem();
        text.append(String.format(
                Locale.ROOT,
                "%s; query k = %s, p_k = %.4g; N = %s; %s, eta = %s\n",
                ProblemText.title(problem, "p_1"),
                ProblemText.whole(problem.query()),
                problem.groups().probability(0),
                ProblemText.whole(run.promptLength()),
                run.isFlow() ? "gradient flow" : "gradient descent",
                number(run.learningRate())));
        var last = run.last();
        text.append(String.format(
                Locale.ROOT,
                "L_k %.4g -> %.4g, Attn_k %.4g -> %.4g%s\n\n",
                run.trajectory().first().predictionError(),
                last.predictionError(),
                run.trajectory().first().targetAttention(),
                last.targetAttention(),
                duration(last)));
    }

    private String duration(QuerySnapshot last) {
        if (run.isFlow()) {
            return "";
        }
        long steps = run.trajectory().step(last);
        boolean all = steps == run.budget() && !isReached();
        return String.format(Locale.ROOT, " after %d steps", steps) + (all ? ", all that it may take" : "");
    }

    private void hittingTimes() {
        row("hitting time", "steps", "eta t", "");
        boolean pair = run.problem().classes().features() == 2;
        if (pair) {
            row("switch, alpha_k = max |beta_k,n|", OptionalDouble.of(0), "  K = 2: equal at all times");
        } else {
            row("switch, alpha_k = max |beta_k,n|", run.phases().switchTime(), "");
        }
        if (neverAttends()) {
            row("Attn_k = 1/2", "never", "never", "");
        } else {
            row("Attn_k = 1/2", time(QueryEvent.targetAttentionAtLeast(0.5)), "");
        }
        for (double error : run.errors()) {
            String name = "L_k = " + ProblemText.decimal(error);
            if (error < floor()) {
                row(name, "never", "never", "");
            } else {
                row(name, time(QueryEvent.predictionErrorAtMost(error)), "");
            }
        }
        text.append('\n');
    }

    private double floor() {
        return LossFloor.certain(run.problem().groups(), run.promptLength());
    }

    /** Whether more than half of the prompts lack the feature: where it is absent nothing attends to it. */
    private boolean neverAttends() {
        return run.promptLength() * FastMath.log1p(-run.problem().groups().probability(0)) > NEARLY_HALF;
    }

    private boolean isReached() {
        return time(QueryEvent.predictionErrorAtMost(run.lastError())).isPresent();
    }

    private boolean isReachedAtTheStart() {
        return time(QueryEvent.predictionErrorAtMost(run.lastError())).orElse(1) == 0;
    }

    /** Why a time is missing. */
    private void limits() {
        if (run.lastError() < floor()) {
            text.append(String.format(
                    Locale.ROOT,
                    "L_k >= %.4g on prompts of length %s, however long the training: some of them lack feature %s (a bound:"
                            + " what training reaches may lie higher)\n",
                    floor(),
                    ProblemText.whole(run.promptLength()),
                    ProblemText.whole(run.problem().query())));
        }
        if (missing && !isReachedAtTheStart()) {
            text.append(String.format(
                    Locale.ROOT,
                    "trained to eta t = %s: what has a - had not happened by then\n",
                    number(OptionalDouble.of(run.last().time()))));
        }
        if (isReachedAtTheStart()) {
            text.append(String.format(
                    Locale.ROOT,
                    "L_k is at most %s from the start: nothing is trained, and later moments are not looked for\n",
                    ProblemText.decimal(run.lastError())));
        }
    }

    private void phases() {
        Phases phases = run.phases();
        row("phase ends", "steps", "eta t", "  paper's threshold");
        phase("I    B_k,1 falls and leads", phases, Phase.DOMINANT_WEIGHT_FALLS, dominantWeightAt(0.49));
        phase("II   leading influence switches", phases, Phase.INFLUENCE_SWITCHES, dominantWeightAt(0.51));
        phase(
                "III  A_k grows, to Attn_k = 1/2",
                phases,
                Phase.TARGET_WEIGHT_GROWS,
                "A_k = ln K at "
                        + number(time(QueryRun.targetWeightGrown(run.problem().groups()))));
        phase("IV   convergence, to L_k = " + ProblemText.decimal(run.lastError()), phases, Phase.CONVERGENCE, "");
        if (run.problem().underRepresented()) {
            PaperThresholds thresholds = new PaperThresholds(run.trajectory());
            OptionalDouble weight = thresholds.dominantWeightAtSwitch();
            if (weight.isPresent() && run.phases().switchTime().getAsDouble() > 0) {
                text.append(String.format(
                        Locale.ROOT,
                        "B_k,1 = %.4f ln K at the switch, %s the paper's [-0.51, -0.49] ln K\n%s",
                        weight.getAsDouble(),
                        thresholds.switchesInsideWindow() ? "inside" : "outside",
                        run.problem().equallyRare()
                                ? onset(run.problem().classes().probability(0))
                                : ""));
            }
        }
    }

    /** The window is one of large K: outside of it nothing is refuted. With unequal rare features K alone says nothing. */
    private static String onset(double dominant) {
        String onset = OnsetLaw.covers(dominant)
                ? String.format(
                        Locale.ROOT,
                        "from K of about %.2g on at p_1 = %s",
                        OnsetLaw.onset(dominant),
                        ProblemText.decimal(dominant))
                : "from some K on, which is established for p_1 from " + OnsetLaw.LEAST_DOMINANT + " to "
                        + OnsetLaw.MOST_DOMINANT;
        return "that window holds " + onset + ", N -> inf (IMB-16)\n";
    }

    private String dominantWeightAt(double factor) {
        if (!run.problem().underRepresented()) {
            return "";
        }
        OptionalDouble time = new PaperThresholds(run.trajectory()).dominantWeightReaches(factor);
        return String.format(Locale.ROOT, "B_k,1 = -%.2f ln K at %s", factor, number(time));
    }

    private void phase(String name, Phases phases, Phase phase, String threshold) {
        OptionalDouble end = phases.end(phase);
        boolean absent = end.isPresent() && end.getAsDouble() == 0;
        boolean never = (phase == Phase.TARGET_WEIGHT_GROWS && neverAttends())
                || (phase == Phase.CONVERGENCE && run.lastError() < floor());
        if (never) {
            row(name, "never", "never", threshold.isEmpty() ? "" : "  " + threshold);
            return;
        }
        row(name, end, (absent ? "  absent" : "") + (threshold.isEmpty() ? "" : "  " + threshold));
    }

    /** The theorems' times, whose constants are this project's, where they are established for this query. */
    private void bound() {
        QueryProblem problem = run.problem();
        double features = problem.classes().features();
        double error = run.lastError();
        double first = problem.classes().probability(0);
        if (problem.regime() == Regime.BALANCED) {
            bound(
                    "BAL-1",
                    "[K^2 ln K + K ln(K eps^-1/2)/eps]",
                    BalancedTheorem.convergenceTime(features, error, 1),
                    features >= 3,
                    "K >= 3");
        } else if (problem.underRepresented()) {
            bound(
                    "IMB-2",
                    "[K^2 ln K + K ln(K eps^-1/2)/eps]/(1 - p_1)^2",
                    ImbalancedTheorem.underRepresentedTime(features, first, error, 1),
                    first >= 0.05,
                    "p_1 >= 0.05");
        } else if (problem.regime() == Regime.IMBALANCED && problem.queryClass() == 0) {
            bound(
                    "IMB-1",
                    "2 ln(eps^-1/2)/(p_1^2 eps)",
                    ImbalancedTheorem.dominantTime(first, error, 1),
                    first >= 0.2 && first * features >= 1,
                    "p_1 >= 0.2 and 1/K");
        }
    }

    /** Finite prompts are those of worlds that are drawn, infinite ones are certified. */
    private void bound(String claim, String formula, double time, boolean fits, String asked) {
        SymmetryClasses classes = run.problem().classes();
        double rarest = classes.probability(classes.count() - 1);
        double tokens = 2 * LossFloor.shortestPrompt(rarest, run.lastError());
        boolean infinite = Double.isInfinite(run.promptLength());
        boolean established = infinite
                ? run.lastError() <= LARGEST_CERTIFIED
                : fits && run.promptLength() >= tokens && run.lastError() <= LARGEST_ERROR;
        if (established) {
            text.append(String.format(
                    Locale.ROOT,
                    """
                    theorem: L_k reaches %s by eta t = %s, %s
                    established (%s): by gradient flow, %s
                    """,
                    ProblemText.decimal(run.lastError()),
                    number(time),
                    formula,
                    claim,
                    infinite
                            ? "N -> inf, for every K and every eps <= 0.49"
                            : "for prompts twice as long as eps demands at least, in worlds with eps <= 0.1"));
        } else {
            text.append(
                    infinite
                            ? "theorem: its bound on eta t is established for eps <= 0.49 (" + claim + ")\n"
                            : String.format(
                                    Locale.ROOT,
                                    "theorem: its bound on eta t is established for N >= %s, twice what eps demands,"
                                            + " eps <= 0.1 and %s (%s)\n",
                                    ProblemText.whole(Math.ceil(tokens)),
                                    asked,
                                    claim));
        }
    }

    private OptionalDouble time(QueryEvent event) {
        return HittingTimes.first(run.trajectory(), event);
    }

    private void row(String name, OptionalDouble time, String remark) {
        if (time.isEmpty()) {
            missing = true;
            row(name, "-", "-", remark);
        } else {
            double steps = time.getAsDouble() / run.learningRate();
            row(name, run.isFlow() ? number(steps) : ProblemText.whole(Math.rint(steps)), number(time), remark);
        }
    }

    private void row(String name, String steps, String time, String remark) {
        // at rate 1 the flow's steps are its time
        boolean unit = run.isFlow() && run.learningRate() == 1;
        text.append(
                unit
                        ? String.format(Locale.ROOT, "%-36s %12s%s\n", name, time, remark)
                        : String.format(Locale.ROOT, "%-36s %12s %12s%s\n", name, steps, time, remark));
    }

    private String number(OptionalDouble time) {
        missing |= time.isEmpty();
        return time.isPresent() ? number(time.getAsDouble()) : "-";
    }

    private static String number(double value) {
        if (value == 0) {
            return "0";
        }
        return String.format(Locale.ROOT, value >= 1e-3 && value < 1e5 ? "%.5g" : "%.4e", value);
    }
}
