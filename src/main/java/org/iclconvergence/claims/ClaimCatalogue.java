package org.iclconvergence.claims;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The claims of claims.yaml in their order, and which of them rest on which. */
public final class ClaimCatalogue {
    private final Path file;
    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

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
        LocatedNode root = LocatedYaml.read(file);
        if (!(root.value() instanceof List<?> rows)) {
            throw new IOException(file + ":" + root.line() + ": must hold a list of claims, not " + root.kind());
        }
        ClaimCatalogue catalogue = new ClaimCatalogue(file);
        for (Object row : rows) {
            catalogue.add((LocatedNode) row);
        }
        for (Claim claim : catalogue.claims.values()) {
            catalogue.checkEdges(claim);
        }
        Set<String> done = new HashSet<>();
        for (String id : catalogue.claims.keySet()) {
            catalogue.checkCycle(id, List.of(), done);
        }
        return catalogue;
    }

    private void add(LocatedNode row) throws IOException {
        Claim claim = ClaimRowReader.read(file, row);
        if (claims.putIfAbsent(claim.id(), claim) != null) {
            throw error(row.line(), claim.id() + ": is listed twice, first in line " + lines.get(claim.id()));
        }
        lines.put(claim.id(), row.line());
    }

    private void checkEdges(Claim claim) throws IOException {
        for (String used : claim.uses()) {
            if (used.equals(claim.id())) {
                throw error(lines.get(claim.id()), claim.id() + ": uses itself");
            }
            if (!claims.containsKey(used)) {
                throw error(lines.get(claim.id()), claim.id() + ": uses " + used + ", which is not a claim");
            }
        }
    }

    /** Depth first; path leads here, done holds what is known to be free of cycles. */
    private void checkCycle(String id, List<String> path, Set<String> done) throws IOException {
        int start = path.indexOf(id);
        List<String> longer = new ArrayList<>(path);
        longer.add(id);
        if (start >= 0) {
            List<String> cycle = longer.subList(start, longer.size());
            throw error(lines.get(id), id + ": rests on itself: " + String.join(" uses ", cycle));
        }
        for (String used : claims.get(id).uses()) {
            if (!done.contains(used)) {
                checkCycle(used, longer, done);
            }
        }
        done.add(id);
    }

    private IOException error(int line, String message) {
        return new IOException(file + ":" + line + ": " + message);
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
     * Everything that a claim rests on.
     *
     * @param id such as IMB-3
     * @return the ids of the claims that it uses, that those use, and so on; without itself
     * @throws IllegalArgumentException if there is no such claim
     */
    public Set<String> ancestors(String id) {
        Set<String> ancestors = new LinkedHashSet<>();
        for (String used : require(id).uses()) {
            if (ancestors.add(used)) {
                ancestors.addAll(ancestors(used));
            }
        }
        return ancestors;
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
