package org.iclconvergence.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.iclconvergence.report.chart.Chart.Band;
import org.iclconvergence.report.chart.Chart.Panel;
import org.iclconvergence.report.chart.Chart.Shade;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** Whatever the data are, an axis can be drawn, and its ticks lie on it. */
class ChartAxisProperties {
    @Provide
    Arbitrary<Double> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        0.0,
                        -0.0,
                        1.0,
                        Double.MIN_VALUE,
                        Double.MIN_NORMAL,
                        1e-320,
                        Double.MAX_VALUE,
                        -Double.MAX_VALUE,
                        1e308,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY),
                Arbitraries.integers().between(-3200, 3080).map(exponent -> Math.pow(10, exponent / 10.0)),
                Arbitraries.doubles().between(-1000, 1000));
    }

    @Provide
    Arbitrary<double[]> data() {
        return numbers().array(double[].class).ofMaxSize(6);
    }

    @Property
    void a_logarithmic_axis_can_be_drawn_from_any_ends(@ForAll("numbers") double min, @ForAll("numbers") double max) {
        draws(ChartAxis.logarithmic("x", min, max), 1);
    }

    @Property
    void a_logarithmic_axis_can_be_drawn_around_any_data(@ForAll("data") double[] data) {
        draws(ChartAxis.logarithmicAround("x", Arrays.stream(data)), 1);
        draws(ChartAxis.logarithmicBelow("x", Arrays.stream(data)), 1);
    }

    @Property
    void a_logarithmic_axis_shows_the_normal_numbers_it_is_about(@ForAll("data") double[] data) {
        ChartAxis axis = ChartAxis.logarithmicAround("x", Arrays.stream(data));
        assertThat(Arrays.stream(data).filter(x -> x >= 1e-307 && x <= 1e308))
                .allMatch(x -> axis.min() <= x * (1 + 1e-12) && x <= axis.max() * (1 + 1e-12));
    }

    @Property
    void a_linear_axis_can_be_drawn_from_any_ends(@ForAll("numbers") double min, @ForAll("numbers") double max) {
        draws(ChartAxis.linear("x", min, max), 2);
    }

    @Property
    void counts_have_whole_ticks(@ForAll @LongRange(min = 0, max = 1L << 40) long count) {
        ChartAxis axis = ChartAxis.counting("x", count);
        draws(axis, 2);
        assertThat(axis.ticks()).startsWith(0).isSorted();
        assertThat(Arrays.stream(axis.ticks())).allMatch(tick -> tick == Math.rint(tick));
    }

    @Property
    void bands_lie_on_their_axis(@ForAll("numbers") double from, @ForAll("numbers") double to) {
        for (ChartAxis axis : List.of(ChartAxis.logarithmic("x", 1e-3, 1e9), ChartAxis.counting("x", 400))) {
            assertThat(Band.on(axis, from, to, "III", Shade.DARK))
                    .allMatch(band -> axis.min() <= band.from() && band.from() < band.to() && band.to() <= axis.max());
        }
    }

    @Example
    void an_axis_without_length_is_refused() {
        assertThatThrownBy(() -> new ChartAxis("x", false, 1, 1, 1)).hasMessageContaining("axis “x”: from 1.0 to 1.0");
        assertThatThrownBy(() -> new ChartAxis("x", true, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ChartAxis("x", false, 0, Double.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ChartAxis("x", false, 0, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void ticks_are_labelled_in_plain_digits() {
        assertThat(labels(ChartAxis.linear("x", 0, 1.13).withStep(0.2)))
                .containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(ChartAxis.counting("x", 400))).startsWith("0", "50").endsWith("400");
        assertThat(labels(ChartAxis.counting("x", 64))).startsWith("0", "10").endsWith("60");
        assertThat(labels(ChartAxis.linear("x", -6, 12))).containsExactly("-5", "0", "5", "10");
        assertThat(labels(ChartAxis.linear("x", 0, 1e300))).endsWith("1e300");
        assertThat(labels(ChartAxis.logarithmic("x", 1e-3, 100)))
                .containsExactly("10⁻³", "10⁻²", "10⁻¹", "10⁰", "10¹", "10²");
        assertThat(labels(ChartAxis.logarithmic("x", 1e-150, 1e10)))
                .contains("10⁻¹⁴⁰", "10⁰")
                .hasSizeLessThan(10);
    }

    private static List<String> labels(ChartAxis axis) {
        return Arrays.stream(axis.ticks()).mapToObj(axis::tickLabel).toList();
    }

    /** The description has ticks on the axis, each label once, and the drawing has the same range and the same ticks. */
    private static void draws(ChartAxis axis, int leastTicks) {
        assertThat(axis.max() - axis.min()).isFinite().isPositive();
        double[] ticks = axis.ticks();
        assertThat(ticks.length).isBetween(leastTicks, 10);
        assertThat(Arrays.stream(ticks)).allMatch(tick -> axis.min() <= tick && tick <= axis.max());
        assertThat(Arrays.stream(ticks).map(axis::position))
                .allMatch(position -> position >= 0 && position <= 1 + 1e-12);
        assertThat(labels(axis)).doesNotHaveDuplicates().noneMatch(label -> label.contains("N") || label.isEmpty());
        Panel panel = new Panel("", axis, ChartAxis.counting("y", 1), List.of(), List.of(), List.of());
        XYPlot plot = ChartDrawing.of(panel, new Chart("", "", "", List.of(panel)), 326)
                .getXYPlot();
        ValueAxis drawn = plot.getDomainAxis();
        assertThat(drawn.getLowerBound()).isEqualTo(axis.min());
        assertThat(drawn.getUpperBound()).isEqualTo(axis.max());
        List<?> drawnTicks = drawn.refreshTicks(
                new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB).createGraphics(),
                new AxisState(),
                new Rectangle2D.Double(0, 0, 300, 200),
                RectangleEdge.BOTTOM);
        assertThat(drawnTicks.stream().map(tick -> ((ValueTick) tick).getText()))
                .isEqualTo(labels(axis));
    }
}
