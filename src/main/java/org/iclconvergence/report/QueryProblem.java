package org.iclconvergence.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;

/**
 * Which features there are and which one is queried.
 *
 * @param regime balanced, imbalanced or given
 * @param classes the features
 * @param queryClass class of the queried feature
 * @param query number of the queried feature, from 1, whole
 */
public record QueryProblem(String regime, SymmetryClasses classes, int queryClass, double query) {
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
    int rival() {
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

    /**
     * The features in words.
     *
     * @param subscript the letter p with index 1, plain or typeset
     * @return such as "imbalanced: K = 1e12, p_1 = 0.5"
     */
    String title(String subscript) {
        String title = regime + ": K = " + whole(classes.features());
        return regime.equals("imbalanced") ? title + ", " + subscript + " = " + rounded(classes.probability(0)) : title;
    }

    /**
     * A whole number, short.
     *
     * @param value whole, if it is finite
     * @return all digits up to 99999, else such as 1e12
     */
    public static String whole(double value) {
        if (Double.isFinite(value) && Math.abs(value) < 1e5 && value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .round(new MathContext(6))
                        .stripTrailingZeros()
                        .toString()
                        .replace("E+", "e")
                        .replace("E", "e")
                : Double.isInfinite(value) ? "inf" : "NaN";
    }

    private static String rounded(double value) {
        return new BigDecimal(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toString()
                .replace("E", "e");
    }
}
