package org.iclconvergence.claims;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The claims that a run is about: a comma-separated list of ids in which * stands for anything, such as IMB-*,BAL-1. */
public final class ClaimSelection {
    private final String text;
    private final List<Pattern> patterns;
    private final boolean everything;

    /**
     * Reads a selection.
     *
     * @param text the list; blank or * selects everything
     */
    public ClaimSelection(String text) {
        everything = text == null || text.isBlank() || "*".equals(text.strip());
        this.text = everything ? "*" : text.strip();
        patterns = everything
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .map(ClaimSelection::pattern)
                        .toList();
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(
                Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    /**
     * Whether a claim is selected.
     *
     * @param id such as IMB-3
     * @return true if a pattern of the list matches the whole id
     */
    public boolean includes(String id) {
        return everything
                || patterns.stream().anyMatch(pattern -> pattern.matcher(id).matches());
    }

    /**
     * The parts of the selection that select nothing: a typing error, most likely.
     *
     * @param ids of all claims
     * @return the parts, as they were given
     */
    public List<String> unmatched(Collection<String> ids) {
        if (everything) {
            return List.of();
        }
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part ->
                        ids.stream().noneMatch(id -> pattern(part).matcher(id).matches()))
                .toList();
    }

    /**
     * Whether nothing was left out.
     *
     * @return true for the selection of every claim
     */
    public boolean isEverything() {
        return everything;
    }

    /**
     * The selection as it was given.
     *
     * @return the list; * for everything
     */
    @Override
    public String toString() {
        return text;
    }
}
