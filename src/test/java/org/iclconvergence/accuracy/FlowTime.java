package org.iclconvergence.accuracy;

/**
 * The time of the flow on infinitely long prompts where competitors are equally probable, in the odds x = a/(1 − a) of a = Attn_k. There
 * da/dτ = p (K/(K−1))² a² (1 − a)³ reads dτ = (1/p) ((K−1)/K)² (1 + x)³/x² dx, whose integral is −1/x + 3 ln x + 3x + x²/2.
 */
final class FlowTime {
    private final Digits fraction;
    private final Digits probability;

    private FlowTime(Digits fraction, Digits probability) {
        this.fraction = fraction;
        this.probability = probability;
    }

    static FlowTime of(Digits features, Digits probability) {
        return new FlowTime(features.minus(1).over(features), probability);
    }

    static FlowTime of(double features, double probability) {
        return of(Digits.of(features), Digits.of(probability));
    }

    /** The odds of p_k, where the flow starts. */
    Digits start() {
        return probability.over(probability.rest());
    }

    Digits toOdds(Digits odds) {
        return integral(odds, Digits.ONE)
                .minus(integral(start(), Digits.ONE))
                .times(fraction.square())
                .over(probability);
    }

    /** Until 1 − Attn_k is this. */
    Digits toRest(Digits rest) {
        return toOdds(rest.rest().over(rest));
    }

    /** Until L_k = ½ (1 − Attn_k)² K/(K−1) is this; 0 where it is so at the start. */
    Digits toError(Digits error) {
        Digits rest = restAt(error);
        return rest.isBelow(probability.rest()) ? toRest(rest) : Digits.ZERO;
    }

    Digits restAt(Digits error) {
        return error.times(2).times(fraction).sqrt();
    }

    /** D = A_k − B then, of which the odds are e^D p/(1 − p). */
    Digits gapAt(Digits error) {
        Digits rest = restAt(error);
        return rest.rest().over(rest).over(start()).log();
    }

    /** ∫ (1 + c x)³/x² dx. */
    static Digits integral(Digits x, Digits c) {
        return x.log()
                .times(c)
                .times(3)
                .minus(Digits.ONE.over(x))
                .plus(c.square().times(x).times(3))
                .plus(c.cube().times(x.square()).over(2));
    }

    /** ∫ (1 + x)²/x dx, that of da/(a (1 − a)³). */
    static Digits lowerIntegral(Digits x) {
        return x.log().plus(x.times(2)).plus(x.square().over(2));
    }
}
