package org.iclconvergence.report;

import java.util.Locale;
import java.util.OptionalDouble;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.data.Regime;
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
    /** The range of p_1 in which the constants of both theorems hold. */
    private static final double LEAST_DOMINANT = 0.2;

    private static final double MOST_DOMINANT = 0.8;

    private final QueryRun run;
    private final StringBuilder text = new StringBuilder();

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
        row("Attn_k = 1/2", time(QueryEvent.targetAttentionAtLeast(0.5)), "");
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
                    "L_k >= %.4g on prompts of length %s, however long the training: some of them lack feature %s\n",
                    floor(),
                    ProblemText.whole(run.promptLength()),
                    ProblemText.whole(run.problem().query())));
        }
        if (!isReached()) {
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
        row(name, end, (absent ? "  absent" : "") + (threshold.isEmpty() ? "" : "  " + threshold));
    }

    /** The theorems' times, whose constants are this project's. */
    private void bound() {
        QueryProblem problem = run.problem();
        double features = problem.classes().features();
        double error = run.lastError();
        double first = problem.classes().probability(0);
        if (problem.regime() == Regime.GIVEN || !(error < 1)) {
            return;
        }
        if (problem.regime() == Regime.IMBALANCED && !(first >= LEAST_DOMINANT && first <= MOST_DOMINANT)) {
            text.append(String.format(
                    Locale.ROOT,
                    "theorem: its bound on eta t has constants for p_1 from %s to %s (IMB-1, IMB-2)\n",
                    LEAST_DOMINANT,
                    MOST_DOMINANT));
        } else if (problem.regime() == Regime.BALANCED) {
            bound("BAL-1", "[K^2 ln K + K ln(K eps^-1/2)/eps]", BalancedTheorem.convergenceTime(features, error, 1));
        } else if (problem.underRepresented()) {
            bound(
                    "IMB-2",
                    "[K^2 ln K + K ln(K eps^-1/2)/eps]/(1 - p_1)^2",
                    ImbalancedTheorem.underRepresentedTime(features, first, error, 1));
        } else if (problem.queryClass() == 0) {
            bound("IMB-1", "2 ln(eps^-1/2)/(p_1^2 eps)", ImbalancedTheorem.dominantTime(first, error, 1));
        }
    }

    private void bound(String claim, String formula, double time) {
        text.append(String.format(
                Locale.ROOT,
                """
                theorem: L_k - L_k* <= %s from eta t = %s on, %s
                established (%s): by gradient flow, %s
                """,
                ProblemText.decimal(run.lastError()),
                number(time),
                formula,
                claim,
                Double.isInfinite(run.promptLength())
                        ? "N -> inf, for every K and every eps <= 0.49"
                        : "for prompts twice as long as eps demands at least, in worlds with eps <= 0.1"));
    }

    private OptionalDouble time(QueryEvent event) {
        return HittingTimes.first(run.trajectory(), event);
    }

    private void row(String name, OptionalDouble time, String remark) {
        if (time.isEmpty()) {
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
        return time.isPresent() ? number(time.getAsDouble()) : "-";
    }

    private static String number(double value) {
        if (value == 0) {
            return "0";
        }
        return String.format(Locale.ROOT, value >= 1e-3 && value < 1e5 ? "%.5g" : "%.4e", value);
    }
}
