package org.iclconvergence.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which features there are and which one is queried.
 *
 * @param regime how the features are distributed
 * @param classes the features
 * @param queryClass class of the queried feature
 * @param query number of the queried feature, from 1, whole
 */
public record QueryProblem(Regime regime, SymmetryClasses classes, int queryClass, double query) {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if there is no such class, or no such feature
     */
    public QueryProblem {
        Objects.requireNonNull(regime, "regime");
        Objects.requireNonNull(classes, "classes");
        if (queryClass < 0 || queryClass >= classes.count()) {
            throw new IllegalArgumentException(
                    "queryClass must lie in [0, " + classes.count() + "), not " + queryClass);
        }
        if (!(query >= 1 && query <= classes.features()) || query != Math.floor(query)) {
            throw new IllegalArgumentException(
                    "query must be the number of a feature, from 1 to K = " + classes.features() + ", not " + query);
        }
    }

    /** In place of a number: the first of the least probable features. */
    public static final double RAREST = 0;

    /**
     * Equally probable features.
     *
     * @param features K ≥ 2, whole
     * @param query number of a feature, from 1, or {@link #RAREST}
     * @return the problem
     * @throws IllegalArgumentException if there is no such feature
     */
    public static QueryProblem balanced(double features, double query) {
        return new QueryProblem(Regime.BALANCED, SymmetryClasses.balanced(features), 0, require(query, 1, features));
    }

    /**
     * Feature 1 apart from the others, which are equally probable.
     *
     * @param features K ≥ 2, whole
     * @param dominant p_1 in (0, 1)
     * @param query number of a feature, from 1, or {@link #RAREST}
     * @return the problem
     * @throws IllegalArgumentException if there is no such feature, or p_1 is not inside (0, 1)
     */
    public static QueryProblem imbalanced(double features, double dominant, double query) {
        SymmetryClasses classes = SymmetryClasses.imbalanced(features, dominant);
        boolean firstIsRarest = classes.probability(0) <= classes.probability(1);
        double k = require(query, firstIsRarest ? 1 : 2, features);
        return new QueryProblem(Regime.IMBALANCED, classes, k == 1 ? 0 : 1, k);
    }

    /**
     * Given probabilities.
     *
     * @param p of K ≥ 2 features
     * @param query number of a feature, from 1, or {@link #RAREST}
     * @return the problem
     * @throws IllegalArgumentException if there is no such feature
     */
    public static QueryProblem given(FeatureProbabilities p, double query) {
        int rarest = 0;
        for (int k = 1; k < p.count(); k++) {
            rarest = p.get(k) < p.get(rarest) ? k : rarest;
        }
        double k = require(query, rarest + 1, p.count());
        SymmetryClasses classes = SymmetryClasses.of(p);
        return new QueryProblem(Regime.GIVEN, classes, classes.classOf(p.get((int) k - 1)), k);
    }

    /**
     * Every query of equally probable features: they are learned alike, and the first stands for all.
     *
     * @param features K ≥ 2, whole
     * @return one problem
     */
    public static List<QueryProblem> everyBalanced(double features) {
        return List.of(balanced(features, 1));
    }

    /**
     * Every query where feature 1 is apart: itself, and the first of the others, which are learned alike.
     *
     * @param features K ≥ 2, whole
     * @param dominant p_1 in (0, 1)
     * @return two problems
     */
    public static List<QueryProblem> everyImbalanced(double features, double dominant) {
        return List.of(imbalanced(features, dominant, 1), imbalanced(features, dominant, 2));
    }

    /**
     * Every query of given probabilities: equally probable features are learned alike, and the first stands for them.
     *
     * @param p of K ≥ 2 features
     * @return a problem for each different probability, in the order of the features
     */
    public static List<QueryProblem> everyGiven(FeatureProbabilities p) {
        SymmetryClasses classes = SymmetryClasses.of(p);
        List<QueryProblem> problems = new ArrayList<>();
        for (int k = 0; problems.size() < classes.count(); k++) {
            // classes are in the order in which they first occur
            if (p.get(k) == classes.probability(problems.size())) {
                problems.add(new QueryProblem(Regime.GIVEN, classes, problems.size(), k + 1.0));
            }
        }
        return problems;
    }

    private static double require(double query, double rarest, double count) {
        double k = query == RAREST ? rarest : query;
        if (!(k >= 1 && k <= count) || k != Math.floor(k)) {
            throw new IllegalArgumentException(
                    "query must be the number of a feature, from 1 to K = " + count + ", not " + query);
        }
        return k;
    }

    /**
     * The features as the query sees them.
     *
     * @return group 0 the target
     */
    public QueryGroups groups() {
        return classes.query(queryClass);
    }

    /**
     * Is the query under-represented beside a dominant feature 1? The paper's thresholds are about that.
     *
     * @return true if feature 1 is another feature, alone in its class and more probable than all others
     */
    public boolean underRepresented() {
        boolean dominant = queryClass != 0 && classes.multiplicity(0) == 1;
        for (int j = 1; j < classes.count(); j++) {
            dominant &= classes.probability(j) < classes.probability(0);
        }
        return dominant;
    }

    /**
     * Is it so, and are the others equally rare? Then K and p_1 say all of p: what the claims of imbalanced features speak of.
     *
     * @return true if the query is {@link #underRepresented} and there are two classes
     */
    public boolean equallyRare() {
        return underRepresented() && classes.count() == 2;
    }

    /**
     * The group whose weight is followed beside the target's: feature 1, or the most probable other one.
     *
     * @return from 1
     */
    public int rival() {
        QueryGroups groups = groups();
        if (underRepresented()) {
            return groups.dominant();
        }
        int rival = 1;
        for (int g = 2; g < groups.count(); g++) {
            rival = groups.probability(g) > groups.probability(rival) ? g : rival;
        }
        return rival;
    }
}
