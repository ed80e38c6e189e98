package org.iclconvergence.claims;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The comparisons of one assertion so far. */
final class Asserted {
    private final String name;
    private String check = "";
    private int line;
    private long comparisons;
    private long drawnWorlds;
    private boolean refuted;
    private boolean refutedByNumbers;
    private boolean undecided;
    private double margin = Double.POSITIVE_INFINITY;
    private int indexOfWorld = -1;
    private @Nullable Finding worstOfWorld;

    Asserted(String name) {
        this.name = name;
    }

    /**
     * Where the check states it.
     *
     * @throws IllegalStateException if another line of the check has stated something in the same words: nobody could tell them
     *     apart
     */
    void statedAt(StackWalker.StackFrame frame) {
        if (check.isEmpty()) {
            check = frame.getClassName();
            line = frame.getLineNumber();
        } else if (line != frame.getLineNumber() || !check.equals(frame.getClassName())) {
            throw new IllegalStateException("two assertions are named " + name + ", at " + site(check, line) + " and "
                    + site(frame.getClassName(), frame.getLineNumber()));
        }
    }

    private static String site(String check, int line) {
        return check.substring(check.lastIndexOf('.') + 1) + ":" + line;
    }

    void leaveWorld() {
        indexOfWorld = -1;
        worstOfWorld = null;
    }

    boolean isStatedHere() {
        return worstOfWorld != null;
    }

    /** Whether a finding, which is counted here or by {@link #keep}, is the worst of its world. */
    boolean isWorst(Finding finding, boolean inDrawnWorld) {
        if (finding.verdict() == Verdict.REFUTED) {
            refuted = true;
            refutedByNumbers |= finding.comparesNumbers();
        }
        undecided |= finding.verdict() == Verdict.UNDECIDED;
        margin = Math.min(margin, finding.margin());
        if (worstOfWorld == null && inDrawnWorld) {
            drawnWorlds++;
        }
        return worstOfWorld == null || Evidence.isWorse(finding, worstOfWorld);
    }

    void count() {
        comparisons++;
    }

    void keep(Finding finding, List<Finding> all) {
        count();
        worstOfWorld = finding;
        if (indexOfWorld < 0) {
            indexOfWorld = all.size();
            all.add(finding);
        } else {
            all.set(indexOfWorld, finding);
        }
    }

    Assertion result() {
        Verdict verdict = refuted ? Verdict.REFUTED : undecided ? Verdict.UNDECIDED : Verdict.HOLDS;
        return new Assertion(name, site(check, line), comparisons, drawnWorlds, verdict, refutedByNumbers, margin);
    }
}
