package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
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
                    TrajectoryFixture.of(2, 1, epoch -> 0.5 - epoch / 4, epoch -> 1e-7, epoch -> Double.NaN),
                    file);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(file).hasContent("""
                        epoch,loss,feature,predictionError,targetAttention,dominantAttention,targetWeight,dominantWeight,probability
                        0,0.5,1,0.5,1.0E-7,NaN,0.0,0.0,0.75
                        0,0.5,2,0.5,1.0E-7,NaN,0.0,0.0,0.25
                        1,0.25,1,0.25,1.0E-7,NaN,0.0,0.0,0.75
                        1,0.25,2,0.25,1.0E-7,NaN,0.0,0.0,0.25
                        """);
    }

    @Test
    void what_was_written_is_read_again() throws IOException {
        FeatureProbabilities p = FeatureProbabilities.imbalanced(3, 0.5);
        Trajectory trajectory =
                TrajectoryFixture.of(3, 2, epoch -> 1 / (3 + epoch), epoch -> 1e-7, epoch -> Double.NaN);
        assertThat(TrajectoryCsv.read("table", TrajectoryCsv.of(p, trajectory)))
                .isEqualTo(TrajectoryCsv.rows(p, trajectory.snapshots()).toList());
    }

    @Test
    void a_cell_that_is_no_number_is_named() {
        String csv = TrajectoryCsv.of(
                FeatureProbabilities.balanced(2), TrajectoryFixture.of(2, 0, epoch -> 1, epoch -> 0.5, epoch -> 0.5));
        assertThatThrownBy(() -> TrajectoryCsv.read("EXP-1/t.csv", csv.replace(",0.5,0.5,", ",half,0.5,")))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("EXP-1/t.csv", "targetAttention", "half");
        assertThatThrownBy(() -> TrajectoryCsv.read("EXP-1/t.csv", csv.replace("probability", "p")))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("EXP-1/t.csv", "probability");
    }
}
