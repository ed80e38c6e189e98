package org.iclconvergence.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.Counterexample;
import org.iclconvergence.claims.DrawnWorlds;
import org.iclconvergence.claims.Establishment;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.claims.WorldsSeen;
import org.iclconvergence.laboratory.Lie;
import org.iclconvergence.laboratory.TrainerUnderTest;
import org.iclconvergence.laboratory.Wiring;
import org.iclconvergence.lies.Lies;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.Seeds;
import org.junit.jupiter.api.Test;

/** What a case of allure.html says. */
class AllureCaseTest {
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
            Optional.of(new DrawnWorlds(Map.of("K_1", List.of(2.0, 1e12)), Optional.empty(), 300, Optional.empty())),
            Optional.empty());
    private static final WorldsSeen NONE = new WorldsSeen(0, 0, 0);

    private static CheckRun run(Lie lie, Role role) {
        return new CheckRun(CLAIM, new Wiring(lie), TrainerUnderTest.builtIn(), role);
    }

    private static AllureCase allure(CheckRun run) {
        return new AllureCase(run, new Seeds(17));
    }

    @Test
    void formulas_are_not_taken_for_emphasis() {
        assertThat(allure(run(Lie.NONE, Role.DECIDES)).description(new Evidence(), NONE, Optional.empty()))
                .isEqualTo(
                        "L\\* \\< L\\_k \\* K\\_1\n\n**For every** K\\_1 from 2 to 1e12"
                                + "\n\n**Hypotheses:** p\\_k = 1/K; N large\n\n**Established:** proved, THEORY 3\n\n**Seed:** 17");
    }

    @Test
    void the_margin_says_where_it_was_smallest_and_what_it_means() {
        Evidence evidence = new Evidence();
        evidence.atMost("K = 3", new Estimate(0.5, 0), 1);
        evidence.atMost("K = 4", new Estimate(0.75, 0.125), 1);
        assertThat(allure(run(Lie.NONE, Role.DECIDES)).description(evidence, NONE, Optional.empty()))
                .contains("**Margin:** 0.125, the smallest of 2 comparisons, at “K = 4”. It is what is left between");
    }

    @Test
    void the_worlds_and_what_they_leave_open_are_said_of_a_run_that_decides() {
        Evidence evidence = new Evidence();
        for (int i = 0; i < 300; i++) {
            evidence.atDrawn("K = " + i);
            evidence.isTrue("the loss fell", true);
        }
        WorldsSeen worlds = new WorldsSeen(8, 4, 300);
        assertThat(allure(run(Lie.NONE, Role.DECIDES)).description(evidence, worlds, Optional.empty()))
                .contains("**Worlds:** 312 worlds: 8 pinned, 4 at the ends of the ranges, 300 drawn; each assertion"
                        + " that drawn worlds compare, with 95 % confidence, fails on less than 1.0 % of the worlds it"
                        + " applies to, as they are drawn\n");
        assertThat(allure(run(Lies.named("ascent"), Role.CONTROL)).description(evidence, worlds, Optional.empty()))
                .contains("300 drawn\n")
                .doesNotContain("confidence");
    }

    @Test
    void the_smallest_world_that_refutes_is_named() {
        Evidence evidence = new Evidence();
        evidence.atMost("time*", new Estimate(3, 0), 2);
        Counterexample smallest = new Counterexample("K = 10, p_1 = 0.999", "time*", 3, 2, 5);
        assertThat(allure(run(Lies.named("ascent"), Role.CONTROL))
                        .description(evidence, new WorldsSeen(1, 0, 0), Optional.of(smallest)))
                .contains("**Worlds:** 1 pinned world\n")
                .contains(
                        "**Smallest world that refutes:** K = 10, p\\_1 = 0.999, in which “time\\*” is 3.00000 against"
                                + " 2.00000 (made smaller 5 times)");
    }

    @Test
    void a_sabotaged_run_says_so() {
        Evidence evidence = new Evidence();
        evidence.isTrue("the loss fell", false);
        assertThat(allure(run(Lies.named("ascent"), Role.CONTROL)).description(evidence, NONE, Optional.empty()))
                .contains(
                        "**Sabotaged on purpose** (ascent): Training with the wrong sign: every step goes uphill. The run passes"
                                + " if the claim is refuted.")
                .contains("**Margin:** -1.00, at “the loss fell”.");
    }
}
