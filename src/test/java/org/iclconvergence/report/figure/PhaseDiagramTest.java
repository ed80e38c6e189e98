package org.iclconvergence.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.iclconvergence.report.chart.Chart;
import org.iclconvergence.report.chart.Chart.Panel;
import org.iclconvergence.report.chart.Chart.Tiles;
import org.iclconvergence.report.chart.Chart.Tint;
import org.iclconvergence.report.chart.ChartFile;
import org.iclconvergence.report.chart.ChartSize;
import org.iclconvergence.sweep.GridFile;
import org.iclconvergence.theory.ShortestPrompt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhaseDiagramTest {
    @TempDir
    private Path folder;

    private GridFile sweep;
    private Chart chart;

    @BeforeEach
    void sweep() throws IOException {
        Path file = folder.resolve("grid.yaml");
        Files.writeString(file, """
                title: times
                training: flow
                measure: [theory]
                points:
                  regime: balanced
                  K: [4, 20, 100]
                  N/K: {from: 2, to: 8, count: 13, scale: linear}
                  epsilon: 0.01
                diagrams:
                - {x: K, y: N/K, value: timeOverTheory, levels: [1.2, 2], guide: shortestPrompt}
                """);
        sweep = GridFile.read(file);
        PhaseDiagram diagram = new PhaseDiagram(sweep, sweep.diagrams().get(0));
        for (long index = 0; index < sweep.grid().size(); index++) {
            diagram.add(sweep.grid().point(index), sweep.grid().row(index));
        }
        chart = diagram.chart();
    }

    /** The edge of what is never reached lies where LEN-1 has it: within half a step of the grid. */
    @Test
    void the_threshold_of_the_theory_is_the_edge() {
        for (double features : new double[] {4, 20, 100}) {
            double[] never = chart.panels().get(0).tiles().stream()
                    .filter(tiles -> tiles.tint() == Tint.NEVER)
                    .flatMap(tiles -> tiles.boxes().stream())
                    .filter(box -> box[0] < features && features < box[1])
                    .findFirst()
                    .orElseThrow();
            double threshold = new ShortestPrompt(features, 1 / features, 0.01).tokens() / features;
            assertThat(never[3]).isCloseTo(threshold, within(0.25 + 1 / features));
            assertThat(never[2]).isEqualTo(1.75);
        }
        assertThat(chart.panels().get(0).series().get(0).points()).hasSize(3);
    }

    @Test
    void the_tiles_cover_the_plane() {
        double area = 0;
        Panel panel = chart.panels().get(0);
        for (Tiles tiles : panel.tiles()) {
            for (double[] box : tiles.boxes()) {
                assertThat(box[0]).isLessThan(box[1]);
                assertThat(box[2]).isLessThan(box[3]);
                area += Math.log(box[1] / box[0]) * (box[3] - box[2]);
            }
        }
        double plane = Math.log(panel.x().max() / panel.x().min())
                * (panel.y().max() - panel.y().min());
        assertThat(area).isCloseTo(plane, within(1e-12 * plane));
        assertThat(panel.tiles()).extracting(Tiles::name).containsExactly("to 1.2", "1.2 to 2", "above 2", "never");
    }

    @Test
    void the_drawing_has_the_size_and_the_title_that_were_asked_for() throws IOException {
        Path svg = folder.resolve("diagram.svg");
        ChartFile.writeSvg(chart.titled("Another title"), new ChartSize(500, 300), svg);
        assertThat(svg)
                .content()
                .contains("width=\"500\"", "height=\"300\"", ">Another title<", ">never<", "1.2 to 2", "theory")
                .doesNotContain("NaN", ">times<");
        assertThat(chart.titled("Another title").panels()).hasSize(1);
        assertThat(List.of(chart.title(), chart.panels().get(0).title())).containsOnly("times");
    }
}
