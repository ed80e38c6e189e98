package org.iclconvergence.theory;

/**
 * What the feature attention scores of one prompt contribute to the population loss and its gradient, once the task weight
 * is averaged out ([HCL24] Section 4; THEORY.md, identities 2 and 3).
 *
 * <p>With T = 1 − Attn_k and S = Σ_{m≠k} Attn_m²: L_k = ½ E[S + T²] for every task distribution with zero mean and identity
 * covariance; α_k = −∂L/∂A_k = p_k E[Attn_k (S + T²)]; β_{k,n} = −∂L/∂B_{k,n} = p_k E[Attn_n (S − Attn_n − Attn_k T)].
 * The expectation over prompts is the caller's.
 */
public final class PromptIdentities {
    private PromptIdentities() {}

    /**
     * The contribution to the prediction error.
     *
     * @param scores Attn_1 … Attn_K, summing to 1, not modified
     * @param k query feature
     * @return ½ (S + T²), without cancellation
     */
    public static double predictionError(double[] scores, int k) {
        double rest = rest(scores, k);
        return 0.5 * (squares(scores, k) + rest * rest);
    }

    /**
     * The contribution to the growth of a weight under gradient descent.
     *
     * @param scores Attn_1 … Attn_K, summing to 1, not modified
     * @param n key feature
     * @param k query feature
     * @return for n = k the integrand of α_k / p_k, otherwise that of β_{k,n} / p_k
     */
    public static double growth(double[] scores, int n, int k) {
        double rest = rest(scores, k);
        double squares = squares(scores, k);
        return n == k ? scores[k] * (squares + rest * rest) : scores[n] * (squares - scores[n] - scores[k] * rest);
    }

    private static double rest(double[] scores, int k) {
        double sum = 0;
        for (int m = 0; m < scores.length; m++) {
            sum += m == k ? 0 : scores[m];
        }
        return sum;
    }

    private static double squares(double[] scores, int k) {
        double sum = 0;
        for (int m = 0; m < scores.length; m++) {
            sum += m == k ? 0 : scores[m] * scores[m];
        }
        return sum;
    }
}
