package org.iclconvergence.laboratory;

import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apache.commons.math3.util.FastMath;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.iclconvergence.model.AttentionScores;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.GaussianTokens;

/** Softmax attention on Gaussian tokens with Q = λI: the loss ½ E|Σ attn_i x_i − x_query|² at its best λ on a grid. */
public final class GaussianPrompts {
    /** What the exponent's confidence interval may miss. */
    public static final double FALSE_ALARM = 1e-4;

    private static final int PROMPTS = 3000;

    private final GaussianTokens world;

    /**
     * Prompts of a world.
     *
     * @param world of Gaussian tokens
     */
    public GaussianPrompts(GaussianTokens world) {
        this.world = world;
    }

    /**
     * The slope of ln loss over ln N, N from 16 to 1024, with the half-width of its interval at error {@link #FALSE_ALARM}.
     *
     * @return the exponent
     */
    public Estimate exponent() {
        SimpleRegression line = new SimpleRegression();
        for (int promptLength = 16; promptLength <= 1024; promptLength *= 2) {
            line.addData(FastMath.log(promptLength), FastMath.log(smallestLoss(promptLength)));
        }
        return new Estimate(line.getSlope(), line.getSlopeConfidenceInterval(FALSE_ALARM));
    }

    private double smallestLoss(int promptLength) {
        double smallest = Double.POSITIVE_INFINITY;
        for (double scale = 0.5; scale < 40; scale *= 1.4) {
            smallest = Math.min(smallest, loss(promptLength, scale));
        }
        return smallest;
    }

    private double loss(int promptLength, double scale) {
        UniformRandomProvider random = world.streams(promptLength).other();
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        int dimension = world.dimension();
        double total = 0;
        double[][] tokens = new double[promptLength][dimension];
        double[] query = new double[dimension];
        double[] logits = new double[promptLength];
        for (int prompt = 0; prompt < PROMPTS; prompt++) {
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
                total += 0.5 * gap * gap / PROMPTS;
            }
        }
        return total;
    }
}
