package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.iclconvergence.dynamics.QueryRun;
import org.junit.jupiter.api.Test;

class PhasesCsvTest {
    private static List<String[]> rows(String csv) {
        return csv.lines().skip(1).map(line -> line.split(",")).toList();
    }

    @Test
    void every_phase_of_every_run_has_rows_in_order() {
        String csv = PhasesCsv.of(List.of(QueryRunFixture.flow(1e2, 0.01), QueryRunFixture.flow(1e8, 0.01)));
        assertThat(csv)
                .startsWith("K,time,targetWeight,dominantWeight,targetAttention,dominantAttention,"
                        + "targetGrowth,dominantGrowth,phase,dominantProbability,promptLength\n100,0.0,0.0,0.0,");
        for (String features : List.of("100", "1e8")) {
            List<String[]> rows =
                    rows(csv).stream().filter(row -> row[0].equals(features)).toList();
            assertThat(rows).hasSizeBetween(50, 300);
            assertThat(rows.stream().map(row -> row[8]).distinct()).containsExactly("I", "II", "III", "IV");
            assertThat(rows.stream().map(row -> Double.valueOf(row[1]))).isSorted();
        }
    }

    @Test
    void the_dominant_growth_has_its_sign_and_leads_in_phase_one_alone() {
        for (String[] row : rows(PhasesCsv.of(List.of(QueryRunFixture.flow(1e4, 0.01))))) {
            double target = Double.parseDouble(row[6]);
            double dominant = Double.parseDouble(row[7]);
            assertThat(dominant).isNegative();
            if (row[8].equals("I")) {
                assertThat(-dominant).isGreaterThan(2 * target * (1 - 1e-9));
            } else if (!row[8].equals("II")) {
                assertThat(-dominant).isLessThan(0.5 * target * (1 + 1e-9));
            }
        }
    }

    @Test
    void a_very_long_training_is_thinned_but_keeps_its_end() {
        QueryRun run = QueryRunFixture.flow(1e2, 1e-100);
        List<String[]> rows = rows(PhasesCsv.of(List.of(run)));
        assertThat(run.moments()).hasSizeGreaterThan(302);
        assertThat(rows).hasSizeBetween(150, 302);
        assertThat(Double.parseDouble(rows.get(rows.size() - 1)[1]))
                .isEqualTo(run.last().time());
    }

    @Test
    void what_was_written_is_read_again() throws IOException {
        QueryRun run = QueryRunFixture.flow(1e4, 0.01);
        assertThat(PhasesCsv.read("table", PhasesCsv.of(List.of(run)))).isEqualTo(PhasesCsv.rows(run));
        assertThatThrownBy(() -> PhasesCsv.read(
                        "IMB-8/phases.csv", PhasesCsv.of(List.of(run)).replace(",III,", ",V,")))
                .hasMessageContainingAll("IMB-8/phases.csv", "phase", "V");
    }
}
