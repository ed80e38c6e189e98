package org.iclconvergence.worlds;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.theory.ExceptionalShare;

/**
 * A query whose competitors are equally probable, trained to L_k = ε, and the prompts on which (1 − Attn_k)² > δ even so.
 *
 * @param features K
 * @param probability p_k
 * @param promptLength N, an int
 * @param error ε
 * @param threshold δ
 */
public record ExceptionalWorld(
        double features, double probability, double promptLength, double error, double threshold) {
    /** CONC-3: balanced features, N = K^a for K = 100, 1000, 10000, and the numbers of the law's table. */
    static Stream<ExceptionalWorld> ofTheLaw() {
        return Stream.concat(
                DoubleStream.of(100, 1000, 1e4)
                        .boxed()
                        .flatMap(features -> DoubleStream.of(1.7, 2, 2.25)
                                .mapToObj(power -> balanced(features, Math.rint(FastMath.pow(features, power))))),
                Stream.of(balanced(1000, 5e5), balanced(1000, 4e6), balanced(1000, 1e9), balanced(1e4, 4e8)));
    }

    private static ExceptionalWorld balanced(double features, double promptLength) {
        return new ExceptionalWorld(features, 1 / features, promptLength, 0.01, 0.04);
    }

    /** CONC-3: any number of features, any p_k, so that a query starts above ε. */
    static Arbitrary<ExceptionalWorld> drawn(Ranges ranges) {
        return Combinators.combine(
                        ranges.large("K"),
                        ranges.number("1/p_k"),
                        ranges.number("N p_k"),
                        ranges.number("ε"),
                        ranges.number("δ/ε"))
                .as((features, inverse, targets, error, ratio) -> new ExceptionalWorld(
                        features, 1 / inverse, Math.ceil(targets * inverse), error, ratio * error));
    }

    /**
     * The query.
     *
     * @return itself and its competitors, a group of their own
     */
    public QueryGroups query() {
        return SymmetryClasses.imbalanced(features, probability).query(0);
    }

    /**
     * From where on attention counts as missing the target.
     *
     * @return √δ
     */
    public double limit() {
        return Math.sqrt(threshold);
    }

    /**
     * What the theory says.
     *
     * @return both sides of the exponent
     */
    public ExceptionalShare theory() {
        return new ExceptionalShare(features, probability, promptLength, error, limit());
    }

    @Override
    public String toString() {
        return new Place()
                .with("K", features)
                .with("p_k", probability)
                .with("N", promptLength)
                .with("ε", error)
                .with("δ", threshold)
                .toString();
    }
}
