package org.iclconvergence.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iclconvergence.live.Trainings.INFINITE;
import static org.iclconvergence.live.Trainings.balanced;
import static org.iclconvergence.live.Trainings.descent;
import static org.iclconvergence.live.Trainings.flow;
import static org.iclconvergence.live.Trainings.imbalanced;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.iclconvergence.claims.ClaimCatalogue;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.live.Sentence.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {
    private static final Path CATALOGUE = Path.of("theory-checks", "claims.yaml");
    private static final List<Trained> HONEST = new ArrayList<>();

    /** A training and what is said of it. */
    private record Trained(QueryRun run, List<Sentence> rows) {}

    @BeforeAll
    static void train() {
        Trainings.all().forEach(run -> HONEST.add(new Trained(run, Sentences.of(run))));
    }

    private static String kind(Sentence row) {
        return row.claim() + ": " + row.quantity().replaceAll("= [^ ]* tokens", "") + " " + row.relation() + " "
                + row.bound();
    }

    private static String where(QueryRun run, Sentence row) {
        return run.problem().classes() + ", query " + run.problem().query() + ", N = " + run.promptLength() + ", "
                + (run.isFlow() ? "flow" : "η = " + run.learningRate()) + ": " + row;
    }

    @Test
    void nothing_fails_where_the_hypotheses_hold() {
        List<String> failures = new ArrayList<>();
        for (Trained trained : HONEST) {
            for (Sentence row : trained.rows()) {
                if (row.outcome() == Outcome.FAILS) {
                    failures.add(where(trained.run(), row));
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    /** Where K is so large that its roots are below the errors, or a score is below the smallest double. */
    @Test
    void errors_are_small_beside_what_is_compared() {
        List<String> undecided = new ArrayList<>();
        for (Trained trained : HONEST) {
            for (Sentence row : trained.rows()) {
                boolean vanished = row.claim().equals("GRAD-4") && row.value() == 0;
                if (row.outcome() == Outcome.UNDECIDED
                        && row.outside().isEmpty()
                        && trained.run().problem().classes().features() < 1e20
                        && !vanished) {
                    undecided.add(where(trained.run(), row));
                }
            }
        }
        assertThat(undecided).isEmpty();
    }

    @Test
    void every_sentence_has_a_training_that_makes_it_fail() {
        Set<String> said = new LinkedHashSet<>();
        Set<String> refuted = new LinkedHashSet<>();
        for (Trained trained : HONEST) {
            for (Sentence row : trained.rows()) {
                if (row.outcome() == Outcome.HOLDS) {
                    said.add(kind(row));
                }
            }
        }
        Map<String, UnaryOperator<QueryRun>> bends = Bends.all();
        for (Trained trained : HONEST) {
            if (trained.run().problem().classes().features() > 1e12) {
                continue;
            }
            for (var bend : bends.values()) {
                for (Sentence row : Sentences.of(bend.apply(trained.run()))) {
                    // a time that never comes does not show that a threshold can be missed
                    if (row.outcome() == Outcome.FAILS && Double.isFinite(row.value())) {
                        refuted.add(kind(row));
                    }
                }
            }
        }
        said.removeAll(refuted);
        assertThat(said).isEmpty();
    }

    @Test
    void rows_come_in_the_order_of_the_catalogue_and_every_claim_that_can_be_asked_is() throws IOException {
        List<String> order = ClaimCatalogue.read(CATALOGUE).all().stream()
                .map(claim -> claim.id())
                .toList();
        Set<String> asked = new LinkedHashSet<>();
        for (Trained trained : HONEST) {
            List<Integer> places = trained.rows().stream()
                    .map(row -> order.indexOf(row.claim()))
                    .toList();
            assertThat(places).isSorted().doesNotContain(-1);
            Set<String> claims = new LinkedHashSet<>();
            trained.rows().forEach(row -> claims.add(row.claim()));
            assertThat(asked.isEmpty() ? claims : asked).isEqualTo(claims);
            asked = claims;
        }
        assertThat(asked).hasSize(32);
    }

    @Test
    void ranges_are_those_of_the_catalogue() throws IOException {
        int compared = 0;
        for (var claim : ClaimCatalogue.read(CATALOGUE).all()) {
            List<Range> ranges = Range.of(claim.id());
            if (!ranges.isEmpty()) {
                compared++;
                Map<String, List<Double>> drawn = claim.worlds().orElseThrow().ranges();
                assertThat(ranges.stream().map(Range::quantity)).containsExactlyInAnyOrderElementsOf(drawn.keySet());
                for (Range range : ranges) {
                    assertThat(List.of(range.from(), range.to()))
                            .as(claim.id() + " " + range.quantity())
                            .isEqualTo(drawn.get(range.quantity()));
                }
            }
        }
        assertThat(compared).isEqualTo(16);
    }

    private static List<Sentence> of(String claim, QueryRun run) {
        return Sentences.of(run).stream()
                .filter(row -> row.claim().equals(claim))
                .toList();
    }

    private static void missing(String claim, QueryRun run, String text) {
        assertThat(of(claim, run)).last().satisfies(row -> {
            assertThat(row.outcome()).isEqualTo(Outcome.HYPOTHESIS_MISSING);
            assertThat(row.missing()).isEqualTo(text);
            assertThat(row.value()).isNaN();
            assertThat(row.boundValue()).isNaN();
        });
    }

    @Test
    void a_missing_hypothesis_has_a_name() {
        QueryRun rare = flow(imbalanced(10, 0.5, 2), INFINITE, 0.01);
        missing("BAL-1", rare, "needs balanced features, p_k = 1/K");
        missing("IMB-1", rare, "needs the query of feature 1");
        missing("IMB-3", rare, "needs K ≥ 100");
        missing("IMB-7", rare, "needs K ≥ 1000");
        missing("IMB-12", rare, "needs K ≥ 10000");
        missing("FIN-1", rare, "needs all other features equally probable");
        missing("LEN-3", rare, "needs K ≥ 10000");
        QueryRun dominant = flow(imbalanced(10, 0.5, 1), 30, 0.01);
        missing("IMB-2", dominant, "needs a query k ≥ 2");
        missing("IMB-1", dominant, "needs N ≥ 2 N* = 137");
        missing("FIN-3", flow(imbalanced(10, 0.5, 1), 137, 0.01), "needs gradient descent");
        missing("FIN-3", descent(balanced(10), 40, 1, 0.01, 10), "needs N ≥ ln(2/ε)/p_k = 53");
        missing("IMB-8", flow(imbalanced(40, 0.1, 2), INFINITE, 0.01), "needs p_1 from 0.2 to 0.95");
        missing(
                "IMB-6",
                flow(imbalanced(40, 0.1, 2), INFINITE, 0.01),
                "needs the dominant feature to lead at the start, K p_1² (N − 2) > N − 2 p_1");
        QueryRun zipf = flow(QueryProblem.given(FeatureProbabilities.zipf(8, 1), 3), 100, 0.01);
        missing("IMB-2", zipf, "needs imbalanced features, p_k = (1 − p_1)/(K − 1) for k ≥ 2");
        missing("UNI-1", zipf, "needs N → ∞");
        missing("BAL-3", flow(balanced(5), INFINITE, 0.01), "needs K ≥ 8");
        missing(
                "BAL-1",
                descent(balanced(16), 4096, 2, 0.01, 10),
                "needs gradient flow, or descent with K ≤ 16, N = K³ and η = 0.25, 1 or 4");
        missing("BAL-5", flow(balanced(16), INFINITE, 0.3), "needs ε ≤ 0.1");
        missing("LEN-2", flow(balanced(10), 40, 0.01), "needs N ≥ 1.1 N* = 41");
    }

    @Test
    void what_the_check_does_not_cover_is_said() {
        assertThat(of("BAL-5", flow(balanced(10), 60_000, 0.01)))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.outcome()).isEqualTo(Outcome.HOLDS);
                    assertThat(row.outside()).isEqualTo("the check covers N/N* from 2 to 1000");
                });
        assertThat(of("BAL-5", flow(balanced(10), 600, 0.01)))
                .singleElement()
                .extracting(Sentence::outside)
                .isEqualTo("");
        assertThat(of("IMB-9", flow(imbalanced(100, 0.01, 2), INFINITE, 0.01)))
                .extracting(Sentence::outside)
                .containsOnly("the check covers p_1 from 0.05 to 0.95");
        assertThat(of("IMB-10", flow(imbalanced(100, 0.01, 2), INFINITE, 0.01)))
                .as("proved for infinitely long prompts")
                .extracting(Sentence::outside)
                .containsOnly("");
        assertThat(of("IMB-9", descent(imbalanced(8, 0.6, 2), 512, 1, 0.01, 20_000)))
                .extracting(Sentence::outside)
                .containsOnly(
                        "the check covers descent with η = 1, K = 8 or 16, N = K³, p_1 = 0.2, 0.5, 0.8 and ε = 0.01");
    }

    @Test
    void a_training_that_ends_early_leaves_open_what_it_has_not_seen() {
        QueryRun early = descent(balanced(16), 4096, 1, 0.01, 20);
        assertThat(of("BAL-1", early)).allSatisfy(row -> {
            assertThat(row.outcome()).isEqualTo(Outcome.OPEN);
            assertThat(row.missing()).isEqualTo("L_k = ε is not reached");
        });
        assertThat(of("GRAD-3", early)).extracting(Sentence::outcome).containsOnly(Outcome.HOLDS);
    }

    @Test
    void a_training_that_never_arrives_fails_where_it_must_arrive() {
        QueryRun stuck = descent(balanced(10), 300, 1e-6, 0.01, 20_000);
        QueryRun relabelled =
                new QueryRun(stuck.problem(), 300, 1, 20_000, stuck.errors(), Trainings.atRate(stuck.trajectory(), 1));
        assertThat(of("FIN-3", relabelled))
                .first()
                .extracting(Sentence::outcome)
                .isEqualTo(Outcome.FAILS);
        assertThat(of("LEN-1", relabelled))
                .first()
                .extracting(Sentence::outcome)
                .isEqualTo(Outcome.FAILS);
    }

    @ParameterizedTest
    @CsvSource({"38, L_k on N < N* = 39 tokens", "39, T on N ≥ N* = 39 tokens"})
    void the_shortest_prompt_divides(double promptLength, String quantity) {
        assertThat(of("LEN-1", descent(balanced(10), promptLength, 1e4, 0.01, 3_000)))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.quantity()).isEqualTo(quantity);
                    assertThat(row.outcome()).isEqualTo(Outcome.HOLDS);
                });
    }
}
