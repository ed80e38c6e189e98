package org.iclconvergence.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.report.TrajectoryCsv;
import org.iclconvergence.report.TrajectoryFixture;
import org.iclconvergence.report.chart.Chart;
import org.iclconvergence.report.chart.ChartFile;
import org.iclconvergence.report.chart.ChartSize;
import org.iclconvergence.training.Trajectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class TrainingFiguresTest {
    @TempDir
    private Path directory;

    private Document svg(Chart chart) throws Exception {
        Path file = directory.resolve("figure.svg");
        ChartFile.writeSvg(chart, ChartSize.USUAL, file);
        assertThat(file).content().doesNotContain("DOCTYPE", "NaN", "Infinity");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    private static List<String> texts(Document svg) {
        List<String> texts = new ArrayList<>();
        NodeList nodes = svg.getElementsByTagName("text");
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    /** Paths outside definitions that are stroked: the curves and their legend lines. */
    private static int paths(Document svg) {
        int count = 0;
        NodeList nodes = svg.getElementsByTagName("path");
        for (int i = 0; i < nodes.getLength(); i++) {
            if (!nodes.item(i).getParentNode().getNodeName().equals("clipPath")) {
                count++;
            }
        }
        return count;
    }

    private static TrainingCurves balanced(int features) {
        return TrainingCurves.of(FeatureProbabilities.balanced(features), 20, TrajectoryFixture.learning(features, 50));
    }

    private static TrainingCurves imbalanced(int features) {
        return TrainingCurves.of(
                FeatureProbabilities.imbalanced(features, 0.5), 20, TrajectoryFixture.learning(features, 50));
    }

    @Test
    void letters_are_text_in_the_notation_of_the_paper() throws Exception {
        assertThat(texts(svg(TrainingFigures.predictionErrors(List.of(imbalanced(4))))))
                .contains(
                        "prediction error Lₖ",
                        "epoch",
                        "10⁻²",
                        "I, II",
                        "III",
                        "IV",
                        "dominant, k = 1",
                        "their mean",
                        "all prompts");
        assertThat(texts(svg(TrainingFigures.attention(List.of(imbalanced(4))))))
                .contains("attention score Attnₖ", "0.2", "1.0", "imbalanced: K = 4, p₁ = 0.5");
    }

    @Test
    void every_curve_is_one_path() throws Exception {
        // the features, their mean, on all prompts, three lines of the legend, two arrowheads
        assertThat(paths(svg(TrainingFigures.predictionErrors(List.of(balanced(7))))))
                .isEqualTo(7 + 1 + 1 + 3 + 2);
        // six of seven, their mean, Attn_1 twice, two on all prompts, five lines of the legend
        assertThat(paths(svg(TrainingFigures.attention(List.of(imbalanced(7))))))
                .isEqualTo(6 + 1 + 2 + 2 + 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100, 1000})
    void the_legend_does_not_grow_with_the_features(int features) throws Exception {
        assertThat(texts(svg(TrainingFigures.predictionErrors(List.of(balanced(features))))))
                .hasSizeLessThan(25);
    }

    static Stream<Trajectory> awkwardTrajectories() {
        return Stream.of(
                TrajectoryFixture.of(2, 9, epoch -> 0, epoch -> 1, epoch -> 0),
                TrajectoryFixture.of(2, 9, epoch -> Double.NaN, epoch -> Double.NaN, epoch -> Double.NaN),
                TrajectoryFixture.of(2, 9, epoch -> epoch == 3 ? 0 : 1, epoch -> 0.5, epoch -> 0.5),
                TrajectoryFixture.of(
                        2, 9, epoch -> epoch == 3 ? Double.POSITIVE_INFINITY : 1e-300, epoch -> 0, epoch -> 1),
                TrajectoryFixture.of(2, 9, epoch -> Double.MIN_VALUE, epoch -> 0, epoch -> 0),
                TrajectoryFixture.of(2, 9, epoch -> 1e307, epoch -> 0, epoch -> 0),
                TrajectoryFixture.of(2, 9, epoch -> Math.pow(10, -33 * epoch), epoch -> 0, epoch -> 0),
                TrajectoryFixture.of(2, 0, epoch -> 0.5, epoch -> 0.5, epoch -> 0.5));
    }

    @ParameterizedTest
    @MethodSource("awkwardTrajectories")
    void zero_and_non_finite_values_do_not_break_an_axis(Trajectory trajectory) throws Exception {
        for (FeatureProbabilities p :
                List.of(FeatureProbabilities.balanced(2), FeatureProbabilities.imbalanced(2, 0.75))) {
            List<TrainingCurves> panels = List.of(TrainingCurves.of(p, 20, trajectory));
            assertThat(texts(svg(TrainingFigures.predictionErrors(panels))))
                    .anyMatch(text -> text.startsWith("10"))
                    .hasSizeLessThan(40);
            assertThat(texts(svg(TrainingFigures.attention(panels)))).contains("0.0", "1.0");
        }
    }

    @Test
    void long_trainings_are_thinned_but_keep_their_end() {
        var trajectory = TrajectoryFixture.learning(1, 12_345);
        var curve = TrainingFigures.predictionErrors(
                        List.of(TrainingCurves.of(FeatureProbabilities.balanced(1), 20, trajectory)))
                .panels()
                .get(0)
                .series()
                .get(0)
                .points();
        assertThat(curve.stream().map(point -> point[0]))
                .hasSizeBetween(400, 801)
                .startsWith(0.0)
                .endsWith(12_345.0)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void panels_side_by_side_have_one_vertical_axis() {
        List<TrainingCurves> trainings = List.of(balanced(3), imbalanced(3));
        for (Chart chart : List.of(TrainingFigures.predictionErrors(trainings), TrainingFigures.attention(trainings))) {
            assertThat(chart.panels()).hasSize(2);
            assertThat(chart.panels().get(0).y())
                    .isEqualTo(chart.panels().get(1).y());
            assertThat(chart.panels().get(0).bands()).isEmpty();
            assertThat(chart.panels().get(1).bands()).isNotEmpty();
        }
    }

    @Test
    void the_table_of_a_training_draws_the_same_figure() throws IOException {
        for (FeatureProbabilities p : List.of(
                FeatureProbabilities.imbalanced(3, 0.5),
                FeatureProbabilities.balanced(3),
                FeatureProbabilities.of(0.2, 0.5, 0.3))) {
            Trajectory trajectory = TrajectoryFixture.learning(3, 50);
            TrainingCurves read = TrainingCurves.read("table", TrajectoryCsv.of(p, 20, trajectory));
            assertThat(read).isEqualTo(TrainingCurves.of(p, 20, trajectory));
            assertThat(ChartFile.svg(TrainingFigures.attention(List.of(read))))
                    .isEqualTo(ChartFile.svg(TrainingFigures.attention(List.of(TrainingCurves.of(p, 20, trajectory)))));
        }
    }

    @Test
    void a_table_with_holes_is_refused() {
        String csv = TrajectoryCsv.of(FeatureProbabilities.balanced(2), 20, TrajectoryFixture.learning(2, 3));
        String last = csv.substring(csv.lastIndexOf('\n', csv.length() - 2) + 1);
        assertThatThrownBy(() -> TrainingCurves.read("EXP-1/t.csv", csv.replace(last, "")))
                .hasMessage("EXP-1/t.csv: not every feature has the same number of epochs");
        String header = csv.substring(0, csv.indexOf('\n') + 1);
        assertThatThrownBy(() -> TrainingCurves.read("EXP-1/t.csv", header)).hasMessage("EXP-1/t.csv:1: has no rows");
    }
}
