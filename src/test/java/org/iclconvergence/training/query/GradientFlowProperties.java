package org.iclconvergence.training.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.GraggBulirschStoerIntegrator;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.oracle.Draws;

/** Rare queries have no closed form: their flow against another integrator, extrapolation in time itself. */
class GradientFlowProperties {
    private static final double TOLERANCE = 1e-13;

    @Provide
    Arbitrary<Double> features() {
        return Draws.logUniform(3, 3000).map(Math::rint);
    }

    @Provide
    Arbitrary<Double> errors() {
        return Draws.logUniform(1e-3, 0.1);
    }

    private static double[] integrated(QueryLoss loss, double time) {
        QueryValues values = new QueryValues(loss.groups().count());
        double[] weights = new double[loss.groups().count()];
        new GraggBulirschStoerIntegrator(1e-12 * time, time, TOLERANCE, TOLERANCE)
                .integrate(
                        new FirstOrderDifferentialEquations() {
                            @Override
                            public int getDimension() {
                                return weights.length;
                            }

                            @Override
                            public void computeDerivatives(double t, double[] at, double[] growth) {
                                loss.evaluate(at, values);
                                System.arraycopy(values.growth(), 0, growth, 0, growth.length);
                            }
                        },
                        0,
                        weights,
                        time,
                        weights);
        return weights;
    }

    /** From the weights at the stated time, a Newton step leads to the event's own: dL_k/dτ = −(1/p_k) Σ growth². */
    private static double missed(QueryLoss loss, double[] weights, double error) {
        QueryGroups groups = loss.groups();
        QueryValues values = new QueryValues(groups.count());
        loss.evaluate(weights, values);
        double squares = 0;
        for (int g = 0; g < groups.count(); g++) {
            squares += groups.multiplicity(g) * values.growth()[g] * values.growth()[g];
        }
        return (values.predictionError() - error) * groups.probability(0) / squares;
    }

    @Property(tries = 60)
    void time_and_weights_of_a_rare_query_are_those_of_another_integrator(
            @ForAll("features") double features,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double dominant,
            @ForAll("errors") double error) {
        QueryGroups groups = SymmetryClasses.imbalanced(features, dominant).query(1);
        QueryLoss loss = new InfinitePromptQuery(groups);
        QueryTrajectory flow = new GradientFlow(groups).run(QueryEvent.predictionErrorAtMost(error));
        QuerySnapshot end = flow.last();
        if (end.time() == 0) {
            return;
        }
        double[] weights = integrated(loss, end.time());
        assertThat(missed(loss, weights, error) / end.time()).isCloseTo(0, within(flow.relativeTimeError()));
        for (int g = 0; g < weights.length; g++) {
            assertThat(end.weights().getEntry(g)).isCloseTo(weights[g], within(flow.weightError()));
        }
    }
}
