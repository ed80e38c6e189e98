package org.iclconvergence.certificate;

import static org.iclconvergence.certificate.ClosedForms.number;
import static org.iclconvergence.certificate.ClosedForms.rest;

import java.util.List;

/** The dominant query on infinitely long prompts: IMB-1, IMB-5, IMB-11. The variables are x = 1/K, p = p_1 and s = √ε. */
final class DominantPropositions {
    private static final Interval TOLERANCE = Interval.decimal("1e-6");

    private DominantPropositions() {}

    static List<Proposition> all() {
        return List.of(convergence(), growth(), closedForm());
    }

    private static Proposition convergence() {
        return new Inequality(
                "IMB-1",
                "T_1 ≤ 2 ln(ε^{−1/2})/(p_1² ε η) for all real K ≥ 2, 0 < p_1 < 1 and 0 < ε ≤ 0.49, N → ∞",
                "times p_1² ε both sides are continuous, or the bound tends to ∞ or the time to −∞, where K → ∞, p_1 → 0, p_1 → 1 or"
                        + " ε → 0",
                Box.of("1/K", new Interval(0, 0.5))
                        .and("p_1", new Interval(0, 1))
                        .and("√ε", new Interval(0, Interval.decimal("0.7").high())),
                (factor, box) -> factor.times(box.sides().get(2).log().times(-2))
                        .minus(scaledTime(
                                box.sides().get(0),
                                box.sides().get(1),
                                box.sides().get(2))));
    }

    /** η T_1 p² ε, not below 0 once the sentence says anything: ½(1−x) p G(r) + (1−x)² ε (−p F(p)). */
    static Interval scaledTime(Interval x, Interval p, Interval s) {
        Interval rest = rest(x);
        Interval start = rest.squared().times(s.squared()).times(ClosedForms.way(p));
        return rest.times(0.5)
                .times(p)
                .times(ClosedForms.end(ClosedForms.remainder(x, s)))
                .plus(start);
    }

    private static Proposition growth() {
        return new Inequality(
                "IMB-5",
                "α_1 ≥ p_1 L_1 while Attn_1 ≥ ½, hence α_1 > p_1 ε while L_1 > ε, for all real K ≥ 2 and every p_1, N → ∞",
                "α_1 − p_1 L_1 = p_1 (T² + S)(Attn_1 − ½), S = T²/(K−1)",
                Box.of("Attn_1", new Interval(0.5, 1)).and("1/K", new Interval(0, 0.5)),
                (factor, box) -> {
                    Interval rest = rest(box.sides().get(0));
                    Interval all = rest.squared().dividedBy(rest(box.sides().get(1)));
                    return all.times(box.sides().get(0).minus(factor.inverse().times(0.5)));
                });
    }

    private static Proposition closedForm() {
        return new Inequality(
                "IMB-11",
                "F(b) − F(a) is ∫ da/(a² (1−a)³) within 1e-6 of it on every box [a, b] of a partition of [0.001, 0.999], and"
                        + " F'(a) a² (1−a)³ = 1 as polynomials: so τ(a) is the time of the flow",
                "the integrand is convex, so that h f(middle) ≤ ∫ ≤ h (f(a) + f(b))/2; the polynomial has degree at most 4 and is 1 at five"
                        + " whole numbers, exactly",
                Box.of(
                        "Attn_1",
                        new Interval(
                                Interval.decimal("0.001").low(),
                                Interval.decimal("0.999").high())),
                (factor, box) -> identity().equals(Interval.ONE)
                        ? agreement(factor, box.sides().get(0))
                        : number(-1));
    }

    /** Tolerance minus the relative distance of F(b) − F(a) from the integral; a box of one point has none. */
    static Interval agreement(Interval factor, Interval from) {
        if (from.width() == 0) {
            return TOLERANCE;
        }
        Interval a = number(from.low());
        Interval b = number(from.high());
        Interval length = b.minus(a);
        Interval least = length.times(integrand(number(from.middle())));
        Interval most = length.times(integrand(a).plus(integrand(b)).times(0.5));
        Interval ratio = factor.times(ClosedForms.antiderivative(b).minus(ClosedForms.antiderivative(a)))
                .dividedBy(new Interval(least.low(), most.high()));
        return TOLERANCE.minus(ratio.minus(Interval.ONE).size());
    }

    private static Interval integrand(Interval a) {
        return a.squared().times(rest(a)).times(rest(a).squared()).inverse();
    }

    /** (1−a)³ + 3a(1−a)³ + 3a²(1−a)² + 2a²(1−a) + a² at a = −2 … 2, in whole numbers. */
    static Interval identity() {
        Interval values = Interval.ONE;
        for (int point = -2; point <= 2; point++) {
            Interval a = number(point);
            Interval rest = rest(a);
            Interval cube = rest.squared().times(rest);
            values = values.hull(cube.plus(a.times(cube).times(3))
                    .plus(a.squared().times(rest.squared()).times(3))
                    .plus(a.squared().times(rest).times(2))
                    .plus(a.squared()));
        }
        return values;
    }
}
