package org.iclconvergence.data;

import java.util.Arrays;

/**
 * Features grouped by equal probability. Features of one class are exchangeable, so gradient descent from zero keeps
 * their weights equal (THEORY.md identity 6) and a problem with c classes costs O(c) per query whatever K is. Immutable.
 *
 * <p>A class has a probability p_j for each member and a multiplicity m_j, a whole double, so that K may be 1e80. Class 0
 * contains feature 1: the dominant one in the imbalanced case.
 */
public final class SymmetryClasses {
    private final double[] probability;
    private final double[] multiplicity;

    private SymmetryClasses(double[] probability, double[] multiplicity) {
        this.probability = probability;
        this.multiplicity = multiplicity;
    }

    /**
     * The classes of given probabilities, in the order in which they first occur. Only exactly equal values share a class.
     *
     * @param p the probabilities
     * @return their classes
     */
    public static SymmetryClasses of(FeatureProbabilities p) {
        double[] probability = new double[p.count()];
        double[] multiplicity = new double[p.count()];
        int classes = 0;
        for (int k = 0; k < p.count(); k++) {
            int j = 0;
            while (j < classes && probability[j] != p.get(k)) {
                j++;
            }
            classes = Math.max(classes, j + 1);
            probability[j] = p.get(k);
            multiplicity[j]++;
        }
        return of(Arrays.copyOf(probability, classes), Arrays.copyOf(multiplicity, classes));
    }

    /**
     * Given classes.
     *
     * @param probability p_j of each member, in (0, 1], length c ≥ 1, copied
     * @param multiplicity m_j, whole, ≥ 1, length c, copied
     * @return the classes
     * @throws IllegalArgumentException if the lengths differ or are 0, a value is out of range, or Σ m_j p_j misses 1 by
     *     more than {@link FeatureProbabilities#SUM_TOLERANCE}
     */
    public static SymmetryClasses of(double[] probability, double[] multiplicity) {
        if (probability.length == 0 || probability.length != multiplicity.length) {
            throw new IllegalArgumentException("classes need as many probabilities as multiplicities, at least one: "
                    + probability.length + " and " + multiplicity.length);
        }
        double sum = 0;
        for (int j = 0; j < probability.length; j++) {
            if (!(probability[j] > 0 && probability[j] <= 1)) {
                throw new IllegalArgumentException("probabilities must lie in (0, 1], not " + probability[j]);
            }
            if (!(multiplicity[j] >= 1) || multiplicity[j] != Math.floor(multiplicity[j])) {
                throw new IllegalArgumentException("multiplicities must be whole and positive, not " + multiplicity[j]);
            }
            sum += multiplicity[j] * probability[j];
        }
        if (!(Math.abs(sum - 1) <= FeatureProbabilities.SUM_TOLERANCE)) {
            throw new IllegalArgumentException("probabilities must sum to 1, not " + sum);
        }
        return new SymmetryClasses(probability.clone(), multiplicity.clone());
    }

    /**
     * The balanced case.
     *
     * @param features K ≥ 1, whole
     * @return one class
     * @throws IllegalArgumentException if K is not whole or &lt; 1
     */
    public static SymmetryClasses balanced(double features) {
        requireWhole(features, 1);
        return of(new double[] {1 / features}, new double[] {features});
    }

    /**
     * The imbalanced case.
     *
     * @param features K ≥ 2, whole
     * @param dominant p_1 in (0, 1)
     * @return class 0 the dominant feature, class 1 the K − 1 others with p_k = (1 − p_1)/(K − 1)
     * @throws IllegalArgumentException if K is not whole or &lt; 2, or p_1 is not inside (0, 1)
     */
    public static SymmetryClasses imbalanced(double features, double dominant) {
        if (!(dominant > 0 && dominant < 1)) {
            throw new IllegalArgumentException("the dominant probability must lie inside (0, 1), not " + dominant);
        }
        requireWhole(features, 2);
        return of(new double[] {dominant, (1 - dominant) / (features - 1)}, new double[] {1, features - 1});
    }

    private static void requireWhole(double features, int fewest) {
        if (!(features >= fewest && features < Double.POSITIVE_INFINITY) || features != Math.floor(features)) {
            throw new IllegalArgumentException(
                    "features must be a whole number from " + fewest + " on, not " + features);
        }
    }

    /**
     * The number of classes.
     *
     * @return c
     */
    public int count() {
        return probability.length;
    }

    /**
     * The number of features.
     *
     * @return K = Σ m_j, rounded to a double above 2^53
     */
    public double features() {
        return Arrays.stream(multiplicity).sum();
    }

    /**
     * The probability of each member.
     *
     * @param j class from 0
     * @return p_j
     */
    public double probability(int j) {
        return probability[j];
    }

    /**
     * The number of members.
     *
     * @param j class from 0
     * @return m_j
     */
    public double multiplicity(int j) {
        return multiplicity[j];
    }

    /**
     * The class of a probability.
     *
     * @param p a feature's probability
     * @return the class whose members have exactly it
     * @throws IllegalArgumentException if there is none
     */
    public int classOf(double p) {
        for (int j = 0; j < count(); j++) {
            if (probability[j] == p) {
                return j;
            }
        }
        throw new IllegalArgumentException("no feature has probability " + p);
    }

    /**
     * Where {@link #query} puts the other members of a class.
     *
     * @param queryClass class of the query feature
     * @param j class of another feature
     * @return its group
     */
    public int groupOf(int queryClass, int j) {
        if (j == queryClass) {
            return 1;
        }
        int own = multiplicity[queryClass] == 1 ? 1 : 2;
        return own + (j < queryClass ? j : j - 1);
    }

    /**
     * Every member by itself, class after class.
     *
     * @return p, length K
     * @throws IllegalArgumentException if there are more than a thousand features
     */
    public FeatureProbabilities expanded() {
        if (!(features() <= 1000)) {
            throw new IllegalArgumentException("too many features to list: " + features());
        }
        double[] p = new double[(int) features()];
        int next = 0;
        for (int j = 0; j < count(); j++) {
            Arrays.fill(p, next, next + (int) multiplicity[j], probability[j]);
            next += (int) multiplicity[j];
        }
        return FeatureProbabilities.of(p);
    }

    /**
     * What a query sees: itself, the rest of its class, the other classes in order.
     *
     * @param queryClass class of the query feature
     * @return the groups
     */
    public QueryGroups query(int queryClass) {
        boolean alone = multiplicity[queryClass] == 1;
        int own = alone ? 1 : 2;
        double[] p = new double[count() - 1 + own];
        double[] m = new double[p.length];
        p[0] = probability[queryClass];
        m[0] = 1;
        if (!alone) {
            p[1] = probability[queryClass];
            m[1] = multiplicity[queryClass] - 1;
        }
        int dominant = 0;
        int next = own;
        for (int j = 0; j < count(); j++) {
            if (j != queryClass) {
                dominant = j == 0 ? next : dominant;
                p[next] = probability[j];
                m[next++] = multiplicity[j];
            }
        }
        return new QueryGroups(p, m, dominant);
    }

    @Override
    public String toString() {
        return "p = " + Arrays.toString(probability) + " times " + Arrays.toString(multiplicity);
    }
}
