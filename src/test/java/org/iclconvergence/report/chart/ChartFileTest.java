package org.iclconvergence.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.iclconvergence.report.chart.Chart.Mark;
import org.iclconvergence.report.chart.Chart.Marker;
import org.iclconvergence.report.chart.Chart.Panel;
import org.iclconvergence.report.chart.Chart.Role;
import org.iclconvergence.report.chart.Chart.Series;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartFileTest {
    private static final List<double[]> POINTS =
            List.of(new double[] {1, 0.5}, new double[] {10, Double.NaN}, new double[] {100, 1e-40});

    @TempDir
    private Path directory;

    private static Panel panel(String title) {
        return new Panel(
                title,
                ChartAxis.logarithmic("x", 1, 1000),
                ChartAxis.logarithmic("y", 1e-3, 1),
                Chart.Band.on(ChartAxis.logarithmic("x", 1, 1000), 10, 200, "III", Chart.Shade.DARK)
                        .toList(),
                List.of(
                        Series.curve("curve", Role.MEAN, POINTS),
                        new Series("curve", Role.MEAN, false, new Marker(2, true), POINTS),
                        new Series("thin", Role.DOMINANT, true, null, POINTS)),
                List.of(new Mark("here", 10, 0.1, true)));
    }

    private static Chart chart() {
        return new Chart("title", "caption", "alternative", List.of(panel("one"), panel("two")));
    }

    @Test
    void the_drawing_has_the_series_points_and_ranges_of_the_description() {
        Panel panel = panel("one");
        XYPlot plot = ChartDrawing.of(panel, chart(), 326).getXYPlot();
        assertThat(plot.getDataset().getSeriesCount()).isEqualTo(panel.series().size());
        for (int i = 0; i < panel.series().size(); i++) {
            assertThat(plot.getDataset().getItemCount(i)).isEqualTo(POINTS.size());
        }
        // a gap stays one, what lies below the foot stands on it
        assertThat(plot.getDataset().getYValue(0, 1)).isNaN();
        assertThat(plot.getDataset().getYValue(0, 2)).isEqualTo(panel.y().min());
        assertThat(plot.getRangeAxis().getUpperBound()).isEqualTo(1);
        assertThat(plot.getAnnotations()).hasSize(1);
    }

    @Test
    void names_of_one_kind_stand_in_the_legend_once() {
        assertThat(panel("one").legend().stream().map(Series::name)).containsExactly("curve", "thin");
        String svg = ChartFile.svg(chart());
        assertThat(svg.split(">curve</text>", -1)).hasSize(1 + 2);
        assertThat(svg).contains(">III</text>", ">here</text>", ">one</text>", ">two</text>", "width=\"652\"");
    }

    @Test
    void each_panel_can_stand_alone() {
        List<String> panels = ChartFile.svgOfEachPanel(chart());
        assertThat(panels).hasSize(2).allMatch(svg -> svg.contains("width=\"326\""));
        assertThat(panels.get(1)).contains(">two</text>").doesNotContain(">one</text>");
    }

    @Test
    void the_same_chart_gives_the_same_bytes_in_any_locale() throws IOException {
        Path png = directory.resolve("figure.png");
        ChartFile.writePng(chart(), ChartSize.USUAL, png);
        byte[] bytes = Files.readAllBytes(png);
        String svg = ChartFile.svg(chart());
        Locale locale = Locale.getDefault();
        try {
            for (String tag : List.of("de-DE", "tr-TR", "ar-EG-u-nu-arab")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(ChartFile.svg(chart())).isEqualTo(svg);
                ChartFile.writePng(chart(), ChartSize.USUAL, png);
                assertThat(Files.readAllBytes(png)).isEqualTo(bytes);
            }
        } finally {
            Locale.setDefault(locale);
        }
        assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(3 * 652);
    }

    @Test
    void a_chart_without_panels_is_refused() {
        assertThatThrownBy(() -> new Chart("", "", "", List.of())).hasMessageContaining("at least one panel");
    }

    @Test
    void a_short_logarithmic_axis_is_labelled_between_the_powers_of_ten() {
        ChartAxis axis = ChartAxis.exactly("N/K", 1.9, 41);
        assertThat(axis.ticks()).containsExactly(2, 5, 10, 20);
        assertThat(java.util.Arrays.stream(axis.ticks()).mapToObj(axis::tickLabel))
                .containsExactly("2", "5", "10", "20");
        assertThat(ChartAxis.exactly("K", 4, 1e8).ticks()).hasSize(8);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> ChartAxis.exactly("K", 2.1, 2.2))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
