package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.iclconvergence.dynamics.Phases.Phase;
import org.iclconvergence.report.PhasesCsv;
import org.junit.jupiter.api.Test;

/** The tables of the figures, read again. */
class TablesTest {
    /** ½ |a − e_k|² of infinitely long prompts: of the target, the dominant feature and K − 2 others. */
    private static double error(PhasesCsv.Row row) {
        double target = row.targetAttention();
        double dominant = row.dominantAttention();
        double others = 1 - target - dominant;
        return 0.5 * ((1 - target) * (1 - target) + dominant * dominant + others * others / (row.features() - 2));
    }

    @Test
    void the_phases_of_a_rare_query_begin_at_zero_and_end_at_the_error() throws Exception {
        Map<Double, List<PhasesCsv.Row>> runs = PhasesCsv.read("phases.csv", Tables.phases()).stream()
                .collect(Collectors.groupingBy(PhasesCsv.Row::features));
        assertThat(runs).containsOnlyKeys(1e2, 1e4, 1e8);
        runs.forEach((features, rows) -> {
            assertThat(rows).allMatch(row -> row.dominantProbability() == 0.5);
            assertThat(rows).allMatch(row -> Double.isInfinite(row.promptLength()));
            PhasesCsv.Row first = rows.get(0);
            assertThat(first.time()).isZero();
            assertThat(first.targetWeight()).isZero();
            assertThat(first.targetAttention()).isCloseTo(0.5 / (features - 1), within(1e-12));
            assertThat(first.dominantAttention()).isCloseTo(0.5, within(1e-12));
            PhasesCsv.Row last = rows.get(rows.size() - 1);
            assertThat(error(last)).isCloseTo(0.01, within(1e-7));
            assertThat(rows.stream().map(PhasesCsv.Row::phase).distinct()).containsExactly(Phase.values());
            assertThat(rows).isSortedAccordingTo((a, b) -> Double.compare(a.time(), b.time()));
        });
    }

    private static double[] numbers(List<String[]> rows, String series, int column) {
        return rows.stream()
                .filter(row -> row[0].equals(series))
                .mapToDouble(row -> Double.parseDouble(row[column]))
                .toArray();
    }

    /**
     * The time to L_k = 0.01 by Simpson's rule where all K − 1 rivals are alike. Attention is a = p e^u/(p e^u + 1 − p) in u = A − B, and
     * L_k = ½ (1 − a)² K/(K − 1). Then A grows by α = −p dL_k/du and each B falls by α/(K − 1), so that du/dt = p a (1 − a)² (K/(K − 1))².
     */
    private static double byQuadrature(double features, double p) {
        double spread = features / (features - 1);
        double end = Math.log((1 - Math.sqrt(0.02 / spread)) / Math.sqrt(0.02 / spread) * (1 - p) / p);
        int steps = 20_000;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double u = end * i / steps;
            double a = p * Math.exp(u) / (p * Math.exp(u) + 1 - p);
            double rate = p * a * (1 - a) * (1 - a) * spread * spread;
            sum += (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) / rate;
        }
        return sum * end / steps / 3;
    }

    @Test
    void the_times_are_measured_beside_what_the_theory_says() {
        Laboratory lab =
                new Laboratory(new Wiring(Lie.NONE), TrainerUnderTest.builtIn(), new Memory(), trials -> trials, false);
        List<String[]> rows = Tables.scaling(lab)
                .lines()
                .skip(1)
                // a comma before a space is the name's
                .map(line -> line.replace("\"", "").split(",(?! )"))
                .toList();
        String rare = "rare, p_1 = 0.5";
        assertThat(rows.stream().map(row -> row[0]).distinct())
                .containsExactly("balanced", rare, "dominant, p_1 = 0.5");
        for (String series : List.of("balanced", rare, "dominant, p_1 = 0.5")) {
            assertThat(numbers(rows, series, 1))
                    .containsExactly(IntStream.rangeClosed(1, 12)
                            .mapToDouble(i -> Double.parseDouble(String.format(Locale.ROOT, "1e%d", i)))
                            .toArray());
        }
        for (int i = 0; i < 12; i++) {
            double features = Math.pow(10, i + 1);
            double balanced = byQuadrature(features, 1 / features);
            assertThat(numbers(rows, "balanced", 2)[i] / balanced).isCloseTo(1, within(1e-6));
            assertThat(numbers(rows, "balanced", 3)[i] / balanced).isCloseTo(1, within(1e-6));
            double dominant = byQuadrature(features, 0.5);
            assertThat(numbers(rows, "dominant, p_1 = 0.5", 2)[i] / dominant).isCloseTo(1, within(1e-6));
            assertThat(numbers(rows, "dominant, p_1 = 0.5", 3)[i] / dominant).isCloseTo(1, within(1e-6));
            assertThat(numbers(rows, rare, 3)[i] / (2 * features * features)).isCloseTo(1, within(1e-15));
        }
        // the law of rare features is that of K → ∞
        assertThat(numbers(rows, rare, 2)[11] / 2e24).isCloseTo(1, within(1e-4));
        assertThat(numbers(rows, rare, 2)[1] / 2e4).isGreaterThan(1.05);
    }
}
