package org.iclconvergence.checks;

import java.util.Locale;
import java.util.function.DoublePredicate;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apache.commons.math3.util.FastMath;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.loss.CountLoss;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.model.AttentionScores;
import org.iclconvergence.theory.BalancedTheorem;
import org.iclconvergence.training.GradientDescent;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Training;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.iclconvergence.training.query.QuerySnapshot;
import org.iclconvergence.training.query.QueryTrajectory;

/** Where the theorems stop: COH-1, CONT-1, STEP-1. They are measured and reported, not gated. */
final class BreakingPointCheck {
    private static final double WIDTH = 1e-3;
    private static final double SMALLEST_RATE = 0.1;
    private static final double LARGEST_RATE = 1e6;

    /** An interval of width ≤ 1e-3 (relative) with the condition true at its left end and false at its right end. */
    private static double[] boundary(double holds, double fails, DoublePredicate condition) {
        double low = holds;
        double high = fails;
        while (high - low > WIDTH * Math.max(1, Math.abs(low))) {
            double middle = 0.5 * (low + high);
            if (condition.test(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new double[] {low, high};
    }

    private static void report(String what, double[] interval, Evidence evidence) {
        evidence.parameter(what, String.format(Locale.ROOT, "[%.5g, %.5g]", interval[0], interval[1]));
        evidence.atMost(
                what + ": interval found", interval[1] - interval[0], 0, WIDTH * Math.max(1, Math.abs(interval[0])));
    }

    @ClaimCheck("COH-1")
    void largest_coherence_of_the_features(Experiment experiment, Evidence evidence) {
        int count = 6;
        double error = 0.01;
        double learningRate = 2;
        long bound = (long) BalancedTheorem.convergenceTime(count, error, learningRate);
        DoublePredicate balanced = coherence -> {
            long[] times = new CoherentTraining(FeatureProbabilities.balanced(count), coherence)
                    .hittingTimes(error, learningRate, bound + 1);
            for (long time : times) {
                if (time > bound) {
                    return false;
                }
            }
            return true;
        };
        DoublePredicate stagewise = coherence -> {
            long[] times = new CoherentTraining(FeatureProbabilities.imbalanced(count, 0.5), coherence)
                    .hittingTimes(error, learningRate, 4 * bound);
            for (int k = 1; k < count; k++) {
                if (times[k] <= times[0]) {
                    return false;
                }
            }
            return true;
        };
        evidence.isTrue("both hold without coherence", balanced.test(0) && stagewise.test(0));
        report("largest coherence with BAL-1", boundary(0, 0.999, balanced), evidence);
        report("largest coherence with IMB-3", boundary(0, 0.999, stagewise), evidence);
    }

    /**
     * Gaussian tokens in R^3, Q = λI: the loss ½ E|Σ attn_i x_i − x_query|² at its best λ on a grid, 3000 prompts for each N.
     * The exponent is the slope of ln loss over ln N with its interval at error 1e-4.
     */
    @ClaimCheck("CONT-1")
    void continuous_tokens_leave_a_polynomial_floor(Experiment experiment, Evidence evidence) {
        SimpleRegression line = new SimpleRegression();
        for (int promptLength = 16; promptLength <= 1024; promptLength *= 2) {
            double best = Double.POSITIVE_INFINITY;
            for (double scale = 0.5; scale < 40; scale *= 1.4) {
                best = Math.min(best, gaussianLoss(promptLength, scale));
            }
            evidence.parameter("N = " + promptLength, best);
            line.addData(FastMath.log(promptLength), FastMath.log(best));
        }
        double halfWidth = line.getSlopeConfidenceInterval(1e-4);
        evidence.parameter("exponent", line.getSlope() + " +- " + halfWidth);
        evidence.falseAlarm(1e-4);
        evidence.atMost("exponent is that of a polynomial", Math.abs(line.getSlope()), halfWidth, 2);
    }

    private static double gaussianLoss(int promptLength, double scale) {
        int dimension = 3;
        int prompts = 3000;
        UniformRandomProvider random = new RandomStreams(Seeds.of("CONT-1", promptLength)).other();
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        double total = 0;
        double[][] tokens = new double[promptLength][dimension];
        double[] query = new double[dimension];
        double[] logits = new double[promptLength];
        for (int prompt = 0; prompt < prompts; prompt++) {
            for (int j = 0; j < dimension; j++) {
                query[j] = normal.sample();
            }
            for (int i = 0; i < promptLength; i++) {
                logits[i] = 0;
                for (int j = 0; j < dimension; j++) {
                    tokens[i][j] = normal.sample();
                    logits[i] += scale * tokens[i][j] * query[j];
                }
            }
            double[] scores = AttentionScores.softmax(logits);
            for (int j = 0; j < dimension; j++) {
                double gap = -query[j];
                for (int i = 0; i < promptLength; i++) {
                    gap += scores[i] * tokens[i][j];
                }
                total += 0.5 * gap * gap / prompts;
            }
        }
        return total;
    }

    /**
     * On the exact population loss, on infinitely long prompts and on 300 given ones; the largest learning rate that is tried is
     * 1e6, where one step saturates the softmax.
     */
    @ClaimCheck("STEP-1")
    void largest_learning_rate_with_a_falling_loss(Experiment experiment, Evidence evidence) {
        for (int count : new int[] {4, 10}) {
            QueryGroups balanced = SymmetryClasses.balanced(count).query(0);
            QueryGroups rare = SymmetryClasses.imbalanced(count, 0.5).query(1);
            for (QueryGroups groups : new QueryGroups[] {balanced, rare}) {
                String where = (groups == balanced ? "balanced" : "rare") + ", K = " + count;
                double smoothness = smoothness(groups);
                evidence.parameter(where + ": 1/smoothness", 1 / smoothness);
                step(where + ", N infinite", rate -> falls(new InfinitePromptQuery(groups), rate), evidence);
                step(where + ", N = 20", rate -> falls(new PopulationIntegral(groups, 20), rate), evidence);
            }
        }
        PaperExperiment setting = PaperExperiment.imbalanced(10, 0.5, Seeds.of("STEP-1", 0));
        CountLoss empirical = new CountLoss(setting.draw().prompts());
        step("given prompts, K = 10", rate -> falls(empirical, rate), evidence);
    }

    /** A rate that fails need not fail when it is doubled: the first failure on a grid, then the boundary below it. */
    private static void step(String where, DoublePredicate falls, Evidence evidence) {
        double last = SMALLEST_RATE;
        evidence.isTrue(where + ": falls at " + SMALLEST_RATE, falls.test(last));
        for (double rate = last * 1.6; rate <= LARGEST_RATE; rate *= 1.6) {
            if (!falls.test(rate)) {
                report(where + ": largest learning rate", boundary(last, rate, falls), evidence);
                return;
            }
            last = rate;
        }
        evidence.parameter(where + ": largest learning rate", "none found up to " + LARGEST_RATE);
    }

    private static boolean falls(QueryLoss loss, double learningRate) {
        QueryTrajectory descent = new QueryGradientDescent(loss, learningRate)
                .run(QueryEvent.predictionErrorAtMost(1e-9), 300, at -> true);
        return falls(descent.snapshots().stream()
                .mapToDouble(QuerySnapshot::predictionError)
                .toArray());
    }

    private static boolean falls(CountLoss loss, double learningRate) {
        return falls(Training.ofBilinearWeights(loss, new GradientDescent(learningRate)).run(300).snapshots().stream()
                .mapToDouble(Snapshot::loss)
                .toArray());
    }

    /** At the floor a loss may rise by rounding. */
    private static boolean falls(double[] losses) {
        for (int i = 1; i < losses.length; i++) {
            if (!(losses[i] <= losses[i - 1] * (1 + 1e-12))) {
                return false;
            }
        }
        return true;
    }

    /** The largest directional curvature of L along gradient descent with small steps, by differences of the growth. */
    private static double smoothness(QueryGroups groups) {
        InfinitePromptQuery loss = new InfinitePromptQuery(groups);
        QueryTrajectory path = new QueryGradientDescent(loss, 0.5)
                .run(QueryEvent.predictionErrorAtMost(1e-3), 5000, at -> at % 20 == 0);
        double largest = 0;
        QueryValues up = new QueryValues(groups.count());
        QueryValues down = new QueryValues(groups.count());
        for (QuerySnapshot at : path.snapshots()) {
            double norm = 0;
            for (int g = 0; g < groups.count(); g++) {
                norm += groups.multiplicity(g) * at.growth()[g] * at.growth()[g];
            }
            double h = 1e-4 / Math.sqrt(norm);
            double[] ahead = at.weights().clone();
            double[] behind = at.weights().clone();
            for (int g = 0; g < groups.count(); g++) {
                ahead[g] += h * at.growth()[g];
                behind[g] -= h * at.growth()[g];
            }
            loss.evaluate(ahead, up);
            loss.evaluate(behind, down);
            double curvature = 0;
            for (int g = 0; g < groups.count(); g++) {
                curvature +=
                        groups.multiplicity(g) * at.growth()[g] * (down.growth()[g] - up.growth()[g]) / (2 * h * norm);
            }
            largest = Math.max(largest, Math.abs(curvature));
        }
        return largest;
    }
}
