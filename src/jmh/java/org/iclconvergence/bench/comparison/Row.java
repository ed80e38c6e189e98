package org.iclconvergence.bench.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One line of the table; theory-checks/bench.schema.json describes it field by field.
 *
 * @param name the work
 * @param rival what it is held against; null if nothing
 * @param unit of ours and theirs: s, MB, or slope
 * @param ours median of the rounds; null if nothing was measured
 * @param theirs the rival's; null if there is none
 * @param ratio theirs / ours, median of the ratios of the rounds; null where no ratio is meant
 * @param spread quartiles: of the ratio, otherwise of ours; null if it was taken once
 * @param target what is to be reached; null if nothing is
 * @param equal that both have done the same; null if there is nothing to compare
 * @param note what the numbers do not say: what was extrapolated, what the work is; null for nothing
 * @param missing why nothing was measured; null if it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Row(
        String name,
        String rival,
        String unit,
        Double ours,
        Double theirs,
        Double ratio,
        double[] spread,
        Target target,
        Agreement equal,
        String note,
        String missing) {
    /** Ours against a rival, taken in turn. */
    static Row ofRounds(String name, String rival, Rounds rounds, Agreement equal) {
        double[] ratios = rounds.ratios();
        return new Row(
                name,
                rival,
                "s",
                Rounds.median(rounds.ours()),
                Rounds.median(rounds.rivals()),
                Rounds.median(ratios),
                Rounds.spread(ratios),
                null,
                equal,
                null,
                null);
    }

    /** Slopes in double logarithmic coordinates, or other numbers of ours, each measured in every round. */
    static Row ofValues(String name, String rival, String unit, double[] ours, double[] theirs) {
        return new Row(
                name,
                rival,
                unit,
                Rounds.median(ours),
                theirs == null ? null : Rounds.median(theirs),
                null,
                ours.length == 1 ? null : Rounds.spread(ours),
                null,
                null,
                null,
                null);
    }

    /** Nothing was measured. */
    static Row missing(String name, String rival, String unit, String why) {
        return new Row(name, rival, unit, null, null, null, null, null, null, null, why);
    }

    /** The same with a ratio to be reached. */
    Row toReach(double least) {
        return new Row(
                name, rival, unit, ours, theirs, ratio, spread, Target.ratio(least, ratio), equal, note, missing);
    }

    /** The same with a bound on ours. */
    Row toKeep(double most) {
        return new Row(name, rival, unit, ours, theirs, ratio, spread, Target.ours(most, ours), equal, note, missing);
    }

    /** The same with nothing to be reached. */
    Row withoutTarget() {
        return new Row(name, rival, unit, ours, theirs, ratio, spread, null, equal, note, missing);
    }

    /** The same with a remark. */
    Row noted(String remark) {
        return new Row(name, rival, unit, ours, theirs, ratio, spread, target, equal, remark, missing);
    }
}
