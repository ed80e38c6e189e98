package org.iclconvergence.claims;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
     * Copies what no run has left, and {@link #clear} leaves alone.
     *
     * @param from a folder of evidence; need not exist
     * @param to one that is to take its place
     * @throws IOException if something cannot be copied
     */
    public static void copyOthers(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.skip(1).toList()) {
                Path relative = from.relativize(path);
                if (!RESULT.matcher(relative.getName(0).toString()).matches()) {
                    Files.copy(
                            path,
                            to.resolve(relative),
                            LinkOption.NOFOLLOW_LINKS,
                            StandardCopyOption.COPY_ATTRIBUTES,
                            StandardCopyOption.REPLACE_EXISTING);
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
