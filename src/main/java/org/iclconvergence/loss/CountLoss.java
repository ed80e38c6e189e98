package org.iclconvergence.loss;

import java.util.Arrays;
import java.util.List;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.model.AttentionScores;
import org.iclconvergence.model.BilinearWeights;

/**
 * The empirical loss L = 1/(2M) Σ (ŷ − y)² over M prompts through their counts: the fast path of the paper's experiment.
 *
 * <p>A prompt enters the prediction only through its query, how often each feature occurs, and the mean label of each
 * feature, so an evaluation costs K² exponentials and O(M·K) multiplications whatever N is. Differences are taken before
 * they are weighted (ŷ − y = Σ_m Attn_m (y_m − y)), so nothing cancels near convergence. Equal to {@link TokenLoss} up to
 * rounding. Not thread safe: buffers are reused.
 *
 * <p>Prompts are sorted by their query and an array runs over all M of them, one for each feature: such loops are long enough for the
 * compiler to vectorise, K is not. Every sum has one order, so that it has the same bits on every machine.
 */
public final class CountLoss implements Loss {
    /** Below this a shifted weight sum is no longer trusted: the prompt lacks the feature that set the shift. */
    private static final double SMALLEST_SUM = 1e-200;

    private final int features;
    private final int prompts;
    private final int[] firstOfQuery;
    private final double[][] counts;
    private final double[][] labelGaps;
    private final double[][] scores;
    private final double[] sums;
    private final double[] residuals;
    private final double[] slopes;

    /**
     * The loss of given prompts.
     *
     * @param prompts at least one, all over the same features
     * @throws IllegalArgumentException if there is no prompt or the prompts differ in their number of features
     */
    public CountLoss(List<Prompt> prompts) {
        if (prompts.isEmpty()) {
            throw new IllegalArgumentException("prompts are empty: the empirical loss needs at least one");
        }
        this.features = prompts.get(0).features();
        this.prompts = prompts.size();
        this.firstOfQuery = new int[features + 1];
        this.counts = new double[features][this.prompts];
        this.labelGaps = new double[features][this.prompts];
        this.scores = new double[features][this.prompts];
        this.sums = new double[this.prompts];
        this.residuals = new double[this.prompts];
        this.slopes = new double[this.prompts];
        for (Prompt prompt : prompts) {
            if (prompt.features() != features) {
                throw new IllegalArgumentException(
                        "prompts differ in their number of features: " + features + " and " + prompt.features());
            }
            firstOfQuery[prompt.query() + 1]++;
        }
        for (int k = 1; k <= features; k++) {
            firstOfQuery[k] += firstOfQuery[k - 1];
        }
        int[] next = Arrays.copyOf(firstOfQuery, features);
        for (Prompt prompt : prompts) {
            store(prompt, next[prompt.query()]++);
        }
    }

    private void store(Prompt prompt, int at) {
        for (int i = 0; i < prompt.length(); i++) {
            int m = prompt.token(i);
            counts[m][at]++;
            // a running mean is exact when all labels of a feature agree
            labelGaps[m][at] += (prompt.label(i) - labelGaps[m][at]) / counts[m][at];
        }
        // a feature that the prompt lacks has a gap as well, but no attention
        for (int m = 0; m < features; m++) {
            labelGaps[m][at] -= prompt.queryLabel();
        }
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public void evaluate(BilinearWeights weights, LossValues values) {
        for (int k = 0; k < features; k++) {
            weigh(weights, k);
        }
        attend(weights);
        Arrays.fill(residuals, 0);
        for (int m = 0; m < features; m++) {
            addProducts(scores[m], labelGaps[m], residuals);
        }
        double total = 0;
        for (int k = 0; k < features; k++) {
            int asked = firstOfQuery[k + 1] - firstOfQuery[k];
            double squares = 0;
            for (int prompt = firstOfQuery[k]; prompt < firstOfQuery[k + 1]; prompt++) {
                squares += residuals[prompt] * residuals[prompt];
            }
            values.predictionErrors()[k] = squares / (2.0 * asked);
            values.targetAttention()[k] = sumOfQuery(k, scores[k]) / asked;
            values.dominantAttention()[k] = sumOfQuery(k, scores[0]) / asked;
            total += squares;
        }
        values.setLoss(total / (2.0 * prompts));
        for (int m = 0; m < features; m++) {
            writeSlopes(scores[m], labelGaps[m]);
            for (int k = 0; k < features; k++) {
                values.gradient().setEntry(m, k, sumOfQuery(k, slopes));
            }
        }
    }

    /** c_m e^{q_m} of the prompts with query k, the largest logit shifted to 0. */
    private void weigh(BilinearWeights weights, int k) {
        double max = Double.NEGATIVE_INFINITY;
        for (int m = 0; m < features; m++) {
            max = Math.max(max, weights.get(m, k));
        }
        for (int m = 0; m < features; m++) {
            double exponential = AttentionScores.exponential(weights.get(m, k), max);
            double[] of = counts[m];
            double[] to = scores[m];
            for (int prompt = firstOfQuery[k]; prompt < firstOfQuery[k + 1]; prompt++) {
                to[prompt] = of[prompt] * exponential;
            }
        }
    }

    /** Makes attention scores of what was weighed. */
    private void attend(BilinearWeights weights) {
        Arrays.fill(sums, 0);
        for (int m = 0; m < features; m++) {
            add(scores[m], sums);
        }
        for (int k = 0; k < features; k++) {
            for (int prompt = firstOfQuery[k]; prompt < firstOfQuery[k + 1]; prompt++) {
                if (sums[prompt] < SMALLEST_SUM) {
                    attendWithOwnShift(weights, k, prompt);
                }
            }
        }
        invert(sums);
        for (int m = 0; m < features; m++) {
            multiply(scores[m], sums);
        }
    }

    /** The rare case: everything in this prompt is far below the column's largest logit, which the prompt lacks. */
    private void attendWithOwnShift(BilinearWeights weights, int k, int prompt) {
        double max = Double.NEGATIVE_INFINITY;
        for (int m = 0; m < features; m++) {
            if (counts[m][prompt] > 0) {
                max = Math.max(max, weights.get(m, k));
            }
        }
        sums[prompt] = 0;
        for (int m = 0; m < features; m++) {
            double count = counts[m][prompt];
            scores[m][prompt] = count == 0 ? 0 : count * AttentionScores.exponential(weights.get(m, k), max);
            sums[prompt] += scores[m][prompt];
        }
    }

    /** What every prompt adds to ∂L/∂Z[m][k], of its attention on feature m and the gap of that feature's label. */
    private void writeSlopes(double[] attention, double[] gaps) {
        for (int prompt = 0; prompt < slopes.length; prompt++) {
            double scale = residuals[prompt] / prompts;
            slopes[prompt] = scale * attention[prompt] * (gaps[prompt] - residuals[prompt]);
        }
    }

    private double sumOfQuery(int k, double[] ofPrompts) {
        double sum = 0;
        for (int prompt = firstOfQuery[k]; prompt < firstOfQuery[k + 1]; prompt++) {
            sum += ofPrompts[prompt];
        }
        return sum;
    }

    private static void add(double[] terms, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += terms[i];
        }
    }

    private static void addProducts(double[] left, double[] right, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += left[i] * right[i];
        }
    }

    private static void multiply(double[] to, double[] factors) {
        for (int i = 0; i < to.length; i++) {
            to[i] *= factors[i];
        }
    }

    private static void invert(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 / values[i];
        }
    }
}
