package org.iclconvergence.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.iclconvergence.report.page.AccuracyRow;
import org.junit.jupiter.api.Test;

/**
 * Every number that theory, losses and model compute, against 50 digits. A bound comes from an error analysis, never from what was measured;
 * the figures are recorded to the third digit, so that an error far below its bound is seen as well when it moves.
 */
class AccuracyTest {
    /**
     * One test, and not a preparation that several share: PIT lays what a preparation runs at the door of the first test alone, whatever
     * that looks at. What to record instead stands in target/accuracy.json.
     */
    @Test
    void every_function_keeps_to_its_bound_and_to_the_figures_recorded() throws IOException {
        List<AccuracyRow> measured = AccuracyTable.measure().rows();
        AccuracyFiles.write(Path.of("target"), measured);
        assertThat(measured)
                .allSatisfy(
                        row -> assertThat(row.shareOfBound()).as(row.toString()).isBetween(0.0, 1.0));
        assertThat(measured)
                .hasSizeGreaterThan(100)
                .allSatisfy(row -> assertThat(row.points()).as(row.toString()).isPositive());
        assertThat(measured).containsExactlyElementsOf(AccuracyRow.all());
        assertThat(Files.readString(AccuracyFiles.RECORDED)).isEqualTo(AccuracyFiles.json(measured));
    }

    /** What to publish instead stands in target/accuracy.md. */
    @Test
    void the_published_table_is_the_recorded_one() throws IOException {
        List<String> published = Files.readAllLines(AccuracyFiles.PUBLISHED).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(published).containsExactlyElementsOf(AccuracyFiles.lines(AccuracyRow.all()));
    }

    @Test
    void no_two_rows_are_about_the_same() throws IOException {
        assertThat(AccuracyRow.all().stream().map(row -> row.function() + row.domain()))
                .doesNotHaveDuplicates();
    }
}
