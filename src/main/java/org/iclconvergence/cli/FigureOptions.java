package org.iclconvergence.cli;

import org.iclconvergence.report.chart.Chart;
import org.iclconvergence.report.chart.ChartSize;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How figures are drawn. */
final class FigureOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--width",
            paramLabel = "W",
            description =
                    "Of a panel of a figure, in units of 1/96 inch: CSS pixels of an SVG, a third of the pixels of"
                            + " a PNG.")
    private @Nullable Integer width;

    @Option(names = "--height", paramLabel = "H", description = "The same.")
    private @Nullable Integer height;

    @Option(names = "--title", paramLabel = "TEXT", description = "Above a figure, in place of its own.")
    private @Nullable String title;

    /**
     * The size that was asked for.
     *
     * @param usual where none was
     * @return of a panel
     * @throws ParameterException if it is too small or too large
     */
    ChartSize size(ChartSize usual) {
        require("--width", width);
        require("--height", height);
        return new ChartSize(width == null ? usual.width() : width, height == null ? usual.height() : height);
    }

    private void require(String option, @Nullable Integer side) {
        if (side != null && (side < ChartSize.LEAST || side > ChartSize.MOST)) {
            throw new ParameterException(
                    command.commandLine(),
                    option + " must lie between " + ChartSize.LEAST + " and " + ChartSize.MOST + ", not " + side);
        }
    }

    /**
     * A figure under the title that was asked for.
     *
     * @param chart with a title of its own
     * @return the chart
     */
    Chart titled(Chart chart) {
        return title == null ? chart : chart.titled(title);
    }
}
