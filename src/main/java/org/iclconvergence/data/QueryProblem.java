package org.iclconvergence.data;

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
