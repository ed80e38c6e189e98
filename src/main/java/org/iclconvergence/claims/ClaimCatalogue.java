package org.iclconvergence.claims;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.iclconvergence.reading.Located;
import org.iclconvergence.reading.Reading;

/** The claims of claims.yaml in their order, and which of them rest on which. */
public final class ClaimCatalogue {
    private final Path file;
    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private final Map<String, Located> rows = new HashMap<>();
    private final Set<String> foundationsFirst = new LinkedHashSet<>();

    private ClaimCatalogue(Path file) {
        this.file = file;
    }

    /**
     * Reads a catalogue strictly: what is unknown, missing, of the wrong type, listed twice, dangling or circular is an error.
     *
     * @param file claims.yaml
     * @return the claims
     * @throws IOException if the file cannot be read or is not a catalogue; the message names file, line and id
     */
    public static ClaimCatalogue read(Path file) throws IOException {
        ClaimCatalogue catalogue = new ClaimCatalogue(file);
        for (Located row : Reading.yaml(file).list()) {
            catalogue.add(row);
        }
        for (Claim claim : catalogue.claims.values()) {
            catalogue.checkEdges(claim);
        }
        for (String id : catalogue.claims.keySet()) {
            catalogue.sortFrom(id);
        }
        return catalogue;
    }

    private void add(Located row) throws IOException {
        Claim claim = row.as(Claim.class);
        if (claims.putIfAbsent(claim.id(), claim) != null) {
            throw row.error("is listed twice, first in line " + row(claim.id()).line());
        }
        rows.put(claim.id(), row);
    }

    private Located row(String id) {
        return Objects.requireNonNull(rows.get(id));
    }

    private void checkEdges(Claim claim) throws IOException {
        for (String used : claim.uses()) {
            if (used.equals(claim.id())) {
                throw row(claim.id()).error("uses itself");
            }
            if (!claims.containsKey(used)) {
                throw row(claim.id()).error("uses " + used + ", which is not a claim");
            }
        }
    }

    /** Depth first, and not by recursion: a chain of claims may be longer than the stack is deep. */
    private void sortFrom(String start) throws IOException {
        Set<String> path = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            String id = next.peek();
            if (foundationsFirst.contains(id)) {
                next.pop();
            } else if (path.add(id)) {
                for (String used : require(id).uses()) {
                    if (path.contains(used)) {
                        String circle = path.stream()
                                .dropWhile(each -> !each.equals(used))
                                .collect(Collectors.joining(" uses "));
                        throw row(used).error("rests on itself: " + circle + " uses " + used);
                    }
                    next.push(used);
                }
            } else {
                path.remove(id);
                foundationsFirst.add(id);
            }
        }
    }

    /**
     * One claim.
     *
     * @param id such as IMB-3
     * @return the claim
     * @throws IllegalArgumentException if there is none
     */
    public Claim require(String id) {
        Claim claim = claims.get(id);
        if (claim == null) {
            throw new IllegalArgumentException(file.getFileName() + " has no claim " + id);
        }
        return claim;
    }

    /**
     * All claims, so that what rests on others comes after them.
     *
     * @return each after those that it uses
     */
    public List<Claim> foundationsFirst() {
        return foundationsFirst.stream().map(claims::get).toList();
    }

    /**
     * All claims.
     *
     * @return in the order of the file
     */
    public List<Claim> all() {
        return List.copyOf(claims.values());
    }
}
