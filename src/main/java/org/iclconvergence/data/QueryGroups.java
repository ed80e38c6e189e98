package org.iclconvergence.data;

import java.util.Arrays;

/**
 * The features as one query sees them: groups of features that carry equal weights in the query's column. Group 0 is the
 * target, the queried feature alone. Immutable.
 */
public final class QueryGroups {
    private final double[] probability;
    private final double[] multiplicity;
    private final int dominant;

    QueryGroups(double[] probability, double[] multiplicity, int dominant) {
        this.probability = probability;
        this.multiplicity = multiplicity;
        this.dominant = dominant;
    }

    /**
     * Every feature by itself: the full problem.
     *
     * @param p the probabilities
     * @param k query feature, from 0
     * @return K groups: feature k, then the others in order
     * @throws IndexOutOfBoundsException if k is not in [0, K)
     */
    public static QueryGroups ofEveryFeature(FeatureProbabilities p, int k) {
        if (k < 0 || k >= p.count()) {
            throw new IndexOutOfBoundsException("query feature k must lie in [0, " + p.count() + "), not " + k);
        }
        double[] probability = new double[p.count()];
        double[] multiplicity = new double[p.count()];
        Arrays.fill(multiplicity, 1);
        probability[0] = p.get(k);
        for (int m = 0; m < p.count(); m++) {
            if (m != k) {
                probability[positionOf(m, k)] = p.get(m);
            }
        }
        return new QueryGroups(probability, multiplicity, positionOf(0, k));
    }

    /**
     * Where {@link #ofEveryFeature} puts a feature.
     *
     * @param feature index from 0
     * @param k query feature
     * @return its group
     */
    public static int positionOf(int feature, int k) {
        if (feature == k) {
            return 0;
        }
        return feature < k ? feature + 1 : feature;
    }

    /**
     * The number of groups.
     *
     * @return c ≥ 1
     */
    public int count() {
        return probability.length;
    }

    /**
     * The number of features.
     *
     * @return K = Σ m_g, rounded to a double above 2^53
     */
    public double features() {
        return Arrays.stream(multiplicity).sum();
    }

    /**
     * The probability of each member.
     *
     * @param group index, 0 = target
     * @return p_g
     */
    public double probability(int group) {
        return probability[group];
    }

    /**
     * The number of members.
     *
     * @param group index, 0 = target
     * @return m_g, 1 for the target
     */
    public double multiplicity(int group) {
        return multiplicity[group];
    }

    /**
     * The group of feature 1, the dominant one in the imbalanced case.
     *
     * @return its index; 0 if it is the target
     */
    public int dominant() {
        return dominant;
    }

    /**
     * Whether all features other than the queried one are equally probable.
     *
     * @return true for every balanced query, the dominant one and K ≤ 2
     */
    public boolean hasEqualCompetitors() {
        for (int g = 2; g < probability.length; g++) {
            if (probability[g] != probability[1]) {
                return false;
            }
        }
        return true;
    }

    /**
     * All probabilities.
     *
     * @return p_g, length c, a copy
     */
    public double[] probabilities() {
        return probability.clone();
    }

    /**
     * All multiplicities.
     *
     * @return m_g, length c, a copy
     */
    public double[] multiplicities() {
        return multiplicity.clone();
    }
}
