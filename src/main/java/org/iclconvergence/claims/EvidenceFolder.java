package org.iclconvergence.claims;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the results of a run lie. */
public final class EvidenceFolder {
    /** What a run leaves; files with other names are not this program's to remove. */
    private static final Pattern RESULT = Pattern.compile("([A-Z]+-[0-9]+(@[a-z0-9-]+)?(\\.json)?|run\\.json)");

    private EvidenceFolder() {}

    /**
     * Removes what an earlier run left.
     *
     * @param evidence the folder; need not exist
     * @throws IOException if something cannot be removed
     */
    public static void clear(Path evidence) throws IOException {
        if (Files.isDirectory(evidence)) {
            try (Stream<Path> entries = Files.list(evidence)) {
                for (Path entry : entries.toList()) {
                    if (RESULT.matcher(entry.getFileName().toString()).matches()) {
                        removeTree(entry);
                    }
                }
            }
        }
    }

    /**
     * Removes a folder and everything in it. A link goes, what it leads to stays.
     *
     * @param root the folder
     * @throws IOException if something cannot be removed
     */
    public static void removeTree(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
