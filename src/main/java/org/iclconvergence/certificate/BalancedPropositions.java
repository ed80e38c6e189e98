package org.iclconvergence.certificate;

import static org.iclconvergence.certificate.ClosedForms.number;
import static org.iclconvergence.certificate.ClosedForms.rest;

import java.util.List;

/** Balanced features on infinitely long prompts: BAL-1, BAL-3, BAL-4. The variables are x = 1/K and s = √ε. */
final class BalancedPropositions {
    private BalancedPropositions() {}

    static List<Proposition> all() {
        return List.of(convergence(), phaseOne(), endOfPhaseOne());
    }

    private static Proposition convergence() {
        return new Inequality(
                "BAL-1",
                "T* ≤ [K² ln K + K ln(K ε^{−1/2})/ε]/η for all real K ≥ 2 and 0 < ε ≤ 0.49, N → ∞",
                "over K² (1 + 1/(Kε)) both sides are continuous, or the bound tends to ∞, where K → ∞ or ε → 0",
                Box.of("1/K", new Interval(0, 0.5))
                        .and("√ε", new Interval(0, Interval.decimal("0.7").high())),
                (factor, box) ->
                        timeLeft(factor, box.sides().get(0), box.sides().get(1)));
    }

    /** Bound minus time, over K² (1 + y), with y = x/ε and θ = y/(1 + y). */
    static Interval timeLeft(Interval factor, Interval x, Interval s) {
        Interval share = share(x, s);
        return factor.times(scaledBound(x, s, share)).minus(scaledTime(x, s, share));
    }

    /** θ = 1/(1 + ε/x). */
    static Interval share(Interval x, Interval s) {
        return Interval.ONE.plus(s.squared().dividedBy(x)).inverse();
    }

    /** [K² ln K + K ln(K ε^{−1/2})/ε] over K² (1 + y): ln(1/x) + θ ln(1/s). */
    static Interval scaledBound(Interval x, Interval s, Interval share) {
        return x.log().negated().plus(share.times(s.log().negated()));
    }

    /** η T* over K² (1 + y): (1−x)² {(1−θ)(−x F(x)) + θ ε F(a)}. Negative beyond the start, where there is nothing to show. */
    static Interval scaledTime(Interval x, Interval s, Interval share) {
        Interval rest = rest(x);
        Interval first = rest.squared().times(ClosedForms.way(x));
        Interval second = rest.times(0.5).times(ClosedForms.end(ClosedForms.remainder(x, s)));
        return rest(share).times(first).plus(share.times(second));
    }

    private static Proposition phaseOne() {
        return new Inequality(
                "BAL-3",
                "α_k ≥ (1 − 1/K)/K² while 1/K ≤ Attn_k ≤ ½, for all real K ≥ 5.25, N → ∞",
                "a(1−a)² − x(1−x)² = (a−x)[1 − 2(a+x) + a² + ax + x²], x = 1/K, a = x + t(½ − x)",
                Box.of("1/K", new Interval(0, Interval.of(5.25).inverse().high()))
                        .and("t", new Interval(0, 1)),
                (factor, box) ->
                        growthLeft(factor, box.sides().get(0), box.sides().get(1)));
    }

    /** α_k (K − 1) minus the bound, which is x(1−x)². */
    static Interval growthLeft(Interval factor, Interval x, Interval t) {
        Interval way = t.times(number(0.5).minus(x));
        Interval a = x.plus(way);
        Interval bracket = Interval.ONE
                .minus(a.plus(x).times(2))
                .plus(a.squared())
                .plus(a.times(x))
                .plus(x.squared());
        Interval sharpened = Interval.ONE.minus(factor.inverse());
        return way.times(bracket).plus(sharpened.times(x).times(rest(x).squared()));
    }

    private static Proposition endOfPhaseOne() {
        return new Inequality(
                "BAL-4",
                "ln K − 0.637 ≤ A_k ≤ ln K where Attn_k = ½, for all real K ≥ 3, N → ∞",
                "A_k = (1 − 1/K) ln(K−1) = ln K − H, H = x ln(1/x) + (1−x) ln(1/(1−x)) ≥ 0, x = 1/K",
                Box.of("1/K", new Interval(0, Interval.of(3).inverse().high())),
                (factor, box) -> factor.times(Interval.decimal("0.637"))
                        .minus(entropy(box.sides().get(0))));
    }

    /** ln K − A_k where Attn_k = ½; both terms are positive for 0 &lt; x &lt; 1. */
    static Interval entropy(Interval x) {
        return x.timesLogOfInverse().plus(rest(x).timesLogOfInverse());
    }
}
