package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
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
                    TrajectoryFixture.of(2, 1, epoch -> 0.5 - epoch / 4, epoch -> 1e-7, epoch -> Double.NaN), file);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(file).hasContent("""
                        epoch,loss,feature,predictionError,targetAttention,dominantAttention,targetWeight,dominantWeight
                        0,0.5,1,0.5,1.0E-7,NaN,0.0,0.0
                        0,0.5,2,0.5,1.0E-7,NaN,0.0,0.0
                        1,0.25,1,0.25,1.0E-7,NaN,0.0,0.0
                        1,0.25,2,0.25,1.0E-7,NaN,0.0,0.0
                        """);
    }
}
