package org.iclconvergence.claims;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The claims that a run is about: a comma-separated list of ids in which * stands for anything, such as IMB-*,BAL-1. */
public final class ClaimSelection {
    private final List<String> parts;

    /**
     * Reads a selection.
     *
     * @param text the list; * selects everything
     * @throws IllegalArgumentException if nothing stands before, between or behind commas
     */
    @JsonCreator
    public ClaimSelection(String text) {
        parts = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (parts.contains("")) {
            throw new IllegalArgumentException("icl.claims: a part of \"" + text + "\" is empty");
        }
    }

    /** No regular expression: it would try every way to divide the id among the stars. */
    private static boolean matches(String glob, String id) {
        int first = glob.indexOf('*');
        if (first < 0) {
            return glob.equals(id);
        }
        int last = glob.lastIndexOf('*');
        int end = id.length() - (glob.length() - last - 1);
        if (!id.startsWith(glob.substring(0, first)) || !id.endsWith(glob.substring(last + 1))) {
            return false;
        }
        // between two stars the first place is as good as any; what is empty has none where the two ends overlap
        int at = first;
        for (String between : glob.substring(first, last).split("\\*", -1)) {
            int found = id.indexOf(between, at);
            if (found < 0 || found + between.length() > end) {
                return false;
            }
            at = found + between.length();
        }
        return true;
    }

    /**
     * Whether a claim is selected.
     *
     * @param id such as IMB-3
     * @return true if a part of the list matches the whole id
     */
    public boolean includes(String id) {
        return parts.stream().anyMatch(part -> matches(part, id));
    }

    /**
     * The parts of the selection that select nothing: a typing error, most likely.
     *
     * @param ids of all claims
     * @return the parts, as they were given
     */
    public List<String> unmatched(Collection<String> ids) {
        return parts.stream()
                .filter(part -> ids.stream().noneMatch(id -> matches(part, id)))
                .toList();
    }

    /**
     * Whether nothing was left out.
     *
     * @return true for the selection of every claim
     */
    public boolean isEverything() {
        return parts.equals(List.of("*"));
    }

    /**
     * The selection as it was given.
     *
     * @return the list; * for everything
     */
    @Override
    @JsonValue
    public String toString() {
        return String.join(",", parts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClaimSelection selection && parts.equals(selection.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }
}
