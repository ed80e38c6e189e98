package org.iclconvergence.theory;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.GraggBulirschStoerIntegrator;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.oracle.Draws;

/** Against the flow of two odds, Attn_k and Attn_1 over the score of another rare feature, extrapolated in time itself. */
class RareFeatureProperties {
    @Provide
    Arbitrary<Double> features() {
        return Draws.logUniform(1e4, 1e6);
    }

    @Provide
    Arbitrary<Double> errors() {
        return Draws.logUniform(1e-3, 0.1);
    }

    /** Scores at the logarithms of the two odds. */
    private record Scores(double target, double dominant, double other, double others) {
        static Scores at(double[] logOdds, double features) {
            double target = FastMath.exp(logOdds[0]);
            double dominant = FastMath.exp(logOdds[1]);
            double other = 1 / (target + dominant + features - 2);
            return new Scores(target * other, dominant * other, other, features - 2);
        }

        double rest() {
            return dominant + others * other;
        }

        double squares() {
            return dominant * dominant + others * other * other;
        }

        /** α_k / p_k. */
        double targetGrowth() {
            return target * (squares() + rest() * rest());
        }

        /** β / p_k of a feature with this score. */
        double crossGrowth(double score) {
            return score * (squares() - target * rest() - score);
        }

        double error() {
            return 0.5 * (squares() + rest() * rest());
        }
    }

    private static Scores after(double time, double features, double dominant) {
        double[] logOdds = {0, FastMath.log(dominant * (features - 1) / (1 - dominant))};
        new GraggBulirschStoerIntegrator(1e-9, time, 1e-9, 1e-9)
                .integrate(
                        new FirstOrderDifferentialEquations() {
                            @Override
                            public int getDimension() {
                                return 2;
                            }

                            @Override
                            public void computeDerivatives(double t, double[] y, double[] derivative) {
                                Scores scores = Scores.at(y, features);
                                double other = scores.crossGrowth(scores.other());
                                derivative[0] = scores.targetGrowth() - other;
                                derivative[1] = scores.crossGrowth(scores.dominant()) - other;
                            }
                        },
                        0,
                        logOdds,
                        time,
                        logOdds);
        return Scores.at(logOdds, features);
    }

    private static double lead(Scores scores) {
        return scores.targetGrowth() / Math.abs(scores.crossGrowth(scores.dominant()));
    }

    @Property(tries = 60)
    void the_error_is_reached_between_the_bounds(
            @ForAll("features") double features,
            @ForAll @DoubleRange(min = 0.2, max = 0.95) double dominant,
            @ForAll("errors") double error) {
        assertThat(after(RareFeature.earliestTime(features), features, dominant).error())
                .isGreaterThan(error);
        assertThat(after(RareFeature.latestTime(features, error), features, dominant)
                        .error())
                .isLessThan(error);
        assertThat(RareFeature.distanceOfTheTime(features, error))
                .isGreaterThanOrEqualTo(RareFeature.latestTime(features, error) / features * (1 - 1 / features) - 1);
    }

    @Property(tries = 60)
    void the_influence_switches_between_the_bounds(
            @ForAll("features") double features, @ForAll @DoubleRange(min = 0.2, max = 0.95) double dominant) {
        assertThat(lead(after(RareFeature.earliestSwitch(features), features, dominant)))
                .isLessThan(1);
        assertThat(lead(after(RareFeature.latestSwitch(features), features, dominant)))
                .isGreaterThan(1);
    }
}
