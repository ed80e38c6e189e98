package org.iclconvergence.oracle;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.SymmetryClasses;

/** What properties are asked of: generators that more than one package needs, edges included. */
public final class Draws {
    /** Logits are multiples of this: sums and differences of two are exact. */
    private static final double GRAIN = 1.0 / 64;

    private Draws() {}

    /** K from one number to another: balanced, one dominant up to 1 − 1e-9, Zipf, arbitrary. */
    public static Arbitrary<FeatureProbabilities> probabilities(int least, int most) {
        return Arbitraries.integers().between(least, most).flatMap(Draws::probabilities);
    }

    /** K features. */
    public static Arbitrary<FeatureProbabilities> probabilities(int features) {
        if (features == 1) {
            return Arbitraries.just(FeatureProbabilities.balanced(1));
        }
        return Arbitraries.oneOf(
                Arbitraries.just(FeatureProbabilities.balanced(features)),
                dominant().map(dominant -> FeatureProbabilities.imbalanced(features, dominant)),
                Arbitraries.doubles().between(0, 3).ofScale(6).map(s -> FeatureProbabilities.zipf(features, s)),
                Arbitraries.doubles()
                        .between(0.01, 1)
                        .ofScale(6)
                        .array(double[].class)
                        .ofSize(features)
                        .map(FeatureProbabilities::proportionalTo));
    }

    /** p_1, near 0 and near 1 as well. */
    public static Arbitrary<Double> dominant() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(0.01, 0.99).ofScale(6), Arbitraries.of(1e-9, 1e-3, 0.5, 0.999, 1 - 1e-9));
    }

    /** K, log-uniform up to 1e12. */
    public static Arbitrary<Double> features(double least) {
        return logUniform(least, 1e12).map(Math::rint);
    }

    /** A size, the ends included. */
    public static Arbitrary<Double> logUniform(double least, double most) {
        return Arbitraries.oneOf(
                Arbitraries.of(least, most),
                Arbitraries.doubles()
                        .between(0, 1)
                        .ofScale(9)
                        .map(u -> Math.min(most, Math.max(least, least * FastMath.pow(most / least, u)))));
    }

    /** One or two classes of up to 1e12 features, or a few classes of a few. */
    public static Arbitrary<SymmetryClasses> classes() {
        return Arbitraries.oneOf(
                features(2).map(SymmetryClasses::balanced),
                Combinators.combine(features(2), dominant()).as(SymmetryClasses::imbalanced),
                probabilities(2, 8).map(SymmetryClasses::of));
    }

    /** Logits of order 1, or as far apart as doubles go. */
    public static Arbitrary<double[]> logits(int count) {
        return Arbitraries.of(2.0, 700.0).flatMap(reach -> {
            int most = (int) (reach / GRAIN);
            return Arbitraries.oneOf(
                            Arbitraries.of(-most, 0, most),
                            Arbitraries.integers().between(-most, most))
                    .array(int[].class)
                    .ofSize(count)
                    .map(Draws::grains);
        });
    }

    private static double[] grains(int[] grains) {
        double[] logits = new double[grains.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = GRAIN * grains[i];
        }
        return logits;
    }
}
