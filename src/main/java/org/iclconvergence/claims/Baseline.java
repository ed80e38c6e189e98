package org.iclconvergence.claims;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was last agreed on: the committed state of every claim, against which a run is compared. It holds nothing that
 * differs between machines: no time, no version, and no margin of an identity, which is rounding.
 *
 * @param claims id to its state
 */
public record Baseline(SortedMap<String, Entry> claims) {
    /** Nothing may be null. */
    public Baseline {
        Objects.requireNonNull(claims, "claims");
    }

    /** A margin may shrink by this factor before it is a fault: more than rounding or another grid point explains. */
    public static final double FACTOR = 2;

    /** A margin above this is comfortable, whatever it was before: half of the threshold is left. */
    public static final double COMFORTABLE = 0.5;

    /** Margins that differ by less are equal: where a claim is met with equality, rounding is all that there is. */
    public static final double ROUNDING = 1e-9;

    /**
     * The state of a claim.
     *
     * @param revision of the statement
     * @param gate whether its failure fails the build
     * @param verdict of the honest run
     * @param margin to three digits; null for an identity, where it is rounding, and without findings
     * @param refutedBy the controls that must refute it
     * @param statement the whole statement
     * @param hypotheses what must be true for it to say anything
     */
    public record Entry(
            int revision,
            boolean gate,
            Verdict verdict,
            @Nullable Double margin,
            List<String> refutedBy,
            String statement,
            List<String> hypotheses) {
        /** Nothing may be null. */
        public Entry {
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(refutedBy, "refutedBy");
            Objects.requireNonNull(statement, "statement");
            Objects.requireNonNull(hypotheses, "hypotheses");
        }
    }

    /**
     * The state of a ledger.
     *
     * @param ledger every claim was run
     * @return its baseline
     * @throws IllegalArgumentException if the ledger's settings differ from the reference or a claim did not run
     */
    public static Baseline of(Ledger ledger) {
        if (!ledger.settings().differences().isEmpty()) {
            throw new IllegalArgumentException(
                    "no baseline from " + String.join(", ", ledger.settings().differences()));
        }
        SortedMap<String, Entry> claims = new TreeMap<>();
        for (Ledger.Row row : ledger.rows()) {
            Claim claim = row.claim();
            CheckResult honest = row.honest()
                    .orElseThrow(() -> new IllegalArgumentException("no baseline: " + claim.id() + " did not run"));
            claims.put(
                    claim.id(),
                    new Entry(
                            claim.revision(),
                            claim.gate(),
                            honest.verdict(),
                            margin(claim, honest),
                            claim.refutedBy(),
                            claim.statement(),
                            claim.hypotheses()));
        }
        return new Baseline(claims);
    }

    private static @Nullable Double margin(Claim claim, CheckResult honest) {
        Finding finding = honest.finding();
        if (claim.kind() == Claim.Kind.IDENTITY || finding == null || !Double.isFinite(finding.margin())) {
            return null;
        }
        double rounded =
                new BigDecimal(finding.margin()).round(new MathContext(3)).doubleValue();
        return Double.isFinite(rounded) ? rounded : null;
    }

    /**
     * What no update may cover up: a text that changed under the same revision, a revision that went back. Holds for every
     * run, whatever its settings.
     *
     * @param ledger the run
     * @return one line for each fault
     */
    public List<String> textFaults(Ledger ledger) {
        List<String> faults = new ArrayList<>();
        for (Ledger.Row row : ledger.rows()) {
            Claim claim = row.claim();
            Entry entry = claims.get(claim.id());
            if (entry == null) {
                continue;
            }
            if (claim.revision() < entry.revision()) {
                faults.add(claim.id() + ": revision went back from " + entry.revision() + " to " + claim.revision());
            } else if (claim.revision() == entry.revision()) {
                if (!claim.statement().equals(entry.statement())) {
                    faults.add(claim.id() + ": the statement changed and revision " + claim.revision() + " did not");
                }
                if (!claim.hypotheses().equals(entry.hypotheses())) {
                    faults.add(claim.id() + ": the hypotheses changed and revision " + claim.revision() + " did not");
                }
            }
        }
        return faults;
    }

    /**
     * Everything in which a run falls behind: the {@link #textFaults texts}; in a run with the reference settings also claims
     * that disappeared or are new, gates that were turned off, controls that were dropped, verdicts that are worse and
     * margins that shrank by more than {@link #FACTOR}, unless they are still {@link #COMFORTABLE}.
     *
     * @param ledger the run
     * @return one line for each fault
     */
    public List<String> faults(Ledger ledger) {
        List<String> faults = new ArrayList<>(textFaults(ledger));
        if (!ledger.settings().differences().isEmpty()) {
            return faults;
        }
        SortedMap<String, Entry> gone = new TreeMap<>(claims);
        for (Ledger.Row row : ledger.rows()) {
            Entry entry = gone.remove(row.claim().id());
            String prefix = row.claim().id() + ": ";
            if (entry == null) {
                faults.add(prefix + "is not in the baseline; update it");
            } else {
                entryFaults(row, entry).forEach(fault -> faults.add(prefix + fault));
            }
        }
        gone.keySet().forEach(id -> faults.add(id + ": is in the baseline and disappeared from the claims"));
        return faults;
    }

    private static List<String> entryFaults(Ledger.Row row, Entry entry) {
        List<String> faults = new ArrayList<>();
        Claim claim = row.claim();
        if (claim.revision() > entry.revision()) {
            faults.add("the baseline knows revision " + entry.revision() + ", not " + claim.revision() + "; update it");
        }
        if (entry.gate() && !claim.gate()) {
            faults.add("its gate was turned off");
        }
        for (String control : entry.refutedBy()) {
            if (!claim.refutedBy().contains(control)) {
                faults.add("control " + control + " was dropped from refutedBy");
            }
        }
        // a claim that was never gated may come out either way
        if (entry.gate() && entry.verdict() == Verdict.HOLDS && row.honest().isPresent()) {
            CheckResult honest = row.honest().get();
            Double margin = margin(claim, honest);
            if (honest.verdict() != Verdict.HOLDS) {
                faults.add("held in the baseline and is now " + honest.verdict().word());
            } else if (claim.revision() == entry.revision() && isMuchLess(margin, entry.margin())) {
                faults.add("its margin shrank from " + entry.margin() + " to " + margin);
            }
        }
        return faults;
    }

    private static boolean isMuchLess(@Nullable Double now, @Nullable Double before) {
        return now != null && before != null && now < COMFORTABLE && now * FACTOR < before && before - now > ROUNDING;
    }
}
