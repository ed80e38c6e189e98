package org.iclconvergence.claims;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one run of one check found: written by the check's process, read by the ledger.
 *
 * @param id the claim
 * @param control the sabotage that it ran under; null for the honest run
 * @param verdict of the run
 * @param finding closest to its threshold; null if there was none
 * @param findings number of comparisons
 * @param falseAlarm probability that a false claim passes by chance
 * @param onset from where on it holds; null if it is not asymptotic
 * @param seed base seed of the run
 * @param seconds wall-clock time
 * @param parameters settings and secondary results
 * @param files attached files, relative to the result
 * @param assertions what was asserted, each in all worlds together
 * @param worlds in how many worlds
 * @param smallest the smallest world found that refutes; null if none does
 * @param message why, in words, for a run that is not as it should be; null otherwise
 */
public record CheckResult(
        String id,
        @Nullable String control,
        Verdict verdict,
        @Nullable Finding finding,
        long findings,
        double falseAlarm,
        @Nullable String onset,
        String seed,
        double seconds,
        Map<String, String> parameters,
        List<String> files,
        List<Assertion> assertions,
        WorldsSeen worlds,
        @Nullable Counterexample smallest,
        @Nullable String message) {

    /** The parameter by which a claim's own run says that a control took its place. */
    public static final String SABOTAGE = "sabotaged by";

    /** The parameter by which a run says which trainer it measured, if it did. */
    public static final String TRAINER = "trainer";

    /**
     * A result.
     *
     * @throws IllegalArgumentException if a number is out of its range, or the verdict is not what the finding says
     */
    public CheckResult {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(parameters, "parameters");
        Objects.requireNonNull(files, "files");
        Objects.requireNonNull(assertions, "assertions");
        Objects.requireNonNull(worlds, "worlds");
        if (findings < 0 || findings == 0 != (finding == null)) {
            throw new IllegalArgumentException("findings is " + findings + ", but "
                    + (finding == null ? "there is no finding" : "there is a finding"));
        }
        if (!(falseAlarm >= 0 && falseAlarm < 1)) {
            throw new IllegalArgumentException("falseAlarm must lie in [0, 1), not " + falseAlarm);
        }
        if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("seconds must be finite and 0 or more, not " + seconds);
        }
        if (assertions.stream().map(Assertion::name).distinct().count() < assertions.size()) {
            throw new IllegalArgumentException("assertions has two of the same name");
        }
        Verdict found = finding == null ? Verdict.VACUOUS : finding.verdict();
        boolean agrees = switch (verdict) {
            case HOLDS, UNDECIDED, VACUOUS -> found == verdict;
            // an undecided comparison may reach farther beyond its threshold than the one that refutes
            case REFUTED -> found == Verdict.REFUTED || found == Verdict.UNDECIDED;
            case NOT_APPLICABLE -> found != Verdict.REFUTED;
        };
        if (!agrees) {
            throw new IllegalArgumentException("verdict " + verdict + " contradicts the finding, which is " + found);
        }
    }

    /**
     * What worlds in which one of its assertions fails may still weigh: {@link Assertion#mayViolate} of the one that was compared in
     * the fewest drawn worlds, of those that drawn worlds are to show.
     *
     * @param claim that says which are shown by pinned worlds
     * @return nothing if there is none, or the claim does not hold
     */
    public Optional<Double> mayViolate(Claim claim) {
        return mayViolate(claim, verdict, assertions);
    }

    /**
     * The same before there is a result.
     *
     * @param claim that says which assertions are shown by pinned worlds
     * @param verdict of the run
     * @param assertions of the run
     * @return as above
     */
    public static Optional<Double> mayViolate(Claim claim, Verdict verdict, List<Assertion> assertions) {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(assertions, "assertions");
        List<String> pinned = claim.worlds().flatMap(DrawnWorlds::pinned).orElse(List.of());
        return verdict != Verdict.HOLDS
                ? Optional.empty()
                : assertions.stream()
                        .filter(each -> !pinned.contains(each.name()))
                        .flatMap(each -> each.mayViolate().stream())
                        .max(Comparator.naturalOrder());
    }

    /**
     * What the run refuted, whatever by.
     *
     * @return names of assertions, in the check's order
     */
    public List<String> refutedAssertions() {
        return names(each -> each.verdict() == Verdict.REFUTED);
    }

    /**
     * What the run refuted by numbers.
     *
     * @return names of assertions, in the check's order
     */
    public List<String> refutedByNumbers() {
        return names(Assertion::refutedByNumbers);
    }

    private List<String> names(Predicate<Assertion> which) {
        return assertions.stream().filter(which).map(Assertion::name).toList();
    }
}
