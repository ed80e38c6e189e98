package org.iclconvergence.claims;

import java.util.List;
import java.util.Locale;

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
                "findings is %d, but the assertions were compared %d times",
                result.findings(),
                comparisons);
        Verdict derived = of(result.assertions());
        // what is not applicable ended in the middle
        boolean ended = result.verdict() == Verdict.NOT_APPLICABLE && derived != Verdict.REFUTED;
        require(
                ended || result.verdict() == derived,
                "verdict is %s, but its assertions come out %s",
                result.verdict(),
                derived);
        if (result.finding() != null) {
            double least = result.assertions().stream()
                    .mapToDouble(Assertion::margin)
                    .reduce(Double.POSITIVE_INFINITY, Math::min);
            require(
                    result.finding().margin() == least,
                    "finding has the margin %s, but the smallest of the assertions is %s",
                    result.finding().margin(),
                    least);
            require(
                    follows(result.finding()),
                    "finding has the margin %s, which does not follow from %s +- %s against %s",
                    result.finding().margin(),
                    result.finding().estimate(),
                    result.finding().error(),
                    result.finding().threshold());
        }
        for (Assertion each : result.assertions()) {
            boolean agrees = each.verdict() == Verdict.HOLDS ? each.margin() >= 0 : each.margin() <= 0;
            require(agrees, "assertions: %s is %s with the margin %s", each.name(), each.verdict(), each.margin());
            require(
                    each.drawnWorlds() <= result.worlds().drawn(),
                    "assertions: %s was compared in %d drawn worlds of %d",
                    each.name(),
                    each.drawnWorlds(),
                    result.worlds().drawn());
        }
        if (result.smallest() != null) {
            require(
                    result.refutedAssertions().contains(result.smallest().assertion()),
                    "smallest refutes %s, which is not refuted",
                    result.smallest().assertion());
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

    private static void require(boolean met, String message, Object... values) {
        if (!met) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
        }
    }
}
