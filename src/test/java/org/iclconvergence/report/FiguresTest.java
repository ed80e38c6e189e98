package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.training.Trajectory;
import org.jfree.chart.JFreeChart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class FiguresTest {
    @TempDir
    private Path directory;

    private Document svg(List<JFreeChart> charts) throws Exception {
        Path file = directory.resolve("figure.svg");
        ChartFile.writeSvg(charts, file);
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

    private static FigurePanel balanced(int features) {
        return FigurePanel.of(FeatureProbabilities.balanced(features), TrajectoryFixture.learning(features, 50));
    }

    private static FigurePanel imbalanced(int features) {
        return FigurePanel.of(FeatureProbabilities.imbalanced(features, 0.5), TrajectoryFixture.learning(features, 50));
    }

    @Test
    void letters_are_text_in_the_notation_of_the_paper() throws Exception {
        assertThat(texts(svg(PredictionErrorFigure.charts(List.of(imbalanced(4))))))
                .contains("prediction error Lₖ", "epoch", "10⁻²", "I, II", "III", "IV", "dominant, k = 1");
        assertThat(texts(svg(AttentionFigure.charts(List.of(imbalanced(4))))))
                .contains("attention score Attnₖ", "0.2", "1.0", "imbalanced: K = 4, p₁ = 0.5");
    }

    @Test
    void every_curve_is_one_path() throws Exception {
        // the features, their mean, two lines of the legend
        assertThat(paths(svg(PredictionErrorFigure.charts(List.of(balanced(7))))))
                .isEqualTo(7 + 1 + 2);
        // six of seven, their mean, Attn_1 twice, four lines of the legend
        assertThat(paths(svg(AttentionFigure.charts(List.of(imbalanced(7)))))).isEqualTo(6 + 1 + 2 + 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100, 1000})
    void the_legend_does_not_grow_with_the_features(int features) throws Exception {
        assertThat(texts(svg(PredictionErrorFigure.charts(List.of(balanced(features))))))
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
        for (boolean dominant : new boolean[] {false, true}) {
            List<FigurePanel> panels = List.of(new FigurePanel("awkward", trajectory, dominant));
            assertThat(texts(svg(PredictionErrorFigure.charts(panels))))
                    .anyMatch(text -> text.startsWith("10"))
                    .hasSizeLessThan(40);
            assertThat(texts(svg(AttentionFigure.charts(panels)))).contains("0.0", "1.0");
        }
    }

    @Test
    void long_trainings_are_thinned_but_keep_their_end() {
        FigurePanel panel = new FigurePanel("long", TrajectoryFixture.learning(1, 12_345), false);
        double[][] curve = panel.curve(snapshot -> snapshot.loss());
        assertThat(curve[0]).hasSizeBetween(400, 801).startsWith(0).endsWith(12_345);
        assertThat(curve[0]).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void two_panels_stand_side_by_side_on_one_vertical_axis() throws Exception {
        List<JFreeChart> charts = PredictionErrorFigure.charts(List.of(balanced(3), imbalanced(3)));
        assertThat(charts.get(0).getXYPlot().getRangeAxis().getRange())
                .isEqualTo(charts.get(1).getXYPlot().getRangeAxis().getRange());
        assertThat(svg(charts).getDocumentElement().getAttribute("width")).isEqualTo("652");
        Path png = directory.resolve("figure.png");
        ChartFile.writePng(charts, png);
        assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(3 * 652);
    }

    @Test
    void the_same_panels_give_the_same_bytes() throws IOException {
        for (String name : List.of("one", "two")) {
            ChartFile.writeSvg(AttentionFigure.charts(List.of(imbalanced(3))), directory.resolve(name + ".svg"));
            ChartFile.writePng(AttentionFigure.charts(List.of(imbalanced(3))), directory.resolve(name + ".png"));
        }
        assertThat(Files.readAllBytes(directory.resolve("one.svg")))
                .isEqualTo(Files.readAllBytes(directory.resolve("two.svg")));
        assertThat(Files.readAllBytes(directory.resolve("one.png")))
                .isEqualTo(Files.readAllBytes(directory.resolve("two.png")));
    }
}
