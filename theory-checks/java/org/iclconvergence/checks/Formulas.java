package org.iclconvergence.checks;

import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.model.AttentionScores;
import org.iclconvergence.model.OneLayerTransformer;
import org.iclconvergence.theory.MultinomialBound;
import org.iclconvergence.theory.OnsetLaw;
import org.iclconvergence.theory.PromptIdentities;

/** The hooks of the model and of what the theory says about it: scores, predictions, growth of a weight, bounds and laws. */
abstract class Formulas extends World {
    /**
     * The literal transformer's prediction.
     *
     * @param q Q, d × d
     * @param features V
     * @param prompt N tokens and a query
     * @return ŷ
     */
    public double predict(RealMatrix q, Features features, Prompt prompt) {
        note("predict");
        return OneLayerTransformer.blockForm(q).predict(OneLayerTransformer.embedding(prompt, features));
    }

    /**
     * Attention scores of tokens.
     *
     * @param logits one for each token
     * @return their softmax
     */
    public double[] softmax(double[] logits) {
        note("softmax");
        return AttentionScores.softmax(logits);
    }

    /**
     * Attention scores of features.
     *
     * @param counts of each feature in the context
     * @param logits of each feature for the query
     * @return Attn_1 … Attn_K
     */
    public double[] featureScores(int[] counts, double[] logits) {
        note("featureScores");
        return AttentionScores.ofFeatures(counts, logits);
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
        note("growth");
        return PromptIdentities.growth(scores, n, k);
    }

    /**
     * The paper's bound on the deviation of the counts of a prompt.
     *
     * @param promptLength N
     * @param deviation δ
     * @return largest P(Σ|c_i/N − p_i| ≥ δ)
     */
    public double concentrationBound(double promptLength, double deviation) {
        note("concentrationBound");
        return MultinomialBound.probability(promptLength, deviation);
    }

    /**
     * The constant by which B_{k,1} misses −½ ln K at the switch.
     *
     * @param dominant p_1
     * @return as the onset law predicts it
     */
    public double switchOffset(double dominant) {
        note("switchOffset");
        return OnsetLaw.offset(dominant);
    }

    /**
     * The exponent of the law η T_k p_k^e = Θ(1) for rare features.
     *
     * @return e
     */
    public double rareExponent() {
        note("rareExponent");
        return 2;
    }
}
