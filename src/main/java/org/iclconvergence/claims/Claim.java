package org.iclconvergence.claims;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A row of claims.yaml.
 *
 * @param id such as IMB-3, stable for ever
 * @param revision raised whenever statement or hypotheses change
 * @param section the part of the paper it belongs to
 * @param title a few words
 * @param origin paper, derived or question
 * @param statement the whole statement
 * @param hypotheses what must be true for the statement to say anything
 * @param kind identity, deterministic or stochastic
 * @param uses ids of the claims it rests on
 * @param refutedBy names of the controls that must refute it
 * @param gate whether its failure fails the build
 * @param establishedBy what a green verdict rests on
 * @param worlds the quantifiers, if worlds are drawn; otherwise the check has its pinned worlds alone
 * @param proved assertions that no control can refute, by name, each with its proof
 */
public record Claim(
        String id,
        int revision,
        String section,
        String title,
        Origin origin,
        String statement,
        List<String> hypotheses,
        Kind kind,
        List<String> uses,
        List<String> refutedBy,
        boolean gate,
        Establishment establishedBy,
        Optional<DrawnWorlds> worlds,
        Optional<Map<String, String>> proved) {

    private static final Pattern ID = Pattern.compile("[A-Z]+-[1-9][0-9]*");
    /** A control's name is part of the name of the file that keeps its result. */
    private static final Pattern CONTROL = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /**
     * A claim.
     *
     * @throws IllegalArgumentException if a text is blank, a name is not of its form or given twice, the revision is below 1,
     *     or the claim is gated and has no control
     */
    public Claim {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(section, "section");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(hypotheses, "hypotheses");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(uses, "uses");
        Objects.requireNonNull(refutedBy, "refutedBy");
        Objects.requireNonNull(establishedBy, "establishedBy");
        Objects.requireNonNull(worlds, "worlds");
        Objects.requireNonNull(proved, "proved");
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "id must be capitals, a hyphen and a number from 1, such as IMB-3, not " + id);
        }
        if (revision < 1) {
            throw new IllegalArgumentException("revision must be 1 or more, not " + revision);
        }
        requireText("section", section);
        requireText("title", title);
        requireText("statement", statement);
        for (int i = 0; i < hypotheses.size(); i++) {
            requireText("hypotheses[" + i + "]", hypotheses.get(i));
        }
        proved.orElse(Map.of()).forEach((assertion, proof) -> requireText("proved: " + assertion, proof));
        requireNames("uses", uses, ID);
        requireNames("refutedBy", refutedBy, CONTROL);
        if (gate && refutedBy.isEmpty()) {
            throw new IllegalArgumentException("refutedBy is empty, but a gated claim needs a control that refutes it;"
                    + " only gate: false may have none");
        }
    }

    private static void requireText(String field, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(field + " is blank");
        }
    }

    private static void requireNames(String field, List<String> names, Pattern form) {
        HashSet<String> seen = new HashSet<>();
        for (String name : names) {
            if (!form.matcher(name).matches()) {
                throw new IllegalArgumentException(field + " names " + name + ", which is not of the form " + form);
            }
            if (!seen.add(name)) {
                throw new IllegalArgumentException(field + " names " + name + " twice");
            }
        }
    }

    /**
     * The proof of an assertion that no control can refute.
     *
     * @param assertion its name
     * @return where it is proved; nothing if a control must refute it
     */
    public Optional<String> proofOf(String assertion) {
        return proved.map(proofs -> proofs.get(assertion));
    }

    /** Where a statement comes from. */
    public enum Origin {
        /** A statement of the paper. */
        PAPER,
        /** An identity, constant or law derived in this project. */
        DERIVED,
        /** An answer to a question that the paper's reviewers asked. */
        QUESTION;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a claim is decided. */
    public enum Kind {
        /** Holds for every input, up to rounding. */
        IDENTITY,
        /** Computed with a known numerical error. */
        DETERMINISTIC,
        /** Measured on random samples, with declared errors. */
        STOCHASTIC;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
