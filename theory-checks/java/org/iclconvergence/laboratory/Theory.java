package org.iclconvergence.laboratory;

import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.PromptIdentities;
import org.iclconvergence.worlds.Instance;

/**
 * What the laws say where a lie may bend them; predictions that no lie bends are read from {@link org.iclconvergence.theory} itself.
 * A prediction is a few operations on its arguments: its error is their rounding.
 */
public final class Theory {
    private static final double OPERATIONS = 8;

    private final Wiring wiring;

    /**
     * The theory of one run.
     *
     * @param wiring to the truth or to a lie
     */
    public Theory(Wiring wiring) {
        this.wiring = wiring;
    }

    /**
     * What a law says.
     *
     * @param value as {@link org.iclconvergence.theory} computes it
     * @return the value that the measurement must have
     */
    public Estimate law(Estimate value) {
        return wiring.at(Seams.LAW).apply(value);
    }

    /**
     * What a law with a constant says.
     *
     * @param value exact, or off by a few roundings
     * @return the value that the measurement must have
     */
    public Estimate law(double value) {
        return law(Estimate.rounded(value, OPERATIONS));
    }

    /**
     * An upper bound.
     *
     * @param value as {@link org.iclconvergence.theory} computes it
     * @return what the measurement must not exceed
     */
    public Estimate ceiling(Estimate value) {
        return wiring.at(Seams.CEILING).apply(value);
    }

    /**
     * An upper bound.
     *
     * @param value exact, or off by a few roundings
     * @return what the measurement must not exceed
     */
    public Estimate ceiling(double value) {
        return ceiling(Estimate.rounded(value, OPERATIONS));
    }

    /**
     * A lower bound.
     *
     * @param value as {@link org.iclconvergence.theory} computes it
     * @return what the measurement must reach
     */
    public Estimate floor(Estimate value) {
        return wiring.at(Seams.FLOOR).apply(value);
    }

    /**
     * A lower bound.
     *
     * @param value exact, or off by a few roundings
     * @return what the measurement must reach
     */
    public Estimate floor(double value) {
        return floor(Estimate.rounded(value, OPERATIONS));
    }

    /**
     * Softmax attention as it is defined, without a shift: for logits far from overflow. Its roundings are bounded as the
     * transformer's are.
     *
     * @param world an instance
     * @return Σ_i attn_i y_i, attn = softmax_i(x_iᵀ Q x_query)
     */
    public Estimate prediction(Instance world) {
        Prompt prompt = world.prompt();
        RealMatrix v = world.features().matrix();
        RealMatrix logits = v.transpose().multiply(world.q()).multiply(v);
        double sum = 0;
        double labels = 0;
        for (int i = 0; i < prompt.length(); i++) {
            double weight = FastMath.exp(logits.getEntry(prompt.token(i), prompt.query()));
            sum += weight;
            labels += weight * prompt.label(i);
        }
        return new Estimate(labels / sum, Transformer.predictionError(world));
    }

    /**
     * The prediction error of one prompt, averaged over tasks.
     *
     * @param scores Attn_1 … Attn_K
     * @param k query feature
     * @return ½ (S + T²)
     */
    public Estimate predictionError(double[] scores, int k) {
        return Estimate.rounded(PromptIdentities.predictionError(scores, k), 2.0 * scores.length + OPERATIONS);
    }

    /**
     * What noise on the labels of the context adds to the loss of one prompt.
     *
     * @param scores attn_1 … attn_N of its tokens
     * @param deviation σ
     * @return ½ σ² Σ attn_i²
     */
    public Estimate addedByNoise(double[] scores, double deviation) {
        double squares = 0;
        for (double score : scores) {
            squares += score * score;
        }
        // every score is a quotient of exponentials by their sum
        return Estimate.rounded(0.5 * deviation * deviation * squares, 3.0 * scores.length + 2 * OPERATIONS);
    }

    /**
     * The formula for the growth of a weight, for one prompt.
     *
     * @param scores Attn_1 … Attn_K
     * @param n key feature
     * @param k query feature
     * @return the integrand of α_k / p_k or β_{k,n} / p_k
     */
    public double growth(double[] scores, int n, int k) {
        return wiring.at(Seams.GROWTH).of(scores, n, k);
    }

    /**
     * The paper's bound on the deviation of the counts of a prompt.
     *
     * @param promptLength N
     * @param deviation δ
     * @return largest P(Σ|c_i/N − p_i| ≥ δ)
     */
    public Estimate concentrationBound(double promptLength, double deviation) {
        double bound = wiring.at(Seams.CONCENTRATION_BOUND).applyAsDouble(promptLength, deviation);
        // the exponent is rounded before it is exponentiated
        double exponent = promptLength * deviation * deviation / 25;
        return Estimate.rounded(bound, OPERATIONS * (1 + exponent));
    }

    /**
     * By how much the dominant weight misses −½ ln K at the switch.
     *
     * @param dominant p_1
     * @return ln(√1.5 (1−p_1)/p_1)
     */
    public Estimate offset(double dominant) {
        double offset = wiring.at(Seams.SWITCH_OFFSET).applyAsDouble(dominant);
        // near p_1 = 0.55 the logarithm of something near 1: its error is that of its argument
        return new Estimate(offset, 0x1p-53 * OPERATIONS * (1 + Math.abs(offset)));
    }
}
