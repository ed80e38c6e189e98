package org.iclconvergence.loss;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.model.BilinearWeights;

/**
 * The empirical loss L = 1/(2M) Σ (ŷ − y)² over M prompts through their counts: the fast path of the paper's experiment.
 *
 * <p>A prompt enters the prediction only through its query, how often each feature occurs, and the mean label of each
 * feature, so an evaluation costs K² exponentials and O(M·K) multiplications whatever N is. Differences are taken before
 * they are weighted (ŷ − y = Σ_m Attn_m (y_m − y)), so nothing cancels near convergence. Equal to {@link TokenLoss} up to
 * rounding. Not thread safe: buffers are reused.
 */
public final class CountLoss implements Loss {
    /** Below this a shifted weight sum is no longer trusted: the prompt lacks the feature that set the shift. */
    private static final double SMALLEST_SUM = 1e-200;

    private final int features;
    private final int prompts;
    private final int[] firstOfQuery;
    private final double[] counts;
    private final double[] labelGaps;
    private final double[] logits;
    private final double[] exponentials;
    private final double[] slopes;
    private final double[] scores;

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
        this.counts = new double[this.prompts * features];
        this.labelGaps = new double[this.prompts * features];
        this.logits = new double[features];
        this.exponentials = new double[features];
        this.slopes = new double[features];
        this.scores = new double[features];
        for (Prompt prompt : prompts) {
            if (prompt.features() != features) {
                throw new IllegalArgumentException(
                        "prompts differ in their number of features: " + features + " and " + prompt.features());
            }
            firstOfQuery[prompt.query() + 1]++;
        }
        for (int k = 0; k < features; k++) {
            firstOfQuery[k + 1] += firstOfQuery[k];
        }
        int[] next = Arrays.copyOf(firstOfQuery, features);
        for (Prompt prompt : prompts) {
            store(prompt, features * next[prompt.query()]++);
        }
    }

    private void store(Prompt prompt, int at) {
        for (int i = 0; i < prompt.length(); i++) {
            int cell = at + prompt.token(i);
            counts[cell]++;
            // a running mean is exact when all labels of a feature agree
            labelGaps[cell] += (prompt.label(i) - labelGaps[cell]) / counts[cell];
        }
        for (int m = 0; m < features; m++) {
            labelGaps[at + m] = counts[at + m] == 0 ? 0 : labelGaps[at + m] - prompt.queryLabel();
        }
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public void evaluate(BilinearWeights weights, LossValues values) {
        double total = 0;
        for (int k = 0; k < features; k++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int m = 0; m < features; m++) {
                logits[m] = weights.get(m, k);
                max = Math.max(max, logits[m]);
            }
            for (int m = 0; m < features; m++) {
                exponentials[m] = FastMath.exp(logits[m] - max);
            }
            Arrays.fill(slopes, 0);
            double squares = 0;
            double target = 0;
            double dominant = 0;
            for (int prompt = firstOfQuery[k]; prompt < firstOfQuery[k + 1]; prompt++) {
                int row = prompt * features;
                attend(row);
                double residual = 0;
                for (int m = 0; m < features; m++) {
                    residual += scores[m] * labelGaps[row + m];
                }
                double scale = residual / prompts;
                for (int m = 0; m < features; m++) {
                    slopes[m] += scale * scores[m] * (labelGaps[row + m] - residual);
                }
                squares += residual * residual;
                target += scores[k];
                dominant += scores[0];
            }
            for (int m = 0; m < features; m++) {
                values.gradient().setEntry(m, k, slopes[m]);
            }
            int asked = firstOfQuery[k + 1] - firstOfQuery[k];
            values.predictionErrors()[k] = squares / (2.0 * asked);
            values.targetAttention()[k] = target / asked;
            values.dominantAttention()[k] = dominant / asked;
            total += squares;
        }
        values.setLoss(total / (2.0 * prompts));
    }

    private void attend(int row) {
        double sum = 0;
        for (int m = 0; m < features; m++) {
            double weight = counts[row + m] * exponentials[m];
            scores[m] = weight;
            sum += weight;
        }
        if (sum < SMALLEST_SUM) {
            attendWithOwnShift(row);
            return;
        }
        double factor = 1 / sum;
        for (int m = 0; m < features; m++) {
            scores[m] *= factor;
        }
    }

    /** The rare case: everything in this prompt is far below the column's largest logit, which the prompt lacks. */
    private void attendWithOwnShift(int row) {
        double max = Double.NEGATIVE_INFINITY;
        for (int m = 0; m < features; m++) {
            if (counts[row + m] > 0) {
                max = Math.max(max, logits[m]);
            }
        }
        double sum = 0;
        for (int m = 0; m < features; m++) {
            scores[m] = counts[row + m] == 0 ? 0 : counts[row + m] * FastMath.exp(logits[m] - max);
            sum += scores[m];
        }
        for (int m = 0; m < features; m++) {
            scores[m] /= sum;
        }
    }
}
