package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.training.Trajectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrajectoryCsvTest {
    @TempDir
    private Path directory;

    @Test
    void one_row_for_each_epoch_and_feature_with_points_in_every_locale() throws IOException {
        Path file = directory.resolve("trajectory.csv");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            TrajectoryCsv.write(
                    FeatureProbabilities.imbalanced(2, 0.75),
                    20,
                    TrajectoryFixture.of(2, 1, epoch -> 0.5 - epoch / 4, epoch -> 1e-7, epoch -> Double.NaN),
                    file);
        } finally {
            Locale.setDefault(before);
        }
        String onAllPrompts = "[-+.0-9E]+,[-+.0-9E]+,[-+.0-9E]+";
        assertThat(Files.readString(file).replaceAll("(NaN),%s,".formatted(onAllPrompts), "$1,"))
                .isEqualTo("""
                        epoch,loss,feature,predictionError,targetAttention,dominantAttention,populationError,populationAttention,populationDominantAttention,targetWeight,dominantWeight,probability
                        0,0.5,1,0.5,1.0E-7,NaN,0.0,0.0,0.75
                        0,0.5,2,0.5,1.0E-7,NaN,0.0,0.0,0.25
                        1,0.25,1,0.25,1.0E-7,NaN,0.0,0.0,0.75
                        1,0.25,2,0.25,1.0E-7,NaN,0.0,0.0,0.25
                        """);
    }

    /** At Q = 0 attention is the share of tokens: 2 L_k = (1 − p_k)² + Σ_{m≠k} p_m² + Σ_m p_m (1 − p_m)/N. */
    @Test
    void what_the_weights_do_on_all_prompts_stands_beside_the_training() {
        List<TrajectoryCsv.Row> rows = TrajectoryCsv.rows(
                        FeatureProbabilities.imbalanced(2, 0.75),
                        20,
                        TrajectoryFixture.learning(2, 1).snapshots())
                .toList();
        assertThat(rows.get(0).populationError()).isCloseTo((2 * 0.0625 + 0.375 / 20) / 2, within(1e-13));
        assertThat(rows.get(1).populationError()).isCloseTo((2 * 0.5625 + 0.375 / 20) / 2, within(1e-13));
        assertThat(rows.get(1).populationAttention()).isCloseTo(0.25, within(1e-13));
        assertThat(rows.get(1).populationDominantAttention()).isCloseTo(0.75, within(1e-13));
    }

    @Test
    void with_many_features_all_prompts_would_take_too_long() {
        assertThat(TrajectoryCsv.rows(
                        FeatureProbabilities.balanced(51),
                        20,
                        TrajectoryFixture.learning(51, 1).snapshots()))
                .allMatch(row -> Double.isNaN(row.populationError()) && Double.isNaN(row.populationAttention()));
    }

    @Test
    void what_was_written_is_read_again() throws IOException {
        FeatureProbabilities p = FeatureProbabilities.imbalanced(3, 0.5);
        Trajectory trajectory =
                TrajectoryFixture.of(3, 2, epoch -> 1 / (3 + epoch), epoch -> 1e-7, epoch -> Double.NaN);
        assertThat(TrajectoryCsv.read("table", TrajectoryCsv.of(p, 20, trajectory)))
                .isEqualTo(TrajectoryCsv.rows(p, 20, trajectory.snapshots()).toList());
    }

    @Test
    void a_cell_that_is_no_number_is_named() {
        String csv = TrajectoryCsv.of(
                FeatureProbabilities.balanced(2),
                20,
                TrajectoryFixture.of(2, 0, epoch -> 1, epoch -> 0.5, epoch -> 0.5));
        assertThatThrownBy(() -> TrajectoryCsv.read("EXP-1/t.csv", csv.replace(",0.5,0.5,", ",half,0.5,")))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("EXP-1/t.csv", "targetAttention", "half");
        assertThatThrownBy(() -> TrajectoryCsv.read("EXP-1/t.csv", csv.replace("probability", "p")))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("EXP-1/t.csv", "probability");
    }
}
