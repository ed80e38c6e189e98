package org.iclconvergence.claims;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every control against every claim: what each lie was seen to refute.
 *
 * @param cells control, in alphabetical order, to claim id, in the ledger's order, to what happened; no cell is missing
 */
public record FalsificationMatrix(SortedMap<String, Map<String, Cell>> cells) {
    /** Nothing may be null. */
    public FalsificationMatrix {
        Objects.requireNonNull(cells, "cells");
    }

    /** What happened to a claim under a control. */
    public enum Cell {
        /** The check saw the lie. */
        REFUTED,
        /** The check ran under the lie and did not refute the claim. */
        SURVIVED,
        /** The control does not touch anything that the claim is about, or the trainer cannot run it. */
        NOT_APPLICABLE,
        /** The claim names the control, and there is no result. */
        NOT_RUN
    }

    static FalsificationMatrix of(List<Ledger.Row> rows) {
        SortedMap<String, Map<String, Cell>> cells = new TreeMap<>();
        for (Ledger.Row row : rows) {
            row.claim().refutedBy().forEach(control -> cells.put(control, new LinkedHashMap<>()));
            row.controls().keySet().forEach(control -> cells.put(control, new LinkedHashMap<>()));
        }
        cells.forEach((control, ofClaims) ->
                rows.forEach(row -> ofClaims.put(row.claim().id(), cell(row, control))));
        return new FalsificationMatrix(cells);
    }

    private static Cell cell(Ledger.Row row, String control) {
        CheckResult result = row.controls().get(control);
        if (result == null) {
            boolean due = row.claim().refutedBy().contains(control) && !row.isNotApplicable();
            return due ? Cell.NOT_RUN : Cell.NOT_APPLICABLE;
        }
        return switch (result.verdict()) {
            case REFUTED -> Cell.REFUTED;
            case NOT_APPLICABLE -> Cell.NOT_APPLICABLE;
            default -> Cell.SURVIVED;
        };
    }

    /**
     * The claims to which one thing happened under a control.
     *
     * @param control its name
     * @param cell what happened
     * @return the ids in the ledger's order
     */
    public List<String> claims(String control, Cell cell) {
        List<String> claims = new ArrayList<>();
        cells.getOrDefault(control, Map.of()).forEach((claim, found) -> {
            if (found == cell) {
                claims.add(claim);
            }
        });
        return claims;
    }
}
