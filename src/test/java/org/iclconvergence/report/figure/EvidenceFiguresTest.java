package org.iclconvergence.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.report.TrajectoryCsv;
import org.iclconvergence.report.TrajectoryFixture;
import org.iclconvergence.report.figure.EvidenceFigures.EvidenceFigure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFiguresTest {
    private static final Map<String, String> TRAJECTORIES = Map.of(
            "trajectory-balanced.csv",
            TrajectoryCsv.of(FeatureProbabilities.balanced(3), 20, TrajectoryFixture.learning(3, 20)),
            "trajectory-imbalanced.csv",
            TrajectoryCsv.of(FeatureProbabilities.imbalanced(3, 0.5), 20, TrajectoryFixture.learning(3, 20)));

    @TempDir
    private Path evidence;

    @Test
    void two_tables_make_one_figure_of_two_panels() throws IOException {
        List<EvidenceFigure> figures = EvidenceFigures.of("EXP-1", TRAJECTORIES);
        assertThat(figures.stream().map(EvidenceFigure::name)).containsExactly("figure-2");
        assertThat(figures.get(0).chart().panels().stream().map(panel -> panel.title()))
                .containsExactly("balanced: K = 3", "imbalanced: K = 3, p₁ = 0.5");
    }

    @Test
    void without_all_of_its_tables_there_is_no_figure() throws IOException {
        assertThat(EvidenceFigures.of(
                        "EXP-1",
                        Map.of("trajectory-balanced.csv", TRAJECTORIES.get("trajectory-balanced.csv"), "other", "")))
                .isEmpty();
        assertThat(EvidenceFigures.of("SET-1", TRAJECTORIES)).isEmpty();
        assertThat(EvidenceFigures.of(evidence.resolve("nowhere"))).isEmpty();
    }

    @Test
    void one_table_may_make_two_figures_and_a_folder_has_them_in_the_order_of_the_page() throws IOException {
        Files.createDirectories(evidence.resolve("IMB-8"));
        Files.writeString(evidence.resolve("IMB-8/phases.csv"), """
                K,time,targetWeight,dominantWeight,targetAttention,dominantAttention,targetGrowth,dominantGrowth,phase,dominantProbability,promptLength
                100,0,0,0,0.005,0.5,3e-5,-6e-4,I,0.5,Infinity
                100,500,0.1,-0.9,0.006,0.3,4e-5,-1e-5,III,0.5,Infinity
                """);
        Files.createDirectories(evidence.resolve("EXP-3"));
        for (var table : TRAJECTORIES.entrySet()) {
            Files.writeString(evidence.resolve("EXP-3").resolve(table.getKey()), table.getValue());
        }
        assertThat(EvidenceFigures.of(evidence).stream().map(EvidenceFigure::name))
                .containsExactly("figure-3", "phase-portrait", "rates");
    }

    @Test
    void a_table_that_cannot_be_read_is_named() {
        assertThatThrownBy(() -> EvidenceFigures.of("LIN-1", Map.of("rivals.csv", "p,N,linear\n0.5,1,0.2\n")))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("LIN-1/rivals.csv", "softmax");
        assertThatThrownBy(() -> EvidenceFigures.of("IMB-12", Map.of("scaling.csv", "")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("IMB-12/scaling.csv");
    }
}
