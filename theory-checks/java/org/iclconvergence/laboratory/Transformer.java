package org.iclconvergence.laboratory;

import java.util.Arrays;
import java.util.List;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.Instance;

/** The transformer as it stands in the laboratory: predictions and attention scores, with what rounding may do to them. */
public final class Transformer {
    /** Half the unit in the last place of 1: the relative error of one operation. */
    private static final double ROUNDING = 0x1p-53;

    private final Wiring wiring;

    Transformer(Wiring wiring) {
        this.wiring = wiring;
    }

    /**
     * The literal transformer's prediction. A logit xᵀQx' of unit vectors is two products of length d + 1, so it is off by at
     * most 2(d + 2) roundings of ‖Q‖_F; a change δ of the logits moves every score by at most a factor e^{2δ}; the weighted
     * sum of N labels adds N roundings.
     *
     * @param world whose matrix and features
     * @param prompt over them
     * @return ŷ
     */
    public Estimate predict(Instance world, Prompt prompt) {
        return new Estimate(
                wiring.at(Seams.PREDICTION).of(world.q(), world.features(), prompt), predictionError(world));
    }

    /**
     * The prediction from the counts alone.
     *
     * @param world an instance
     * @return Σ_m Attn_m ⟨w, v_m⟩
     */
    public Estimate predictFromCounts(Instance world) {
        double[] logits = world.features()
                .matrix()
                .preMultiply(world.q()
                        .operate(world.features().feature(world.prompt().query())));
        double[] scores = featureScores(world.prompt().counts(), logits);
        double prediction = 0;
        for (int m = 0; m < scores.length; m++) {
            prediction += scores[m] * world.labelOfFeature()[m];
        }
        return new Estimate(prediction, predictionError(world));
    }

    static double predictionError(Instance world) {
        double largest =
                Arrays.stream(world.labelOfFeature()).map(Math::abs).max().orElse(0);
        double logits = 2 * (world.features().dimension() + 2) * world.q().getFrobeniusNorm();
        return ROUNDING * largest * (2 * logits + 2 * world.prompt().length() + 16);
    }

    /**
     * Attention scores of tokens.
     *
     * @param logits one for each token
     * @return their softmax
     */
    public double[] softmax(double[] logits) {
        return wiring.at(Seams.SOFTMAX).apply(logits);
    }

    /**
     * Attention scores of features.
     *
     * @param counts of each feature in the context
     * @param logits of each feature for the query
     * @return Attn_1 … Attn_K
     */
    public double[] featureScores(int[] counts, double[] logits) {
        return wiring.at(Seams.FEATURE_SCORES).apply(counts, logits);
    }

    /**
     * The sum of scores. Every score is a quotient by the sum of their numerators: n additions there, n here, a quotient.
     *
     * @param scores of one prompt
     * @return Σ scores
     */
    public Estimate total(double[] scores) {
        return Estimate.rounded(Arrays.stream(scores).reduce(0, Double::sum), 2.0 * scores.length + 4);
    }

    /**
     * Half the squared error of a prediction from attention scores.
     *
     * @param scores Attn_1 … Attn_K
     * @param labels of the features
     * @param k query feature
     * @return ½ (ŷ − y)²
     */
    public static double squaredError(double[] scores, double[] labels, int k) {
        double residual = -labels[k];
        for (int m = 0; m < scores.length; m++) {
            residual += scores[m] * labels[m];
        }
        return 0.5 * residual * residual;
    }

    /**
     * The mean of half the squared error over all tasks of a list.
     *
     * @param scores Attn_1 … Attn_K
     * @param tasks labels of the features, none larger than √K
     * @param k query feature
     * @return the mean; residuals are at most 2√K, and off by one rounding for each feature
     */
    public Estimate meanSquaredError(double[] scores, List<double[]> tasks, int k) {
        double sum = 0;
        for (double[] labels : tasks) {
            sum += squaredError(scores, labels, k);
        }
        return new Estimate(
                sum / tasks.size(), ROUNDING * scores.length * (4 * scores.length + 2.0 * tasks.size() + 4));
    }
}
