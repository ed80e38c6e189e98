package org.iclconvergence.claims;

import java.util.List;

/**
 * A result judged again from what it says was found. Evidence comes from files that anybody may have written; a verdict that its own
 * findings contradict must not pass a gate.
 */
public final class Contradictions {
    /** Rounding of the few operations between a finding's numbers and its margin. */
    private static final double ROUNDING = 1e-9;

    private Contradictions() {}

    /**
     * Derives everything that can be derived.
     *
     * @param result as it was read
     * @throws IllegalArgumentException if something is said that does not follow from the rest; the message begins with the field
     */
    public static void refuse(CheckResult result) {
        long comparisons =
                result.assertions().stream().mapToLong(Assertion::comparisons).sum();
        require(
                result.findings() == comparisons,
                "findings is " + result.findings() + ", but the assertions were compared " + comparisons + " times");
        Verdict derived = of(result.assertions());
        // what is not applicable ended in the middle
        boolean ended = result.verdict() == Verdict.NOT_APPLICABLE && derived != Verdict.REFUTED;
        require(
                ended || result.verdict() == derived,
                "verdict is " + result.verdict() + ", but its assertions come out " + derived);
        Finding finding = result.finding();
        if (finding != null) {
            double least = result.assertions().stream()
                    .mapToDouble(Assertion::margin)
                    .reduce(Double.POSITIVE_INFINITY, Math::min);
            require(
                    finding.margin() == least,
                    "finding has the margin " + finding.margin() + ", but the smallest of the assertions is " + least);
            require(
                    follows(finding),
                    "finding has the margin " + finding.margin() + ", which does not follow from " + finding.estimate()
                            + " +- " + finding.error() + " against " + finding.threshold());
        }
        for (Assertion each : result.assertions()) {
            boolean agrees = each.verdict() == Verdict.HOLDS ? each.margin() >= 0 : each.margin() <= 0;
            require(
                    agrees,
                    "assertions: " + each.name() + " is " + each.verdict() + " with the margin " + each.margin());
            require(
                    each.drawnWorlds() <= result.worlds().drawn(),
                    "assertions: " + each.name() + " was compared in " + each.drawnWorlds() + " drawn worlds of "
                            + result.worlds().drawn());
        }
        Counterexample smallest = result.smallest();
        if (smallest != null) {
            require(
                    result.refutedAssertions().contains(smallest.assertion()),
                    "smallest refutes " + smallest.assertion() + ", which is not refuted");
        }
    }

    private static Verdict of(List<Assertion> assertions) {
        if (assertions.isEmpty()) {
            return Verdict.VACUOUS;
        }
        for (Verdict decisive : List.of(Verdict.REFUTED, Verdict.UNDECIDED)) {
            if (assertions.stream().anyMatch(each -> each.verdict() == decisive)) {
                return decisive;
            }
        }
        return Verdict.HOLDS;
    }

    /**
     * Whether the margin is the distance to the threshold less the error, or beyond it by more than the error; a condition has 1 or −1.
     * Nothing says on which side of the threshold the value must lie.
     */
    private static boolean follows(Finding finding) {
        if (!Double.isFinite(finding.estimate()) || !Double.isFinite(finding.threshold())) {
            return finding.margin() == Double.NEGATIVE_INFINITY;
        }
        if (finding.error() == 0 && finding.threshold() == 1 && finding.estimate() == 1 && finding.margin() == 1) {
            return true;
        }
        double scale = finding.threshold() == 0 ? 1 : Math.abs(finding.threshold());
        double distance = Math.abs(finding.estimate() - finding.threshold());
        double error = finding.verdict() == Verdict.REFUTED ? -finding.error() : finding.error();
        double size = Math.abs(finding.estimate()) + Math.abs(finding.threshold()) + Math.abs(error);
        double rounding = ROUNDING * size / scale + Double.MIN_NORMAL / scale;
        return near(finding.margin(), (distance - error) / scale, rounding)
                || near(finding.margin(), (-distance - error) / scale, rounding);
    }

    private static boolean near(double one, double other, double rounding) {
        return one == other || Math.abs(one - other) <= rounding;
    }

    private static void require(boolean met, String message) {
        if (!met) {
            throw new IllegalArgumentException(message);
        }
    }
}
