package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.iclconvergence.dynamics.QueryRun;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYPointerAnnotation;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.NodeList;

class QueryFiguresTest {
    @TempDir
    private Path directory;

    private List<String> texts(List<JFreeChart> charts) throws Exception {
        Path file = directory.resolve("figure.svg");
        ChartFile.writeSvg(charts, file);
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
        QueryRun run = QueryRunTest.flow(features, 0.01);
        List<String> phases = texts(PhasePortrait.charts(run));
        assertThat(phases).contains("I", "II", "III", "IV", "Aₖ", "Bₖ,₁", "training time ηt", "bilinear weights");
        assertThat(phases).anyMatch(text -> text.startsWith("imbalanced: K = "));
        List<String> rates = texts(RatesFigure.charts(run));
        assertThat(rates).contains("start", "switch", "αₖ = |βₖ,₁|").hasSizeLessThan(25);
        for (List<String> texts : List.of(phases, rates)) {
            assertThat(texts.stream().filter(text -> text.startsWith("10"))).hasSizeBetween(3, 18);
        }
    }

    @Test
    void the_switch_lies_on_the_diagonal() {
        var plot = RatesFigure.charts(QueryRunTest.flow(1e4, 0.01)).get(0).getXYPlot();
        for (Object annotation : plot.getAnnotations()) {
            var mark = (XYPointerAnnotation) annotation;
            if (mark.getText().equals("switch")) {
                assertThat(mark.getX() / mark.getY()).isBetween(1 - 1e-9, 1 + 1e-9);
            }
        }
        assertThat(plot.getAnnotations()).hasSize(2);
    }

    @Test
    void a_training_that_has_not_begun_can_be_drawn() throws Exception {
        assertThat(texts(PhasePortrait.charts(QueryRunTest.flow(10, 100)))).contains("Aₖ");
        assertThat(texts(RatesFigure.charts(QueryRunTest.flow(10, 100)))).contains("start");
    }

    @Test
    void a_long_axis_has_few_labels_each_once() {
        for (double decades : new double[] {0.5, 1, 5, 13, 160, 500}) {
            DecadeAxis axis = new DecadeAxis("long", new Range(Math.pow(10, -decades / 2), Math.pow(10, decades / 2)));
            var ticks = axis.refreshTicks(
                    new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB).createGraphics(),
                    new AxisState(),
                    new Rectangle2D.Double(0, 0, 300, 200),
                    RectangleEdge.LEFT);
            assertThat(ticks.stream().map(Object::toString))
                    .doesNotHaveDuplicates()
                    .hasSizeBetween(1, 9);
        }
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
        assertThat(texts(ScalingFigure.charts(points, 0.01)))
                .contains("number of features K", "time ηT to Lₖ ≤ 0.01", "balanced", "rare, p₁ = 0.5", "10²⁰");
        assertThat(ScalingFigure.csv(points))
                .startsWith("series,K,measured,theory\nbalanced,10,493.0,493.0\nbalanced,1e12,1.0E24,1.0E24\n")
                .contains("\"rare, p_1 = 0.5\",10,Infinity,Infinity\n");
        List<ScalingFigure.Point> never = List.of(time("balanced", 10, Double.POSITIVE_INFINITY));
        assertThat(texts(ScalingFigure.charts(never, 0.01))).contains("balanced");
    }

    @Test
    void rivals_are_told_apart_by_probability() throws Exception {
        List<RivalsFigure.Point> points = List.of(
                new RivalsFigure.Point(0.2, 1, 0.4, 0.8),
                new RivalsFigure.Point(0.2, 64, 0.03, 4e-7),
                new RivalsFigure.Point(0.5, 1, 0.25, 0.5),
                new RivalsFigure.Point(0.5, 64, 0.0077, 4e-20));
        assertThat(texts(RivalsFigure.charts(points)))
                .contains("linear, pₖ = 0.2", "softmax, pₖ = 0.2", "linear, pₖ = 0.5", "softmax, pₖ = 0.5", "64");
        assertThat(RivalsFigure.csv(points)).startsWith("p,N,linear,softmax\n0.2,1,0.4,0.8\n0.2,64,0.03,4.0E-7\n");
    }
}
