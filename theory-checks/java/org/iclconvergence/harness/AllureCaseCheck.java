package org.iclconvergence.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.qameta.allure.Epic;
import io.qameta.allure.Feature;
import java.util.List;
import java.util.Optional;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.Establishment;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.laboratory.Lie;
import org.iclconvergence.laboratory.TrainerUnderTest;
import org.iclconvergence.laboratory.Wiring;
import org.iclconvergence.lies.Lies;
import org.iclconvergence.stats.Estimate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Not a claim: what a case of allure.html says. */
@DisplayName("The harness: cases of this report")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Epic("The harness")
@Feature("Cases of this report")
class AllureCaseCheck {
    private static final Claim CLAIM = new Claim(
            "BAL-1",
            1,
            "3 Balanced features",
            "Title",
            Claim.Origin.PAPER,
            "L* < L_k * K_1",
            List.of("p_k = 1/K", "N large"),
            Claim.Kind.DETERMINISTIC,
            List.of(),
            List.of("ascent"),
            true,
            new Establishment(Establishment.Means.PROVED, "THEORY 3"),
            Optional.empty(),
            Optional.empty());

    private static CheckRun run(Lie lie, Role role) {
        return new CheckRun(CLAIM, new Wiring(lie), TrainerUnderTest.builtIn(), role);
    }

    @Test
    void formulas_are_not_taken_for_emphasis() {
        assertThat(new AllureCase(run(Lie.NONE, Role.DECIDES)).description(new Evidence()))
                .isEqualTo("L\\* \\< L\\_k \\* K\\_1\n\n**Hypotheses:** p\\_k = 1/K; N large\n\n**Seed:** "
                        + RunOfChecks.current().seeds().base());
    }

    @Test
    void the_margin_says_where_it_was_smallest_and_what_it_means() {
        Evidence evidence = new Evidence();
        evidence.atMost("K = 3", new Estimate(0.5, 0), 1);
        evidence.atMost("K = 4", new Estimate(0.75, 0.125), 1);
        assertThat(new AllureCase(run(Lie.NONE, Role.DECIDES)).description(evidence))
                .contains("**Margin:** 0.125, the smallest of 2 comparisons, at “K = 4”. It is what is left between");
    }

    @Test
    void a_sabotaged_run_says_so() {
        Evidence evidence = new Evidence();
        evidence.isTrue("the loss fell", false);
        assertThat(new AllureCase(run(Lies.named("ascent"), Role.CONTROL)).description(evidence))
                .contains(
                        "**Sabotaged on purpose** (ascent): Training with the wrong sign: every step goes uphill. The run passes"
                                + " if the claim is refuted.")
                .contains("**Margin:** -1.00, at “the loss fell”.");
    }
}
