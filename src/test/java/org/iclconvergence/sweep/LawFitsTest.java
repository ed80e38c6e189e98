package org.iclconvergence.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LawFitsTest {
    private static final String GRID = """
            training: flow
            measure: [hittingTimes]
            points: {regime: balanced, K: [4, 10, 100, 1000, 5000], N: [100, inf], epsilon: 0.1}
            fits:
            - {y: hittingTime, x: K, by: [N], where: {K: [4, 1000]}}
            """;

    @TempDir
    private Path folder;

    private List<FittedLaw> fitted(String yaml, DoubleUnaryOperator time) throws IOException {
        GridFile sweep = Grids.read(folder, yaml);
        int column = sweep.grid().quantities().indexOf(Quantity.HITTING_TIME);
        LawFits fits = new LawFits(sweep);
        for (int pass = 0; pass < 2; pass++) {
            for (long index = 0; index < sweep.grid().size(); index++) {
                SweepPoint point = sweep.grid().point(index);
                double[] values = new double[sweep.grid().quantities().size()];
                values[column] = time.applyAsDouble(point.number(Parameter.K));
                SweepRow row = new SweepRow(index, Status.REACHED, "", values, new double[values.length]);
                if (pass == 0) {
                    fits.add(point, row);
                } else {
                    fits.compare(point, row);
                }
            }
        }
        return fits.fitted();
    }

    @Test
    void an_exact_law_is_found_with_its_parameters() throws IOException {
        List<FittedLaw> laws = fitted(GRID, features -> 2.5 * features * Math.sqrt(features));
        assertThat(laws)
                .extracting(FittedLaw::of)
                .containsExactly(Map.of("N", 100.0), Map.of("N", Double.POSITIVE_INFINITY));
        for (FittedLaw law : laws) {
            assertThat(law.exponent()).isCloseTo(1.5, within(1e-14));
            assertThat(law.factor()).isCloseTo(2.5, within(1e-12));
            assertThat(law.lower()).isBetween(1.5 - 1e-6, law.exponent());
            assertThat(law.upper()).isBetween(law.exponent(), 1.5 + 1e-6);
            assertThat(law.spread()).isLessThan(1e-7);
            assertThat(law.largestResidual()).isLessThan(1e-13);
            assertThat(law.points()).isEqualTo(4);
            assertThat(law.leftOut()).isEqualTo(1);
        }
    }

    /** The textbook's formulas for a straight line through four points. */
    @Test
    void interval_and_residuals_are_those_of_least_squares() throws IOException {
        Map<Double, Double> noise = Map.of(4.0, 0.1, 10.0, -0.2, 100.0, 0.05, 1000.0, 0.15, 5000.0, 9.0);
        FittedLaw law = fitted(GRID, features -> features * features * Math.exp(noise.get(features)))
                .get(0);
        double[] x = {Math.log(4), Math.log(10), Math.log(100), Math.log(1000)};
        double[] y = {2 * x[0] + 0.1, 2 * x[1] - 0.2, 2 * x[2] + 0.05, 2 * x[3] + 0.15};
        double meanX = (x[0] + x[1] + x[2] + x[3]) / 4;
        double meanY = (y[0] + y[1] + y[2] + y[3]) / 4;
        double squares = 0;
        double products = 0;
        for (int i = 0; i < 4; i++) {
            squares += (x[i] - meanX) * (x[i] - meanX);
            products += (x[i] - meanX) * (y[i] - meanY);
        }
        double slope = products / squares;
        double rest = 0;
        double largest = 0;
        for (int i = 0; i < 4; i++) {
            double residual = y[i] - meanY - slope * (x[i] - meanX);
            rest += residual * residual;
            largest = Math.abs(residual) > Math.abs(largest) ? residual : largest;
        }
        double half = new TDistribution(2).inverseCumulativeProbability(0.975) * Math.sqrt(rest / 2 / squares);
        assertThat(law.exponent()).isCloseTo(slope, within(1e-12));
        assertThat(law.lower()).isCloseTo(slope - half, within(1e-9));
        assertThat(law.upper()).isCloseTo(slope + half, within(1e-9));
        assertThat(law.spread()).isCloseTo(Math.sqrt(rest / 2), within(1e-12));
        assertThat(law.largestResidual()).isCloseTo(largest, within(1e-12));
        assertThat(law.factor()).isCloseTo(Math.exp(meanY - slope * meanX), within(1e-12));
    }

    @Test
    void too_few_points_are_no_law() throws IOException {
        FittedLaw two = fitted(GRID.replace("[4, 1000]}", "[4, 10]}"), features -> features)
                .get(0);
        assertThat(two.points()).isEqualTo(2);
        assertThat(two.exponent()).isNaN();
        FittedLaw none = fitted(GRID, features -> Double.NaN).get(0);
        assertThat(none.points()).isZero();
        assertThat(none.leftOut()).isEqualTo(5);
    }
}
