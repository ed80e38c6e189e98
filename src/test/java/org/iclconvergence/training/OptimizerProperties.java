package org.iclconvergence.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.model.BilinearWeights;

/** The laws of the training rules, and of the way between Q and Z. */
class OptimizerProperties {
    @Provide
    Arbitrary<RealMatrix> gradients() {
        return Arbitraries.integers()
                .between(1, 4)
                .flatMap(size -> Arbitraries.doubles()
                        .between(-50, 50)
                        .ofScale(6)
                        .array(double[].class)
                        .ofSize(size)
                        .array(double[][].class)
                        .ofSize(size))
                .map(rows -> new Array2DRowRealMatrix(rows, false));
    }

    private static RealMatrix zero(RealMatrix like) {
        return MatrixUtils.createRealMatrix(like.getRowDimension(), like.getColumnDimension());
    }

    private static RealMatrix after(Optimizer rule, int steps, RealMatrix gradient) {
        RealMatrix q = zero(gradient);
        rule.start(gradient.getRowDimension());
        for (int step = 0; step < steps; step++) {
            rule.step(q, gradient);
        }
        return q;
    }

    @Property
    void gradient_descent_goes_straight_down(
            @ForAll("gradients") RealMatrix gradient,
            @ForAll @Scale(4) @DoubleRange(min = 0.0001, max = 100) double eta,
            @ForAll @IntRange(min = 1, max = 9) int steps) {
        RealMatrix q = after(new GradientDescent(eta), steps, gradient);
        RealMatrix expected = gradient.scalarMultiply(-eta * steps);
        assertThat(q.subtract(expected).getFrobeniusNorm())
                .isCloseTo(0, within(1e-14 * (1 + expected.getFrobeniusNorm())));
    }

    /** With a gradient that never changes both means are it, once the bias is taken out: every step is η g / (|g| + ε). */
    @Property
    void adam_on_a_constant_slope_goes_its_sign(
            @ForAll("gradients") RealMatrix gradient,
            @ForAll @Scale(4) @DoubleRange(min = 0.0001, max = 100) double eta,
            @ForAll @IntRange(min = 1, max = 9) int steps) {
        RealMatrix q = after(new Adam(eta), steps, gradient);
        for (int i = 0; i < q.getRowDimension(); i++) {
            for (int j = 0; j < q.getColumnDimension(); j++) {
                double g = gradient.getEntry(i, j);
                assertThat(q.getEntry(i, j))
                        .isCloseTo(-eta * steps * g / (Math.abs(g) + 1e-8), within(1e-12 * eta * steps));
            }
        }
    }

    /** Adam acts on every coordinate by itself: what the others do changes no bit. */
    @Property
    void adam_moves_an_entry_as_if_it_were_alone(
            @ForAll("gradients") RealMatrix first, @ForAll("gradients") RealMatrix then) {
        Adam all = new Adam(0.1);
        RealMatrix q = zero(first);
        all.start(first.getRowDimension());
        all.step(q, first);
        RealMatrix second = first.scalarMultiply(then.getEntry(0, 0) / 7);
        all.step(q, second);
        for (int i = 0; i < q.getRowDimension(); i++) {
            for (int j = 0; j < q.getColumnDimension(); j++) {
                Adam alone = new Adam(0.1);
                RealMatrix entry = MatrixUtils.createRealMatrix(1, 1);
                alone.start(1);
                alone.step(entry, first.getSubMatrix(i, i, j, j));
                alone.step(entry, second.getSubMatrix(i, i, j, j));
                assertThat(q.getEntry(i, j)).isEqualTo(entry.getEntry(0, 0));
            }
        }
    }

    /** A rule that is started anew has forgotten everything. */
    @Property
    void a_start_forgets(@ForAll("gradients") RealMatrix before, @ForAll("gradients") RealMatrix gradient) {
        for (Optimizer rule : new Optimizer[] {new Adam(0.1), new GradientDescent(0.1)}) {
            RealMatrix fresh = after(rule, 3, gradient);
            after(rule, 2, before);
            assertThat(after(rule, 3, gradient)).isEqualTo(fresh);
        }
    }

    /** ⟨V G Vᵀ, Q⟩ = ⟨G, VᵀQV⟩: gradients are lifted by the adjoint of how weights are projected. */
    @Property(tries = 100)
    void lifting_is_the_adjoint_of_projecting(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int count,
            @ForAll @IntRange(min = 0, max = 7) int spare) {
        RandomStreams streams = new RandomStreams(seed);
        int d = count + spare;
        Features features = Features.haarRandom(d, count, streams.features());
        QueryKeySpace space = new QueryKeySpace(features);
        RealMatrix q = random(d, streams);
        RealMatrix gradient = random(count, streams);
        BilinearWeights weights = new BilinearWeights(count);
        space.project(q.getData(), weights);
        double[][] lifted = new double[d][d];
        space.lift(gradient, lifted);
        RealMatrix v = features.matrix();
        assertThat(weights.matrix()
                        .subtract(BilinearWeights.of(q, features).matrix())
                        .getFrobeniusNorm())
                .isCloseTo(0, within(1e-12));
        assertThat(v.multiply(gradient)
                        .multiply(v.transpose())
                        .subtract(new Array2DRowRealMatrix(lifted))
                        .getFrobeniusNorm())
                .isCloseTo(0, within(1e-12));
        assertThat(new Array2DRowRealMatrix(lifted).multiply(q.transpose()).getTrace())
                .isCloseTo(gradient.multiply(weights.matrix().transpose()).getTrace(), within(1e-11));
    }

    private static RealMatrix random(int size, RandomStreams streams) {
        RealMatrix matrix = MatrixUtils.createRealMatrix(size, size);
        for (int cell = 0; cell < size * size; cell++) {
            matrix.setEntry(cell / size, cell % size, streams.other().nextDouble(-1, 1));
        }
        return matrix;
    }
}
