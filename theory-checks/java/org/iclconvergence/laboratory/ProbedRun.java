package org.iclconvergence.laboratory;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.stats.BoundedMean;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.external.ProbedAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A run of a model of which only predictions are known. On the prompts of the training errors and attention are what they are. On all
 * prompts they are means over probes with limits that assume no distribution: labels are 1 or −1, and an error ½(ŷ − y)² above 2, which
 * no prediction between the labels has, counts as 2; that is what is judged.
 *
 * <p>Each event of a run is misjudged with probability at most {@link #MISLED}. "All L_k are small" is wrongly affirmed only if the upper
 * limit of one certain L_k misses, so that may err with all of it; it is wrongly denied if any lower limit misses, so those share it.
 */
final class ProbedRun {
    /** Small beside the 0.05 by which the claims' probabilities are below 1. */
    static final double MISLED = 0.005;

    private static final double LARGEST_ERROR = 2;

    private final FeatureProbabilities p;
    private final boolean ordered;
    private final long[] steps;
    private final int probes;
    private final Means ofGiven;
    private final Means ofProbes;
    private final double lossRatioOfGiven;

    /**
     * Means over prompts, of every query: ½(ŷ − y)² at every step and of uniform attention, with which Q = 0 begins, attention at the last
     * step; NaN without such a prompt.
     */
    private record Means(double[][] errors, double[] uniform, double @Nullable [] attention) {}

    /** An answer to a problem with features of these probabilities; whether it is asked which population error falls first. */
    ProbedRun(ProbedAnswer answer, FeatureProbabilities p, boolean ordered) {
        this.p = p;
        this.ordered = ordered;
        this.steps = answer.steps();
        this.probes = answer.prompts().size() - answer.given();
        this.ofGiven = means(answer, 0, answer.given(), Double.POSITIVE_INFINITY);
        this.ofProbes = means(answer, answer.given(), answer.prompts().size(), LARGEST_ERROR);
        int last = steps.length - 1;
        double end = 0;
        double start = 0;
        for (int prompt = 0; prompt < answer.given(); prompt++) {
            end += error(answer, last, prompt);
            start += errorOfUniform(answer.prompts().get(prompt));
        }
        this.lossRatioOfGiven = end / start;
    }

    private Means means(ProbedAnswer answer, int from, int to, double largest) {
        List<Prompt> prompts = answer.prompts().subList(from, to);
        double[] given = answer.targetAttention();
        return new Means(
                IntStream.range(0, steps.length)
                        .mapToObj(at -> mean(prompts, m -> FastMath.min(largest, error(answer, at, from + m))))
                        .toArray(double[][]::new),
                mean(prompts, m -> FastMath.min(largest, errorOfUniform(prompts.get(m)))),
                given == null ? null : mean(prompts, m -> given[from + m]));
    }

    private double[] mean(List<Prompt> prompts, IntToDoubleFunction of) {
        double[] sums = new double[p.count()];
        int[] counts = new int[p.count()];
        for (int m = 0; m < prompts.size(); m++) {
            int k = prompts.get(m).query();
            counts[k]++;
            sums[k] += of.applyAsDouble(m);
        }
        for (int k = 0; k < counts.length; k++) {
            sums[k] /= counts[k];
        }
        return sums;
    }

    private static double errorOfUniform(Prompt prompt) {
        double sum = 0;
        for (int i = 0; i < prompt.length(); i++) {
            sum += prompt.label(i);
        }
        double error = sum / prompt.length() - prompt.queryLabel();
        return 0.5 * error * error;
    }

    private static double error(ProbedAnswer answer, int at, int prompt) {
        double error =
                answer.predictions()[at][prompt] - answer.prompts().get(prompt).queryLabel();
        return 0.5 * error * error;
    }

    RunSummary summary(int drawn) {
        int last = steps.length - 1;
        return new RunSummary(
                drawn,
                ofGiven.errors()[last],
                lossRatioOfGiven,
                RunSummary.firsts(steps, p.count(), (at, k) -> ofGiven.errors()[at][k] < RunSummary.LEARNED),
                null,
                ofGiven.attention(),
                null,
                Double.NaN,
                unseen(probes));
    }

    /** As if so many probes had been asked and had shown the same means. */
    private OnNewPrompts unseen(long asked) {
        int last = steps.length - 1;
        Estimate[] errors = new Estimate[p.count()];
        double[] onTarget = ofProbes.attention();
        Estimate[] attention = onTarget == null
                ? null
                : Arrays.stream(onTarget)
                        .mapToObj(mean -> limits(mean, asked, MISLED / p.count(), MISLED))
                        .toArray(Estimate[]::new);
        Estimate start = Estimate.exact(0);
        Estimate end = Estimate.exact(0);
        // start and end, of which either verdict needs one limit each
        double share = MISLED / (2 * p.count());
        for (int k = 0; k < p.count(); k++) {
            errors[k] = error(ofProbes.errors()[last][k], asked, MISLED / p.count(), MISLED);
            start = start.plus(error(ofProbes.uniform()[k], asked, share, share).times(p.get(k)));
            end = end.plus(
                    error(ofProbes.errors()[last][k], asked, share, share).times(p.get(k)));
        }
        double one = MISLED / (2.0 * p.count() * steps.length);
        return new OnNewPrompts(
                ordered
                        ? OnNewPrompts.dominantFirst(
                                steps, p.count(), (at, k) -> error(ofProbes.errors()[at][k], asked, one, one))
                        : null,
                errors,
                attention,
                end.dividedBy(start),
                asked,
                this::unseen);
    }

    private Estimate error(double mean, long asked, double below, double above) {
        return limits(mean / LARGEST_ERROR, asked, below, above).times(LARGEST_ERROR);
    }

    /** Every query has an equal share of the probes. */
    private Estimate limits(double mean, long asked, double below, double above) {
        BoundedMean of = new BoundedMean(mean, asked / p.count());
        return Estimate.between(of.lower(below), of.upper(above));
    }
}
