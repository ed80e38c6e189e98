package org.iclconvergence.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.iclconvergence.dynamics.Phases.Phase;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.report.PhasesCsv;
import org.iclconvergence.report.PhasesCsv.Row;
import org.iclconvergence.report.QueryRunFixture;
import org.iclconvergence.report.chart.Chart;
import org.iclconvergence.report.chart.Chart.Band;
import org.iclconvergence.report.chart.Chart.Mark;
import org.iclconvergence.report.chart.Chart.Panel;
import org.iclconvergence.report.chart.ChartFile;
import org.iclconvergence.report.chart.ChartSize;
import org.iclconvergence.training.query.QueryEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.NodeList;

class QueryFiguresTest {
    @TempDir
    private Path directory;

    private List<String> texts(Chart chart) throws Exception {
        Path file = directory.resolve("figure.svg");
        ChartFile.writeSvg(chart, ChartSize.USUAL, file);
        assertThat(file).content().doesNotContain("DOCTYPE", "NaN", "Infinity");
        NodeList nodes = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 1e4, 1e12, 1e80})
    void letters_are_text_and_no_label_is_drawn_twice(double features) throws Exception {
        QueryRun run = QueryRunFixture.flow(features, 0.01);
        List<String> phases = texts(PhasePortrait.of(List.of(QueryPath.of(run))));
        assertThat(phases).contains("II", "III", "IV", "Aₖ", "Bₖ,₁", "training time ηt", "bilinear weights");
        assertThat(phases).anyMatch(text -> text.startsWith("imbalanced: K = "));
        List<String> rates = texts(RatesFigure.of(List.of(QueryPath.of(run))));
        assertThat(rates).contains("start", "switch", "αₖ = |βₖ,₁|").hasSizeLessThan(25);
        for (List<String> texts : List.of(phases, rates)) {
            assertThat(texts.stream().filter(text -> text.startsWith("10"))).hasSizeBetween(3, 18);
        }
    }

    @Test
    void the_switch_lies_on_the_diagonal_where_the_training_says() {
        QueryRun run = QueryRunFixture.flow(1e4, 0.01);
        List<Mark> marks =
                RatesFigure.of(List.of(QueryPath.of(run))).panels().get(0).marks();
        assertThat(marks.stream().map(Mark::label)).containsExactly("start", "switch");
        Mark mark = marks.get(1);
        assertThat(mark.x()).isEqualTo(mark.y());
        double growth =
                run.trajectory().at(QueryEvent.targetLeads()).orElseThrow().targetGrowth();
        assertThat(mark.x() / growth).isBetween(1 - 1e-9, 1 + 1e-9);
    }

    @Test
    void phases_lie_where_the_training_says() {
        QueryRun run = QueryRunFixture.flow(1e4, 0.01);
        List<Band> bands =
                PhasePortrait.of(List.of(QueryPath.of(run))).panels().get(0).bands();
        assertThat(bands.stream().map(Band::label)).containsExactly("I", "II", "III", "IV");
        for (int i = 0; i < 3; i++) {
            assertThat(bands.get(i).to())
                    .isEqualTo(run.phases().end(Phase.values()[i]).orElseThrow())
                    .isEqualTo(bands.get(i + 1).from());
        }
    }

    @Test
    void the_table_of_trainings_draws_the_same_figures() throws IOException {
        List<QueryRun> runs = List.of(QueryRunFixture.flow(1e2, 0.01), QueryRunFixture.flow(1e8, 0.01));
        List<QueryPath> paths = runs.stream().map(QueryPath::of).toList();
        List<QueryPath> read = QueryPath.read("IMB-8/phases.csv", PhasesCsv.of(runs));
        assertThat(read).isEqualTo(paths);
        assertThat(PhasePortrait.of(read).panels().stream().map(Panel::title))
                .containsExactly("imbalanced: K = 100, p₁ = 0.5, N = ∞", "imbalanced: K = 1e8, p₁ = 0.5, N = ∞");
        assertThat(ChartFile.svg(PhasePortrait.of(read))).isEqualTo(ChartFile.svg(PhasePortrait.of(paths)));
        assertThat(ChartFile.svg(RatesFigure.of(read))).isEqualTo(ChartFile.svg(RatesFigure.of(paths)));
    }

    @Test
    void a_training_that_has_not_begun_can_be_drawn() throws Exception {
        assertThat(texts(PhasePortrait.of(List.of(QueryPath.of(QueryRunFixture.flow(10, 100))))))
                .contains("Aₖ");
        assertThat(texts(RatesFigure.of(List.of(QueryPath.of(QueryRunFixture.flow(10, 100))))))
                .contains("start");
    }

    private static Row row(double time, double weight, double growth) {
        return new Row(10, time, weight, -weight, 0.1, 0.5, growth, -growth, Phase.DOMINANT_WEIGHT_FALLS, 0.5, 100);
    }

    static Stream<List<Row>> awkwardPaths() {
        return Stream.of(
                List.of(row(0, 0, 0)),
                List.of(row(0, 0, 1e-3), row(Double.POSITIVE_INFINITY, 1, 1e-3)),
                List.of(row(0, 0, 1e-3), row(1e308, 1e308, 1e-3), row(Double.POSITIVE_INFINITY, 1e308, 1e-3)),
                List.of(row(0, 0, 1e-3), row(Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE)),
                List.of(row(0, 0, Double.MIN_VALUE), row(Double.MIN_VALUE, 1e-320, Double.MIN_VALUE)),
                List.of(row(0, 0, 1), row(1e-310, 1e-310, 1e-300)),
                List.of(row(0, 0, Double.NaN), row(1, Double.NaN, Double.NaN)),
                List.of(row(0, 0, 1e-3), row(1, -1e300, 1e-3), row(2, 1e300, 1e-3)));
    }

    /** population --learning-rate 1e308 said "positive range length is required". */
    @ParameterizedTest
    @MethodSource("awkwardPaths")
    void no_number_breaks_an_axis(List<Row> rows) throws Exception {
        List<QueryPath> paths = List.of(new QueryPath("awkward", "ₖ,ₙ", rows));
        assertThat(texts(PhasePortrait.of(paths))).contains("Bₖ,ₙ", "awkward").hasSizeLessThan(40);
        assertThat(texts(RatesFigure.of(paths))).contains("|βₖ,ₙ|", "awkward").hasSizeLessThan(40);
    }

    private static ScalingFigure.Point time(String series, double features, double time) {
        return new ScalingFigure.Point(series, features, time, time);
    }

    @Test
    void scaling_names_its_series_and_survives_what_never_converges() throws Exception {
        List<ScalingFigure.Point> points = List.of(
                time("balanced", 10, 493),
                time("balanced", 1e12, 1e24),
                time("rare, p_1 = 0.5", 10, Double.POSITIVE_INFINITY),
                time("rare, p_1 = 0.5", 1e12, 2e24),
                time("dominant, p_1 = 0.5", 10, 70),
                time("dominant, p_1 = 0.5", 1e12, 80));
        assertThat(texts(ScalingFigure.of(points)))
                .contains("number of features K", "time ηT to Lₖ ≤ 0.01", "balanced", "rare, p₁ = 0.5", "10²⁰");
        assertThat(ScalingFigure.read("scaling.csv", ScalingFigure.csv(points))).isEqualTo(points);
        assertThat(ScalingFigure.csv(points))
                .startsWith("series,K,measured,theory\nbalanced,10,493.0,493.0\nbalanced,1e12,1.0E24,1.0E24\n")
                .contains("\"rare, p_1 = 0.5\",10,Infinity,Infinity\n");
        List<ScalingFigure.Point> never = List.of(time("balanced", 10, Double.POSITIVE_INFINITY));
        assertThat(texts(ScalingFigure.of(never))).contains("balanced");
    }

    @Test
    void rivals_are_told_apart_by_probability() throws Exception {
        List<RivalsFigure.Point> points = List.of(
                new RivalsFigure.Point(0.2, 1, 0.4, 0.8),
                new RivalsFigure.Point(0.2, 64, 0.03, 4e-7),
                new RivalsFigure.Point(0.5, 1, 0.25, 0.5),
                new RivalsFigure.Point(0.5, 64, 0.0077, 4e-20));
        assertThat(texts(RivalsFigure.of(points)))
                .contains("linear, pₖ = 0.2", "softmax, pₖ = 0.2", "linear, pₖ = 0.5", "softmax, pₖ = 0.5", "60");
        assertThat(RivalsFigure.read("rivals.csv", RivalsFigure.csv(points))).isEqualTo(points);
        assertThat(RivalsFigure.csv(points)).startsWith("p,N,linear,softmax\n0.2,1,0.4,0.8\n0.2,64,0.03,4.0E-7\n");
    }
}
