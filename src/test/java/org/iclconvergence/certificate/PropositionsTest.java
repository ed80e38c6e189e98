package org.iclconvergence.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.ClaimCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The certificates themselves: the build fails if one of them does. */
class PropositionsTest {
    private static final List<Proposition> ALL = Propositions.all();

    /** What has no room for one percent: the others have slack, and their sharpness is tested below. */
    private static final Set<String> TIGHT = Set.of(
            "α_k ≥ (1 − 1/K)/K²",
            "ln K − 0.637 ≤ A_k",
            "η T*/K² − 1 ≤",
            "4εη T*/(K−1) − 1 ≤",
            "α_1 ≥ p_1 L_1",
            "α_k ≥ p_k L_k",
            "F(b) − F(a)",
            "(1/p)((K−1)/K)²");

    static Stream<Proposition> all() {
        return ALL.stream();
    }

    private static boolean tight(Proposition proposition) {
        return TIGHT.stream().anyMatch(proposition.sentence()::startsWith);
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_proposition_is_certified(Proposition proposition) {
        Outcome outcome = proposition.certify(Interval.ONE);
        assertThat(outcome.verdict())
                .as("%s %s", proposition.sentence(), outcome)
                .isEqualTo(Outcome.Verdict.CERTIFIED);
        assertThat(outcome.boxes()).isPositive();
        assertThat(proposition.lemma()).isNotBlank();
    }

    /** Where a constant is sharp, one percent less is not certified, and a point or a box says why. */
    @ParameterizedTest
    @MethodSource("all")
    void one_percent_less_fails_where_there_is_no_slack(Proposition proposition) {
        Outcome outcome = proposition.certify(Interval.decimal("0.99"));
        assertThat(outcome.verdict() == Outcome.Verdict.CERTIFIED)
                .as("%s %s", proposition.sentence(), outcome)
                .isEqualTo(!tight(proposition));
        assertThat(outcome.where().isEmpty()).isEqualTo(!tight(proposition));
    }

    @Test
    void as_many_are_tight_as_are_named() {
        assertThat(ALL.stream().filter(PropositionsTest::tight)).hasSize(TIGHT.size());
    }

    /** A half, a tenth, a hundredth of the constant: nothing with a constant survives them all. */
    @ParameterizedTest
    @MethodSource("all")
    void a_constant_that_is_far_too_small_is_refuted(Proposition proposition) {
        boolean lowerSide = proposition.sentence().startsWith("1 − ");
        Outcome outcome = proposition.certify(Interval.decimal("0.01"));
        assertThat(outcome.verdict() == Outcome.Verdict.CERTIFIED)
                .as("%s %s", proposition.sentence(), outcome)
                .isEqualTo(lowerSide);
    }

    /** THEORY.md, section 19 quotes them. */
    @Test
    void the_slack_of_a_bound_is_found_to_a_thousandth() {
        assertThat(sharpness("IMB-1", "T_1 ≤")).isEqualTo(0.687);
        assertThat(sharpness("IMB-10", "phase IV takes at most K")).isEqualTo(0.177);
        assertThat(sharpness("IMB-10", "phase IV takes at most 2")).isEqualTo(0.437);
        assertThat(sharpness("UNI-1", "the same")).isEqualTo(0.978);
        assertThat(sharpness("BAL-3", "α_k")).isEqualTo(1);
    }

    /** The largest ratio is between these two. */
    @Test
    void the_bound_of_the_balanced_theorem_is_three_times_too_large() {
        Proposition bound = named("BAL-1", "T* ≤");
        assertThat(bound.certify(Interval.decimal("0.317")).verdict()).isEqualTo(Outcome.Verdict.CERTIFIED);
        assertThat(bound.certify(Interval.decimal("0.315")).verdict()).isEqualTo(Outcome.Verdict.REFUTED);
    }

    private static Proposition named(String claim, String start) {
        return ALL.stream()
                .filter(one -> one.claim().equals(claim) && one.sentence().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    private static double sharpness(String claim, String start) {
        Sharpness sharpness = Sharpness.of(named(claim, start)).orElseThrow();
        assertThat(sharpness.fails()).isCloseTo(sharpness.holds() - 0.001, within(1e-12));
        assertThat(sharpness.outcome().verdict()).isNotEqualTo(Outcome.Verdict.CERTIFIED);
        return sharpness.holds();
    }

    @Test
    void every_proposition_belongs_to_a_claim() throws IOException {
        Set<String> claims = ClaimCatalogue.read(Path.of("theory-checks", "claims.yaml")).all().stream()
                .map(Claim::id)
                .collect(Collectors.toSet());
        assertThat(claims).containsAll(Propositions.claims());
        assertThat(ALL.stream().map(Proposition::claim).distinct()).containsExactlyElementsOf(Propositions.claims());
    }
}
