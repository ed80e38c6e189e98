package org.iclconvergence.claims;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.stats.Estimate;

/** Whatever a check finds does not contradict itself; what somebody changes in it does. */
class ContradictionsProperties {
    @Provide
    Arbitrary<Estimate> estimates() {
        return Combinators.combine(
                        Arbitraries.oneOf(
                                Arbitraries.doubles().between(-10, 10).ofScale(3),
                                Arbitraries.doubles(),
                                Arbitraries.of(0.0, 1.0, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY)),
                        Arbitraries.oneOf(
                                Arbitraries.of(0.0, Double.MIN_VALUE, Double.POSITIVE_INFINITY),
                                Arbitraries.doubles().between(0, 5).ofScale(3)))
                .as(Estimate::new);
    }

    private static CheckResult result(Evidence evidence) {
        return new CheckResult(
                "A-1",
                null,
                evidence.verdict(),
                evidence.worst().orElse(null),
                evidence.findings(),
                0,
                null,
                "7",
                1,
                Map.of(),
                List.of(),
                evidence.assertions(),
                new WorldsSeen(0, 0, 1),
                null,
                null);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void what_a_check_finds_is_consistent(
            @ForAll @Size(min = 1, max = 6) List<@From("estimates") Estimate> values,
            @ForAll("estimates") Estimate bound,
            @ForAll @IntRange(min = 0, max = 60) int successes) {
        Evidence evidence = new Evidence();
        evidence.atDrawn("a world");
        evidence.isTrue("a condition", successes % 2 == 0);
        evidence.probability("an event", successes, 60, new BinomialAcceptance(0.75, 0.95, 1e-6, 0.9, 60, 3));
        for (Estimate value : values) {
            evidence.atMost("most", value, bound);
            evidence.atLeast("least", value, bound);
            evidence.equal("same", value, bound);
            evidence.reaches("reached", value, bound);
        }
        assertThatCode(() -> Contradictions.refuse(result(evidence))).doesNotThrowAnyException();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_margin_that_does_not_follow_is_refused(
            @ForAll @IntRange(min = 1, max = 99) int percent, @ForAll @IntRange(min = 1, max = 99) int claimed) {
        Finding honest = new Finding("x", 100 - percent, 0, 100, percent / 100.0, Verdict.HOLDS);
        Finding told = new Finding("x", 100 - percent, 0, 100, claimed / 100.0, Verdict.HOLDS);
        for (Finding finding : List.of(honest, told)) {
            CheckResult result = new CheckResult(
                    "A-1",
                    null,
                    Verdict.HOLDS,
                    finding,
                    1,
                    0,
                    null,
                    "7",
                    1,
                    Map.of(),
                    List.of(),
                    List.of(new Assertion("x", "XCheck:1", 1, 0, Verdict.HOLDS, false, finding.margin())),
                    new WorldsSeen(1, 0, 0),
                    null,
                    null);
            if (finding.margin() == honest.margin()) {
                assertThatCode(() -> Contradictions.refuse(result)).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> Contradictions.refuse(result))
                        .hasMessageStartingWith("finding has the margin");
            }
        }
    }
}
