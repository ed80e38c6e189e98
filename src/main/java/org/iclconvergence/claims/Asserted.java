package org.iclconvergence.claims;

import java.util.List;

/** The comparisons of one assertion so far. */
final class Asserted {
    private final String name;
    private String site;
    private long comparisons;
    private boolean refuted;
    private boolean undecided;
    private double margin = Double.POSITIVE_INFINITY;
    private int indexOfWorld = -1;
    private Finding worstOfWorld;

    Asserted(String name) {
        this.name = name;
    }

    /**
     * Where the check states it.
     *
     * @throws IllegalStateException if another line of the check has stated something in the same words: nobody could tell them
     *     apart
     */
    void statedAt(StackTraceElement line) {
        String simpleName = line.getClassName().substring(line.getClassName().lastIndexOf('.') + 1);
        String stated = simpleName + ":" + line.getLineNumber();
        if (site == null) {
            site = stated;
        } else if (!site.equals(stated)) {
            throw new IllegalStateException("two assertions are named " + name + ", at " + site + " and " + stated);
        }
    }

    void leaveWorld() {
        indexOfWorld = -1;
        worstOfWorld = null;
    }

    /** Whether a finding, which is counted here or by {@link #keep}, is the worst of its world. */
    boolean isWorst(Finding finding) {
        refuted |= finding.verdict() == Verdict.REFUTED;
        undecided |= finding.verdict() == Verdict.UNDECIDED;
        margin = Math.min(margin, finding.margin());
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
        return new Assertion(name, site, comparisons, verdict, margin);
    }
}
