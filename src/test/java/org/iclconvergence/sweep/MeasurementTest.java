package org.iclconvergence.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.Training;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.Trajectory;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementTest {
    @TempDir
    private Path folder;

    private SweepGrid grid(String training, String measure, String points) throws IOException {
        return Grids.read(folder, "training: " + training + "\nmeasure: [" + measure + "]\npoints: {" + points + "}\n")
                .grid();
    }

    private static double value(SweepGrid grid, SweepRow row, Quantity quantity) {
        return row.values()[grid.quantities().indexOf(quantity)];
    }

    private static double error(SweepGrid grid, SweepRow row, Quantity quantity) {
        return row.errors()[grid.quantities().indexOf(quantity)];
    }

    @Test
    void the_flow_agrees_with_the_closed_form_within_its_error() throws IOException {
        SweepGrid grid = grid(
                "flow", "hittingTimes, theory", "regime: balanced, K: [4, 1000, 1e12], N: inf, epsilon: [0.1, 0.001]");
        for (long index = 0; index < grid.size(); index++) {
            SweepPoint point = grid.point(index);
            SweepRow row = grid.row(index);
            double exact = ClosedFormTime.balanced(point.number(Parameter.K))
                    .whenErrorReaches(point.number(Parameter.EPSILON))
                    .value();
            assertThat(row.status()).isEqualTo(Status.REACHED);
            assertThat(value(grid, row, Quantity.HITTING_TIME))
                    .isCloseTo(exact, within(1.01 * error(grid, row, Quantity.HITTING_TIME)));
            assertThat(error(grid, row, Quantity.HITTING_TIME) / exact).isBetween(1e-12, 1e-10);
            assertThat(value(grid, row, Quantity.TIME_OVER_THEORY)).isCloseTo(1, within(1e-10));
        }
    }

    /** The floor of balanced features is exact: a little above it ε is reached, below it nothing is trained. */
    @Test
    void what_lies_below_the_floor_is_never_reached_and_not_tried() throws IOException {
        SweepGrid grid = grid(
                "descent",
                "hittingTimes, losses",
                "regime: balanced, K: 4, N: 5, epsilon: [0.175, 0.173], steps: 1e12");
        SweepRow above = grid.row(0);
        assertThat(above.status()).isEqualTo(Status.REACHED);
        assertThat(value(grid, above, Quantity.LOSS_FLOOR)).isCloseTo(0.1740, within(5e-5));
        assertThat(grid.isHopeless(0)).isFalse();
        // 1e12 steps would not end
        SweepRow below = grid.row(1);
        assertThat(below.status()).isEqualTo(Status.NEVER);
        assertThat(below.reason()).startsWith("L_k stays above 0.174");
        assertThat(value(grid, below, Quantity.HITTING_TIME)).isNaN();
        assertThat(value(grid, below, Quantity.INITIAL_LOSS)).isGreaterThan(0.175);
        assertThat(grid.isHopeless(1)).isTrue();
    }

    @Test
    void descent_is_exact_to_the_step() throws IOException {
        SweepGrid grid = grid(
                "descent",
                "hittingTimes, switch, phases, attention",
                "regime: imbalanced, K: 8, p_1: 0.5, N: inf, epsilon: 0.1, eta: 3");
        SweepRow row = grid.row(0);
        QueryEvent end = QueryEvent.predictionErrorAtMost(0.1);
        var trajectory = new QueryGradientDescent(
                        new InfinitePromptQuery(QueryProblem.imbalanced(8, 0.5, QueryProblem.RAREST)
                                .groups()),
                        3)
                .run(end, 100_000, step -> false, QueryEvent.targetLeads());
        assertThat(value(grid, row, Quantity.HITTING_TIME))
                .isEqualTo(trajectory.time(end).getAsDouble());
        assertThat(value(grid, row, Quantity.HITTING_TIME) % 3).isZero();
        assertThat(error(grid, row, Quantity.HITTING_TIME)).isZero();
        assertThat(value(grid, row, Quantity.SWITCH_TIME))
                .isEqualTo(trajectory.time(QueryEvent.targetLeads()).getAsDouble());
        assertThat(value(grid, row, Quantity.PHASE_ONE)).isLessThan(value(grid, row, Quantity.SWITCH_TIME));
        assertThat(value(grid, row, Quantity.PHASE_FOUR)).isEqualTo(value(grid, row, Quantity.HITTING_TIME));
        assertThat(value(grid, row, Quantity.FINAL_ATTENTION))
                .isEqualTo(trajectory.last().targetAttention());
        SweepGrid few = grid(
                "descent",
                "hittingTimes",
                "regime: imbalanced, K: 8, p_1: 0.5, N: inf, epsilon: 0.1, eta: 3, steps: 5");
        assertThat(few.row(0).status()).isEqualTo(Status.UNFINISHED);
        assertThat(few.row(0).reason()).isEqualTo("not within 5 steps");
    }

    @Test
    void the_experiment_is_the_papers() throws IOException {
        SweepGrid grid = grid(
                "experiment",
                "hittingTimes, losses, attention",
                "regime: imbalanced, K: 4, p_1: 0.5, N: 20, M: 50, d: 6, epsilon: 0.2, seed: 3, query: 2,"
                        + " optimizer: adam, steps: 100, eta: 0.01");
        SweepRow row = grid.row(0);
        TrainingProblem problem = PaperExperiment.of(FeatureProbabilities.imbalanced(4, 0.5), 6, 3)
                .withPromptLength(20)
                .withPrompts(50)
                .withEpochs(100)
                .withLearningRate(0.01)
                .draw();
        Trajectory trajectory = Training.ofQueryKeyMatrix(problem.loss(), problem.features(), problem.optimizer())
                .run(100);
        assertThat(value(grid, row, Quantity.FINAL_LOSS))
                .isEqualTo(trajectory.last().predictionErrors()[1]);
        assertThat(value(grid, row, Quantity.HITTING_TIME))
                .isEqualTo(trajectory
                        .firstStep(at -> at.predictionErrors()[1] <= 0.2)
                        .getAsLong());
        assertThat(new Columns(grid).all())
                .extracting(Columns.Column::header)
                .contains("hittingTime [epochs]", "finalLoss", "finalLossError");
    }

    /** One more feature than dimensions cannot be trained; its neighbours can. */
    @Test
    void a_failing_point_says_why_and_the_rest_go_on() throws IOException {
        SweepGrid grid = grid(
                "experiment", "losses", "regime: balanced, K: [3, 4, 5], N: 10, M: 30, d: 4, epsilon: 0.1, steps: 3");
        assertThat(grid.row(0).status()).isEqualTo(Status.UNFINISHED);
        assertThat(grid.row(1).status()).isEqualTo(Status.UNFINISHED);
        assertThat(grid.row(2).status()).isEqualTo(Status.FAILED);
        assertThat(grid.row(2).reason()).isEqualTo("features (K = 5) cannot outnumber the dimension (d = 4)");
        assertThat(grid.row(2).values()).containsOnly(Double.NaN);
    }

    @Test
    void every_time_has_its_unit() throws IOException {
        SweepGrid grid = grid(
                "flow",
                "hittingTimes, switch, phases, losses, attention, theory",
                "regime: balanced, K: 4, N: inf, epsilon: 0.1");
        for (Columns.Column column : new Columns(grid).all()) {
            boolean time = column.header().matches(".*(Time|OfPhaseI+|OfPhaseIV)(Error)?( .*)?");
            assertThat(column.header().endsWith(" [eta t]")).as(column.header()).isEqualTo(time);
        }
    }
}
