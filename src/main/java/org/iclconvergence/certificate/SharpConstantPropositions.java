package org.iclconvergence.certificate;

import static org.iclconvergence.certificate.ClosedForms.number;
import static org.iclconvergence.certificate.ClosedForms.rest;

import java.util.List;

/**
 * Balanced features on infinitely long prompts, K ≥ 10, ε ≤ 0.1: how near η T* is to K² and to (K−1)/(4ε), BAL-7. The variables are
 * x = 1/K and s = √ε, r = √(2ε(1−x)). Terms that cancel where x or s vanishes were cancelled by hand.
 */
final class SharpConstantPropositions {
    private static final Box DOMAIN = Box.of(
                    "1/K", new Interval(0, Interval.decimal("0.1").high()))
            .and("√ε", new Interval(0, Interval.decimal("0.1").root().high()));

    private SharpConstantPropositions() {}

    static List<Proposition> all() {
        return List.of(
                manyFeatures("η T*/K² − 1 ≤", SharpConstantPropositions::aboveManyFeatures),
                manyFeatures("1 − η T*/K² ≤", SharpConstantPropositions::belowManyFeatures),
                smallErrors("4εη T*/(K−1) − 1 ≤", SharpConstantPropositions::aboveSmallErrors),
                smallErrors("1 − 4εη T*/(K−1) ≤", SharpConstantPropositions::belowSmallErrors));
    }

    private interface Distance {
        Interval left(Interval factor, Interval x, Interval s);
    }

    private static Proposition manyFeatures(String side, Distance distance) {
        return proposition(
                side + " (3 ln K + 1/ε + 9)/K",
                "times εK; η T*/K² − 1 = x {½(1−x) G(r)/ε + (1−x)² [3 ln(1/x) − M(x)] − 2 + x}, x = 1/K",
                distance);
    }

    private static Proposition smallErrors(String side, Distance distance) {
        return proposition(
                side + " 7√ε + 4ε(K + 3 ln K + 2 ln(1/ε))",
                "over √ε; 4εη T*/(K−1) = 2G(r) + 4ε(1−x)[K + 3 ln K − M(x)], x = 1/K",
                distance);
    }

    private static Proposition proposition(String inequality, String lemma, Distance distance) {
        return new Inequality(
                "BAL-7",
                inequality + " for all real K ≥ 10 and 0 < ε ≤ 0.1, N → ∞",
                lemma,
                DOMAIN,
                (factor, box) ->
                        distance.left(factor, box.sides().get(0), box.sides().get(1)));
    }

    /** 1 + ε(3 ln(1/x) + 9) is the bound; with the same logarithm on the other side, what is left is a multiple of x ln(1/x). */
    private static Interval aboveManyFeatures(Interval factor, Interval x, Interval s) {
        Interval square = s.squared();
        Interval known =
                rest(x).squared().times(ClosedForms.start(x)).plus(number(2).minus(x));
        Interval bound = Interval.ONE.plus(square.times(9));
        // 3 ln(1/x) (factor − (1−x)²), of which the first part is not positive
        Interval logarithms = factor.minus(Interval.ONE)
                .times(x.log().negated())
                .plus(x.timesLogOfInverse().times(number(2).minus(x)));
        return factor.times(bound)
                .plus(square.times(logarithms.times(3).plus(known)))
                .minus(end(x, s));
    }

    private static Interval belowManyFeatures(Interval factor, Interval x, Interval s) {
        Interval square = s.squared();
        Interval weight = rest(x).squared();
        Interval bound = Interval.ONE.plus(square.times(9));
        Interval logarithm = x.log().times(-3).times(factor.plus(weight));
        Interval known = weight.times(ClosedForms.start(x)).plus(number(2).minus(x));
        return factor.times(bound).plus(square.times(logarithm.minus(known))).plus(end(x, s));
    }

    /** ½(1−x) G(r). */
    private static Interval end(Interval x, Interval s) {
        return rest(x).times(0.5).times(ClosedForms.end(ClosedForms.remainder(x, s)));
    }

    private static Interval aboveSmallErrors(Interval factor, Interval x, Interval s) {
        // K (factor − (1−x)): K (factor − 1) + 1, and likewise with the logarithm
        Interval short1 = factor.minus(Interval.ONE);
        Interval features = short1.times(x.inverse()).plus(Interval.ONE);
        Interval logarithms = short1.times(x.log().negated()).plus(x.timesLogOfInverse());
        Interval sum = features.plus(logarithms.times(3)).plus(rest(x).times(ClosedForms.start(x)));
        return bound(factor, s).plus(s.times(4).times(sum)).minus(endLessHalf(x, s));
    }

    private static Interval belowSmallErrors(Interval factor, Interval x, Interval s) {
        Interval rest = rest(x);
        Interval features = x.inverse().plus(x.log().times(-3));
        Interval sum = features.times(factor.plus(rest)).minus(rest.times(ClosedForms.start(x)));
        return bound(factor, s).plus(s.times(4).times(sum)).plus(endLessHalf(x, s));
    }

    /** 7 + 8 s ln(1/ε): the part of the bound over s without K. */
    private static Interval bound(Interval factor, Interval s) {
        return factor.times(number(7).plus(s.timesLogOfInverse().times(16)));
    }

    /** (2G(r) − 1)/s = ρ {4 + 6 r ln(1/r) + 6 r ln(1−r) − 2r/(1−r)}, ρ = r/s. */
    private static Interval endLessHalf(Interval x, Interval s) {
        Interval ratio = rest(x).times(2).root();
        Interval r = s.times(ratio);
        Interval rest = rest(r);
        Interval braces = number(4)
                .plus(r.timesLogOfInverse().times(6))
                .plus(r.times(rest.log()).times(6))
                .minus(r.dividedBy(rest).times(2));
        return ratio.times(braces);
    }
}
