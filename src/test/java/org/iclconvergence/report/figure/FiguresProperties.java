package org.iclconvergence.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.oracle.Draws;
import org.iclconvergence.report.QueryRunFixture;
import org.iclconvergence.report.chart.Chart;
import org.iclconvergence.report.chart.Chart.Band;
import org.iclconvergence.report.chart.Chart.Panel;
import org.iclconvergence.report.chart.Chart.Role;
import org.iclconvergence.report.chart.Chart.Series;
import org.iclconvergence.report.chart.ChartAxis;
import org.iclconvergence.report.chart.ChartFile;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Trajectory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A figure of any data shows them, and nothing else. */
class FiguresProperties {
    @Provide
    Arbitrary<QueryPath> paths() {
        return Combinators.combine(Draws.features(3), Draws.logUniform(1e-20, 0.1))
                .as((features, error) -> QueryPath.of(QueryRunFixture.flow(features, error)));
    }

    private static void inOrder(List<Band> bands, ChartAxis axis) {
        double before = axis.min();
        for (Band band : bands) {
            assertThat(band.from()).isGreaterThanOrEqualTo(before);
            assertThat(band.to()).isGreaterThan(band.from()).isLessThanOrEqualTo(axis.max());
            before = band.to();
        }
    }

    private static void onTheAxes(Panel panel, Series series) {
        for (double[] point : series.points()) {
            assertThat(point[0]).isBetween(panel.x().min(), panel.x().max());
            assertThat(point[1]).isBetween(panel.y().min(), panel.y().max());
        }
    }

    @Property(tries = 30)
    void a_portrait_holds_its_curves_and_its_phases_in_order(@ForAll("paths") QueryPath path) {
        Panel panel = PhasePortrait.of(List.of(path)).panels().get(0);
        panel.series().forEach(series -> onTheAxes(panel, series));
        inOrder(panel.bands(), panel.x());
        assertThat(panel.bands().get(panel.bands().size() - 1).to())
                .isEqualTo(panel.x().max());
        assertThat(panel.bands().get(0).from()).isEqualTo(panel.x().min());
    }

    @Property(tries = 30)
    void rates_lie_on_their_axes_and_cross_the_diagonal_where_it_is_marked(@ForAll("paths") QueryPath path) {
        Panel panel = RatesFigure.of(List.of(path)).panels().get(0);
        panel.series().forEach(series -> onTheAxes(panel, series));
        Series training = panel.series().get(panel.series().size() - 1);
        long above = training.points().stream()
                .takeWhile(point -> point[1] > point[0])
                .count();
        boolean crosses = above > 0 && above < training.points().size();
        assertThat(panel.marks())
                .hasSize(crosses ? 2 : 1)
                .allMatch(mark -> mark.x() >= panel.x().min());
        if (crosses) {
            double[] before = training.points().get((int) above - 1);
            double[] after = training.points().get((int) above);
            assertThat(panel.marks().get(1).x())
                    .isEqualTo(panel.marks().get(1).y())
                    .isBetween(Math.min(before[0], after[0]), Math.max(before[0], after[0]));
        }
    }

    @Provide
    Arbitrary<List<ScalingFigure.Point>> points() {
        Arbitrary<Double> times = Draws.logUniform(1e-9, 1e30);
        return Combinators.combine(
                        Arbitraries.of("balanced", "rare, p_1 = 0.5", "a \"third\""),
                        Arbitraries.integers().between(1, 12).map(exponent -> Math.pow(10, exponent)),
                        times,
                        times)
                .as(ScalingFigure.Point::new)
                .withoutEdgeCases()
                .list()
                .ofMinSize(1)
                .ofMaxSize(9);
    }

    @Property
    void scaling_comes_back_from_its_table_and_lies_on_its_axes(@ForAll("points") List<ScalingFigure.Point> points)
            throws IOException {
        assertThat(ScalingFigure.read("table", ScalingFigure.csv(points))).isEqualTo(points);
        Panel panel = ScalingFigure.of(points).panels().get(0);
        panel.series().forEach(series -> onTheAxes(panel, series));
        assertThat(panel.series().stream()
                        .mapToLong(series -> series.points().size())
                        .sum())
                .isEqualTo(2L * points.size());
        assertThat(panel.legend()).hasSize((int)
                points.stream().map(ScalingFigure.Point::series).distinct().count());
    }

    /** Attention of five features after four epochs. */
    @Provide
    Arbitrary<List<double[]>> attention() {
        return Arbitraries.doubles()
                .between(0, 1)
                .ofScale(2)
                .array(double[].class)
                .ofSize(10)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    private static Trajectory trajectory(List<double[]> attention, List<Integer> order) {
        List<Snapshot> snapshots = new ArrayList<>();
        for (double[] epoch : attention) {
            double[] target = new double[5];
            double[] dominant = new double[5];
            for (int k = 0; k < 5; k++) {
                target[k] = epoch[order.get(k)];
                dominant[k] = epoch[5 + order.get(k)];
            }
            snapshots.add(
                    new Snapshot(10L * snapshots.size(), 1, new double[5], target, dominant, new BilinearWeights(5)));
        }
        return new Trajectory(snapshots);
    }

    @Property
    void bands_meet_in_order_whatever_the_order_of_the_rare_features(@ForAll("attention") List<double[]> attention) {
        FeatureProbabilities p = FeatureProbabilities.imbalanced(5, 0.6);
        PhaseBands bands = PhaseBands.of(TrainingCurves.of(p, 20, trajectory(attention, List.of(0, 1, 2, 3, 4))));
        assertThat(bands)
                .isEqualTo(PhaseBands.of(TrainingCurves.of(p, 20, trajectory(attention, List.of(0, 3, 1, 4, 2)))));
        assertThat(bands.overtaking()).isNotNegative().isLessThanOrEqualTo(bands.half());
        ChartAxis axis = ChartAxis.counting("epoch", 10L * attention.size());
        inOrder(bands.on(axis), axis);
    }

    /** Whatever a label says, the drawing is well-formed and says it. */
    @Property(tries = 8, edgeCases = EdgeCasesMode.NONE)
    void a_drawing_is_well_formed_and_has_its_words(@ForAll("words") String words)
            throws IOException, ParserConfigurationException, SAXException {
        Panel panel = new Panel(
                words,
                ChartAxis.linear(words, 0, 1),
                ChartAxis.linear("y", 0, 1),
                List.of(),
                List.of(Series.curve(words, Role.MEAN, List.of(new double[] {0, 0}, new double[] {1, 1}))),
                List.of());
        String svg = ChartFile.svg(new Chart(words, words, words, Collections.nCopies(2, panel)));
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        DocumentBuilder parser = factory.newDocumentBuilder();
        String text = parser.parse(new InputSource(new StringReader(svg)))
                .getDocumentElement()
                .getTextContent();
        // title, axis and legend of each panel
        assertThat(text.split(Pattern.quote(words), -1)).hasSizeGreaterThanOrEqualTo(1 + 2 * 3);
        assertThat(svg).doesNotContain("NaN", "Infinity");
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars("abc<>&\"'ₖ∞").ofMinLength(1).ofMaxLength(6);
    }
}
