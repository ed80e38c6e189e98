package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.iclconvergence.claims.LedgerFixture.catalogue;
import static org.iclconvergence.claims.LedgerFixture.good;
import static org.iclconvergence.claims.LedgerFixture.row;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.iclconvergence.claims.Finding;
import org.iclconvergence.claims.Ledger;
import org.iclconvergence.claims.LedgerFixture;
import org.iclconvergence.claims.RunSettings;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.oracle.Draws;
import org.iclconvergence.reading.Located;
import org.iclconvergence.reading.Reading;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Trajectory;

/** A table is read as it was written, whatever stands in it. */
class TablesProperties {
    /** All that a double may be, but for the sign of zero, which the reader of decimals drops. */
    @Provide
    Arbitrary<Double> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().map(value -> value + 0.0),
                Draws.logUniform(1e-300, 1e300),
                Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE));
    }

    /** With everything that ends a cell, a row or a quotation; never empty, for a table of one column. */
    @Provide
    Arbitrary<String> cells() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("\",\n\r|<é")
                .ofMaxLength(8)
                .map(text -> "c" + text);
    }

    @Property(tries = 100)
    void any_cell_comes_back(
            @ForAll @Size(min = 1, max = 5) List<@From("cells") String> cells, @ForAll("numbers") double number)
            throws IOException {
        CsvTable table = new CsvTable("text", "number");
        cells.forEach(cell -> table.row(cell, number));
        Path file = Files.createTempFile("table", ".csv");
        try {
            List<Located> rows = Reading.csv(Files.writeString(file, table.toString()));
            assertThat(rows).hasSameSizeAs(cells);
            for (int i = 0; i < cells.size(); i++) {
                assertThat(rows.get(i).field("text").text()).isEqualTo(cells.get(i));
                assertThat(Double.valueOf(rows.get(i).field("number").number())).isEqualTo(Double.valueOf(number));
            }
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 100)
    void a_trajectory_comes_back_bit_by_bit(
            @ForAll @Size(min = 1, max = 4) List<@From("numbers") Double> numbers,
            @ForAll @IntRange(min = 1, max = 4) int features)
            throws IOException {
        List<Snapshot> snapshots = new ArrayList<>();
        for (int t = 0; t < numbers.size(); t++) {
            double[] each = new double[features];
            BilinearWeights weights = new BilinearWeights(features);
            for (int k = 0; k < features; k++) {
                each[k] = numbers.get((t + k) % numbers.size());
                weights.set(0, k, each[k] / 3 + 0.0);
                weights.set(k, k, each[k] / 7 + 0.0);
            }
            snapshots.add(new Snapshot(7L * t, numbers.get(t), each, each.clone(), each.clone(), weights));
        }
        FeatureProbabilities p = FeatureProbabilities.zipf(features, 1);
        String csv = TrajectoryCsv.of(p, 20, new Trajectory(snapshots));
        List<TrajectoryCsv.Row> rows = TrajectoryCsv.read("table", csv);
        assertThat(rows).isEqualTo(TrajectoryCsv.rows(p, 20, snapshots).toList());
        assertThat(rows).hasSize(features * numbers.size());
        for (TrajectoryCsv.Row row : rows) {
            Snapshot snapshot = snapshots.get((int) row.epoch() / 7);
            int k = row.feature() - 1;
            assertThat(List.of(row.loss(), row.predictionError(), row.dominantAttention(), row.targetWeight()))
                    .isEqualTo(List.of(
                            snapshot.loss(),
                            snapshot.predictionErrors()[k],
                            snapshot.dominantAttention()[k],
                            snapshot.weights().target(k)));
        }
        Path file = Files.createTempFile("trajectory", ".csv");
        try {
            TrajectoryCsv.write(p, 20, new Trajectory(snapshots), file);
            assertThat(file).hasContent(csv);
        } finally {
            Files.delete(file);
        }
    }

    /** Small errors for runs that are thinned; few features never lead twice, and every moment is asked. */
    @Provide
    Arbitrary<QueryRun> runs() {
        return Draws.features(10)
                .flatMap(features -> Draws.logUniform(1e-50, 0.1).map(error -> QueryRunFixture.flow(features, error)));
    }

    @Property(tries = 10)
    void the_phases_of_a_run_come_back_in_order(@ForAll("runs") QueryRun run) throws IOException {
        List<PhasesCsv.Row> rows = PhasesCsv.read("table", PhasesCsv.of(List.of(run)));
        List<PhasesCsv.Row> all = PhasesCsv.rows(run);
        assertThat(rows).isNotEmpty().hasSizeLessThanOrEqualTo(304);
        assertThat(rows.get(0).time()).isZero();
        assertThat(rows.get(rows.size() - 1).time()).isEqualTo(run.last().time());
        for (int i = 1; i < rows.size(); i++) {
            assertThat(rows.get(i).time())
                    .isGreaterThanOrEqualTo(rows.get(i - 1).time());
            assertThat(rows.get(i).phase())
                    .isGreaterThanOrEqualTo(rows.get(i - 1).phase());
        }
        assertThat(rows.stream().map(PhasesCsv.Row::phase).distinct())
                .containsExactlyElementsOf(
                        all.stream().map(PhasesCsv.Row::phase).distinct().toList());
        // K is written in six digits
        assertThat(rows.get(0).features())
                .isCloseTo(all.get(0).features(), within(1e-5 * all.get(0).features()));
        Set<List<Object>> whole = all.stream().map(TablesProperties::cells).collect(Collectors.toSet());
        assertThat(rows).allMatch(row -> whole.contains(cells(row)));
    }

    private static List<Object> cells(PhasesCsv.Row row) {
        return List.of(
                row.time(),
                row.targetWeight(),
                row.dominantWeight(),
                row.targetAttention(),
                row.dominantAttention(),
                row.targetGrowth(),
                row.dominantGrowth(),
                row.phase(),
                row.dominantProbability(),
                row.promptLength());
    }

    @Property(tries = 5)
    void the_findings_kept_are_those_of_least_margin(@ForAll @IntRange(min = 4_990, max = 5_100) int count) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            findings.add(new Finding("f" + i, 0, 0, 1, i, Verdict.HOLDS));
        }
        Collections.shuffle(findings, new Random(count));
        List<String> kept = FindingsCsv.of(findings)
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
        List<String> least = findings.stream()
                .filter(finding -> finding.margin() < FindingsCsv.MOST_ROWS)
                .map(Finding::what)
                .toList();
        assertThat(kept).isEqualTo(least);
    }

    /** Short numbers are the nearest of their length. */
    @Property
    void a_number_in_words_is_the_number(
            @ForAll("sizes") double value, @ForAll @Scale(4) @DoubleRange(min = 0.001, max = 1) double probability) {
        assertThat(Double.parseDouble(ProblemText.decimal(value))).isEqualTo(value);
        assertThat(ProblemText.decimal(value)).matches("\\d+(\\.\\d+)?(e[+-]\\d\\d+)?");
        double whole = Math.rint(value);
        assertThat(Double.parseDouble(ProblemText.whole(whole))).isCloseTo(whole, within(5.1e-6 * whole));
        if (whole < 1e5) {
            assertThat(ProblemText.whole(whole)).isEqualTo(Long.toString((long) whole));
        }
        assertThat(new BigDecimal(ProblemText.rounded(probability)).doubleValue())
                .isCloseTo(probability, within(5.1e-3 * probability));
    }

    @Provide
    Arbitrary<Double> sizes() {
        return Draws.logUniform(1e-12, 1e100);
    }

    /** Whatever a title holds, a row of the table has as many cells as its head, and no markup of its own. */
    @Property(tries = 50)
    void a_title_cannot_break_the_tables(@ForAll("cells") String title) throws IOException {
        String quoted = new ObjectMapper().writeValueAsString(title);
        Ledger ledger = Ledger.of(
                catalogue(row("A-1").replace("a title | with a bar", quoted)), good("A-1"), RunSettings.REFERENCE);
        LedgerDocument document = LedgerDocument.of(ledger, LedgerFixture.run(RunSettings.REFERENCE), Instant.EPOCH);
        String page = LedgerMarkdown.of(document, List.of(title));
        List<String> lines = page.lines().filter(line -> line.startsWith("|")).toList();
        assertThat(lines).hasSize(6);
        // two tables of three lines: a head, a rule, a row
        for (int i = 0; i < lines.size(); i++) {
            assertThat(bars(lines.get(i))).isEqualTo(bars(lines.get(i / 3 * 3)));
        }
        assertThat(page).doesNotContain("<");
        assertThat(LedgerTable.console(document).lines().filter(line -> line.startsWith("A-1")))
                .hasSize(1);
    }

    private static long bars(String line) {
        return line.replace("\\|", "").chars().filter(c -> c == '|').count();
    }
}
