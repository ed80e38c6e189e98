package org.iclconvergence.claims;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one row of claims.yaml strictly: every key of {@link Claim}, no other, each of its type. */
final class ClaimRowReader {
    private static final List<String> KEYS = List.of(
            "id",
            "revision",
            "section",
            "title",
            "origin",
            "statement",
            "hypotheses",
            "kind",
            "uses",
            "refutedBy",
            "gate");
    private static final Pattern ID = Pattern.compile("[A-Z]+-[1-9][0-9]*");
    /** A control's name is part of the name of the file that keeps its result. */
    private static final Pattern CONTROL = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Path file;
    private final LocatedNode row;
    private final Map<?, ?> table;
    private String id;

    private ClaimRowReader(Path file, LocatedNode row) throws IOException {
        this.file = file;
        this.row = row;
        if (!(row.value() instanceof Map<?, ?> map)) {
            throw error(row.line(), "a row must be a table, not " + row.kind());
        }
        table = map;
    }

    /**
     * Reads a row.
     *
     * @param file for messages
     * @param row the row
     * @return the claim
     * @throws IOException if the row is not as it must be; the message names file, line and the claim's id
     */
    static Claim read(Path file, LocatedNode row) throws IOException {
        return new ClaimRowReader(file, row).claim();
    }

    private Claim claim() throws IOException {
        id = text("id");
        if (!ID.matcher(id).matches()) {
            throw error(node("id").line(), "an id is capitals, a hyphen and a number from 1, such as IMB-3");
        }
        for (Object key : table.keySet()) {
            if (!KEYS.contains(key)) {
                throw error(((LocatedNode) table.get(key)).line(), "unknown key " + key);
            }
        }
        Claim claim = new Claim(
                id,
                revision(),
                text("section"),
                text("title"),
                word("origin", Claim.Origin.class),
                text("statement"),
                texts("hypotheses"),
                word("kind", Claim.Kind.class),
                names("uses", ID),
                names("refutedBy", CONTROL),
                truth("gate"));
        if (claim.gate() && claim.refutedBy().isEmpty()) {
            throw error(
                    node("refutedBy").line(),
                    "a gated claim needs a control that refutes it; only gate: false may have none");
        }
        return claim;
    }

    private LocatedNode node(String key) throws IOException {
        if (!(table.get(key) instanceof LocatedNode node)) {
            throw error(row.line(), "key " + key + " is missing");
        }
        return node;
    }

    private String text(String key) throws IOException {
        return text(key, node(key));
    }

    private String text(String key, LocatedNode node) throws IOException {
        if (!(node.value() instanceof String text)) {
            throw error(
                    node.line(),
                    key + " must be text, not " + node.kind()
                            + (node.value() instanceof Number ? " (put it in quotes)" : ""));
        }
        if (text.isBlank()) {
            throw error(node.line(), key + " is blank");
        }
        return text;
    }

    private int revision() throws IOException {
        LocatedNode node = node("revision");
        if (!(node.value() instanceof Long revision)) {
            throw error(node.line(), "revision must be a whole number, not " + node.kind());
        }
        if (revision < 1 || revision > Integer.MAX_VALUE) {
            throw error(node.line(), "revision must be 1 or more, not " + revision);
        }
        return revision.intValue();
    }

    private boolean truth(String key) throws IOException {
        LocatedNode node = node(key);
        if (!(node.value() instanceof Boolean truth)) {
            throw error(node.line(), key + " must be true or false, not " + node.kind());
        }
        return truth;
    }

    private <E extends Enum<E>> E word(String key, Class<E> type) throws IOException {
        String word = text(key);
        for (E value : type.getEnumConstants()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
                return value;
            }
        }
        String words = Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw error(node(key).line(), key + " must be one of " + words + ", not " + word);
    }

    private List<String> texts(String key) throws IOException {
        LocatedNode node = node(key);
        if (!(node.value() instanceof List<?> list)) {
            throw error(node.line(), key + " must be a list, not " + node.kind());
        }
        List<String> texts = new ArrayList<>();
        for (Object element : list) {
            texts.add(text("every entry of " + key, (LocatedNode) element));
        }
        return List.copyOf(texts);
    }

    private List<String> names(String key, Pattern pattern) throws IOException {
        Set<String> seen = new HashSet<>();
        List<String> names = texts(key);
        for (String name : names) {
            if (!pattern.matcher(name).matches()) {
                throw error(node(key).line(), key + " names " + name + ", which is not of the form " + pattern);
            }
            if (!seen.add(name)) {
                throw error(node(key).line(), key + " names " + name + " twice");
            }
        }
        return names;
    }

    private IOException error(int line, String message) {
        return new IOException(file + ":" + line + ": " + (id == null ? "" : id + ": ") + message);
    }
}
