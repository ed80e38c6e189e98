package org.iclconvergence.data;

import java.util.Arrays;

/**
 * A prompt P = (x_1, y_1, …, x_N, y_N, x_query) over a finite set of features: tokens are feature indices, labels are
 * real ([HCL24] Section 2.1). Immutable.
 */
public final class Prompt {
    private final int features;
    private final int[] tokens;
    private final double[] labels;
    private final int query;
    private final double queryLabel;

    private Prompt(int features, int[] tokens, double[] labels, int query, double queryLabel) {
        this.features = features;
        this.tokens = tokens;
        this.labels = labels;
        this.query = query;
        this.queryLabel = queryLabel;
    }

    /**
     * A prompt with the labels y_i = ⟨w, x_i⟩ of a task.
     *
     * @param tokens feature index of every context token, each in [0, K), length N ≥ 1, copied
     * @param query feature index of the query token
     * @param labelOfFeature ⟨w, v_k⟩ for every feature, length K, not modified
     * @return the prompt
     * @throws IllegalArgumentException if there is no token, an index is out of range or a label is not finite
     */
    public static Prompt of(int[] tokens, int query, double[] labelOfFeature) {
        requireTokens(tokens, query, labelOfFeature.length);
        double[] labels = new double[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            labels[i] = labelOfFeature[tokens[i]];
        }
        return withLabels(labelOfFeature.length, tokens, labels, query, labelOfFeature[query]);
    }

    /**
     * A prompt with labels of its own, such as noisy ones.
     *
     * @param features K
     * @param tokens feature index of every context token, length N ≥ 1, copied
     * @param labels y_i, length N, copied
     * @param query feature index of the query token
     * @param queryLabel what the prediction is compared with
     * @return the prompt
     * @throws IllegalArgumentException if there is no token, lengths differ, an index is out of range, a label is not finite or
     *     no array holds so many features
     */
    public static Prompt withLabels(int features, int[] tokens, double[] labels, int query, double queryLabel) {
        requireTokens(tokens, query, features);
        if (features > ArrayLengths.MOST) {
            throw new IllegalArgumentException(
                    "features must number at most " + ArrayLengths.MOST + ", not " + features);
        }
        if (labels.length != tokens.length) {
            throw new IllegalArgumentException("labels number " + labels.length + ", tokens " + tokens.length);
        }
        for (double label : labels) {
            requireFinite(label);
        }
        requireFinite(queryLabel);
        return new Prompt(features, tokens.clone(), labels.clone(), query, queryLabel);
    }

    /**
     * The same prompt compared with another label.
     *
     * @param label what the prediction is compared with
     * @return a copy
     * @throws IllegalArgumentException if the label is not finite
     */
    public Prompt withQueryLabel(double label) {
        requireFinite(label);
        return new Prompt(features, tokens, labels, query, label);
    }

    /**
     * The prompt length.
     *
     * @return N
     */
    public int length() {
        return tokens.length;
    }

    /**
     * The number of features that a token may be.
     *
     * @return K
     */
    public int features() {
        return features;
    }

    /**
     * One context token.
     *
     * @param i position from 0
     * @return its feature index
     */
    public int token(int i) {
        return tokens[i];
    }

    /**
     * One context label.
     *
     * @param i position from 0
     * @return y_i
     */
    public double label(int i) {
        return labels[i];
    }

    /**
     * The query token.
     *
     * @return its feature index
     */
    public int query() {
        return query;
    }

    /**
     * The label of the query, which the transformer never sees.
     *
     * @return ⟨w, x_query⟩
     */
    public double queryLabel() {
        return queryLabel;
    }

    /**
     * How often each feature occurs in the context.
     *
     * @return c_1 … c_K, length K, summing to N
     */
    public int[] counts() {
        int[] counts = new int[features];
        for (int token : tokens) {
            counts[token]++;
        }
        return counts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Prompt that
                && features == that.features
                && query == that.query
                && Double.compare(queryLabel, that.queryLabel) == 0
                && Arrays.equals(tokens, that.tokens)
                && Arrays.equals(labels, that.labels);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(tokens) + query;
    }

    private static void requireTokens(int[] tokens, int query, int features) {
        if (tokens.length == 0) {
            throw new IllegalArgumentException("a prompt needs at least one token");
        }
        for (int token : tokens) {
            requireIndex("token", token, features);
        }
        requireIndex("query", query, features);
    }

    private static void requireIndex(String what, int index, int features) {
        if (index < 0 || index >= features) {
            throw new IllegalArgumentException(what + " index " + index + " is out of range: there are " + features
                    + " features, 0 to " + (features - 1));
        }
    }

    private static void requireFinite(double label) {
        if (!Double.isFinite(label)) {
            throw new IllegalArgumentException("labels must be finite, not " + label);
        }
    }
}
