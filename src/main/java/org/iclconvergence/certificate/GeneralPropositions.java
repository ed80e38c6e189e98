package org.iclconvergence.certificate;

import static org.iclconvergence.certificate.ClosedForms.rest;

import java.util.List;

/** Any probabilities, and rare queries, on infinitely long prompts: IMB-2, IMB-10, UNI-1. */
final class GeneralPropositions {
    private GeneralPropositions() {}

    static List<Proposition> all() {
        return List.of(rare(), growth(), phaseFour(), phaseFourWithoutLogarithm(), bound(), lastConstant());
    }

    private static Proposition rare() {
        return new Inequality(
                "IMB-2",
                "T_k ≤ [K² ln K + K ln(K ε^{−1/2})/ε]/((1−p_1)² η) for all real K ≥ 2, 0 < p_1 < 1 and 0 < ε < 1, N → ∞",
                "T_k is at most the bound of UNI-1, p_k = (1−p_1)/(K−1); over K² (1 + 1/(Kε)) as for BAL-1",
                Box.of("1/K", new Interval(0, 0.5))
                        .and("1−p_1", new Interval(0, 1))
                        .and("√ε", new Interval(0, 1)),
                (factor, box) -> timeLeft(
                        factor,
                        box.sides().get(0),
                        box.sides().get(1),
                        box.sides().get(2)));
    }

    /** Bound minus time, both times (1−p_1)² and over K² (1 + y), with y = x/ε and θ = y/(1 + y). */
    static Interval timeLeft(Interval factor, Interval x, Interval others, Interval s) {
        Interval share = BalancedPropositions.share(x, s);
        return factor.times(BalancedPropositions.scaledBound(x, s, share)).minus(scaledTime(x, others, s, share));
    }

    /** ((K−1)/K)⁴ {(1−θ)(−p F(p)) + θ (1−p_1) K/(K−1) G(s)}. */
    static Interval scaledTime(Interval x, Interval others, Interval s, Interval share) {
        Interval rest = rest(x);
        Interval rarer = others.dividedBy(rest);
        Interval first = ClosedForms.way(rarer.times(x));
        Interval second = rarer.times(ClosedForms.end(s));
        return rest.squared()
                .squared()
                .times(share.times(second).plus(rest(share).times(first)));
    }

    private static Proposition growth() {
        return new Inequality(
                "IMB-10",
                "α_k ≥ p_k L_k while Attn_k ≥ ½, hence α_k > p_k ε while L_k > ε, for every p and all weights, N → ∞",
                "α_k − p_k L_k = p_k (T² + S)(Attn_k − ½), 0 < S ≤ T²",
                Box.of("Attn_k", new Interval(0.5, 1)).and("S/T^2", new Interval(0, 1)),
                (factor, box) -> rest(box.sides().get(0))
                        .squared()
                        .times(Interval.ONE.plus(box.sides().get(1)))
                        .times(box.sides().get(0).minus(factor.inverse().times(0.5))));
    }

    private static Proposition phaseFour() {
        return new Inequality(
                "IMB-10",
                "phase IV takes at most K ln(K ε^{−1/2})/((1−p_1) ε η) for all real K ≥ 2, 0 < ε ≤ ¼ and every p_1, N → ∞",
                "it takes at most ((K−1)/K)² [F(1−√ε) − F(½)]/p_k by section 5, p_k = (1−p_1)/(K−1), F(½) = 4",
                Box.of("1/K", new Interval(0, 0.5)).and("√ε", new Interval(0, 0.5)),
                (factor, box) -> {
                    Interval x = box.sides().get(0);
                    Interval rest = rest(x);
                    Interval bound = x.log().plus(box.sides().get(1).log()).negated();
                    return factor.times(bound)
                            .minus(rest.squared()
                                    .times(rest)
                                    .times(fromHalf(box.sides().get(1))));
                });
    }

    private static Proposition phaseFourWithoutLogarithm() {
        return new Inequality(
                "IMB-10",
                "phase IV takes at most 2/(p_k ε η) for every p, every K and 0 < ε ≤ ¼, N → ∞: no logarithm",
                "it takes at most [F(1−√ε) − F(½)]/p_k by section 5, F(½) = 4",
                Box.of("√ε", new Interval(0, 0.5)),
                (factor, box) -> factor.times(2).minus(fromHalf(box.sides().get(0))));
    }

    /** ε [F(1 − √ε) − F(½)] of s = √ε. */
    static Interval fromHalf(Interval s) {
        return ClosedForms.end(s).minus(s.squared().times(4));
    }

    private static Proposition bound() {
        return new Inequality(
                "UNI-1",
                "(1/p)((K−1)/K)² [F(1−√ε) − F(p)] ≤ 1/p² + 3 ln(1/p)/p + 1/(pε) for all real K ≥ 2, 0 < p < 1 and 0 < ε < 1; where"
                        + " p ≥ c/K that is at most K²/c² + 3 (K/c) ln(K/c) + K/(cε)",
                "times p² ε the difference is (1−v)B + v p [1 − G(√ε) + ε M(p)], B = ε + 3εp ln(1/p) + p, v = ((K−1)/K)²; the right"
                        + " side falls in p",
                Box.of("p", new Interval(0, 1)).and("√ε", new Interval(0, 1)).and("((K−1)/K)²", new Interval(0.25, 1)),
                (factor, box) -> boundLeft(
                        factor,
                        box.sides().get(0),
                        box.sides().get(1),
                        box.sides().get(2)));
    }

    private static Proposition lastConstant() {
        return new Inequality(
                "UNI-1",
                "the same, of whose constants only that of the last term 1/(pε) may be sharpened, for all 0 < p < 1, 0 < ε < 1 and real"
                        + " K ≥ 2",
                "as above with v = 1: a smaller v only shortens a time that is positive",
                Box.of("p", new Interval(0, 1)).and("√ε", new Interval(0, 1)),
                (factor, box) -> braces(factor, box.sides().get(0), box.sides().get(1)));
    }

    /** The right side minus the left one, times p² ε. */
    static Interval boundLeft(Interval factor, Interval p, Interval s, Interval v) {
        Interval square = s.squared();
        Interval right =
                square.plus(square.times(p.timesLogOfInverse()).times(3)).plus(p);
        return factor.minus(Interval.ONE)
                .times(right)
                .plus(rest(v).times(right))
                .plus(v.times(p).times(braces(Interval.ONE, p, s)));
    }

    private static Interval braces(Interval one, Interval p, Interval s) {
        return one.minus(ClosedForms.end(s)).plus(s.squared().times(ClosedForms.start(p)));
    }
}
