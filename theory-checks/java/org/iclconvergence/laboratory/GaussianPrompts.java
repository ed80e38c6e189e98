package org.iclconvergence.laboratory;

import java.util.function.Consumer;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.GaussianTokens;

/**
 * Softmax attention on Gaussian tokens with Q = λI: the loss ½ E|Σ attn_i x_i − x_query|². For each N the λ of a grid that is best on
 * the prompts of batch 0 is measured on the prompts of other batches. Each of these gives a slope of its own, independent of the
 * others, and Student's t an interval of their mean.
 */
public final class GaussianPrompts {
    /** What the exponent's confidence interval may miss. */
    public static final double FALSE_ALARM = StudentInterval.FALSE_ALARM;

    private static final int BATCHES = 24;
    private static final int PROMPTS = 500;
    private static final int TUNING_PROMPTS = 1000;
    private static final int SHORTEST = 16;
    private static final int LONGEST = 1024;

    private final GaussianTokens world;
    private final Wiring wiring;
    private final double[] query;
    private final StudentInterval interval;

    GaussianPrompts(GaussianTokens world, Wiring wiring) {
        this.world = world;
        this.wiring = wiring;
        this.query = new double[world.dimension()];
        this.interval = new StudentInterval(wiring, BATCHES);
    }

    /**
     * The slope of ln loss over ln N, N from 16 to 1024.
     *
     * @return the mean of the batches, with the half-width of its interval at error {@link #FALSE_ALARM}
     */
    public Estimate exponent() {
        SimpleRegression[] lines = new SimpleRegression[BATCHES];
        for (int batch = 0; batch < BATCHES; batch++) {
            lines[batch] = new SimpleRegression();
        }
        for (int length = SHORTEST; length <= LONGEST; length *= 2) {
            double scale = bestScale(length);
            for (int batch = 0; batch < BATCHES; batch++) {
                double loss = losses(length, batch + 1, PROMPTS, scale)[0];
                lines[batch].addData(FastMath.log(length), FastMath.log(loss));
            }
        }
        SummaryStatistics slopes = new SummaryStatistics();
        for (SimpleRegression line : lines) {
            slopes.addValue(line.getSlope());
        }
        return interval.of(slopes);
    }

    /**
     * What the interval really misses if slopes are normal: the two tails of Student's t, by another formula than its quantile.
     *
     * @return a probability
     */
    public Estimate missing() {
        return interval.missing();
    }

    private double bestScale(int length) {
        double[] scales = new double[14];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = 0.5 * FastMath.pow(1.4, i);
        }
        double[] losses = losses(length, 0, TUNING_PROMPTS, scales);
        int best = 0;
        for (int i = 1; i < losses.length; i++) {
            best = losses[i] < losses[best] ? i : best;
        }
        return scales[best];
    }

    /** 2 M times the loss at each λ on the same M prompts, those of one batch: no slope of its logarithm sees the factor. */
    private double[] losses(int length, int batch, int prompts, double... scales) {
        Consumer<double[]> sampler =
                wiring.at(Seams.TOKENS).apply(world.streams(length, batch).tokens());
        double[][] tokens = new double[length][query.length];
        double[] products = new double[length];
        double[] total = new double[scales.length];
        for (int prompt = 0; prompt < prompts; prompt++) {
            sampler.accept(query);
            for (int i = 0; i < length; i++) {
                sampler.accept(tokens[i]);
                products[i] = 0;
                for (int j = 0; j < query.length; j++) {
                    products[i] += tokens[i][j] * query[j];
                }
            }
            for (int s = 0; s < scales.length; s++) {
                total[s] += squaredGap(tokens, products, scales[s]);
            }
        }
        return total;
    }

    private double squaredGap(double[][] tokens, double[] products, double scale) {
        double[] logits = new double[products.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = scale * products[i];
        }
        double[] scores = wiring.at(Seams.SOFTMAX).apply(logits);
        double squares = 0;
        for (int j = 0; j < query.length; j++) {
            double gap = -query[j];
            for (int i = 0; i < scores.length; i++) {
                gap += scores[i] * tokens[i][j];
            }
            squares += gap * gap;
        }
        return squares;
    }
}
