package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.claims.Finding;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.stats.Estimate;
import org.junit.jupiter.api.Test;

class FindingsCsvTest {
    @Test
    void every_comparison_is_a_row_in_order_and_with_all_digits() {
        Evidence evidence = new Evidence();
        evidence.atMost("flow, K = 8", new Estimate(1.0 / 3, 1e-11), 2);
        evidence.isTrue("\"one\" switch", true);
        evidence.atLeast("never", new Estimate(Double.POSITIVE_INFINITY, 0), 1);
        assertThat(FindingsCsv.of(evidence.comparisons())).isEqualTo("""
                        what,estimate,error,threshold,margin
                        "flow, K = 8",0.3333333333333333,1.0E-11,2.0,0.8333333333283333
                        ""\"one"" switch",1.0,0.0,1.0,1.0
                        never,Infinity,0.0,1.0,-Infinity
                        """);
    }

    @Test
    void of_too_many_the_closest_are_kept_in_order() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < FindingsCsv.MOST_ROWS + 2; i++) {
            double margin = i == 1 || i == 5 ? 0.9 : i == 4000 ? -1 : 0.5;
            findings.add(new Finding("finding " + i, 0, 0, 1, margin, margin < 0 ? Verdict.REFUTED : Verdict.HOLDS));
        }
        List<String> rows = FindingsCsv.of(findings).lines().skip(1).toList();
        assertThat(rows).hasSize(FindingsCsv.MOST_ROWS).contains("finding 4000,0.0,0.0,1.0,-1.0");
        assertThat(rows.subList(0, 4))
                .extracting(row -> row.split(",")[0])
                .containsExactly("finding 0", "finding 2", "finding 3", "finding 4");
        assertThat(rows.get(4)).startsWith("finding 6,");
    }
}
