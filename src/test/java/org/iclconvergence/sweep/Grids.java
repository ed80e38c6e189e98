package org.iclconvergence.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Grids for tests. */
final class Grids {
    /** 60 points, of every status but failed. */
    static final String SMALL = """
            title: small
            training: flow
            measure: [hittingTimes, switch, losses, theory]
            points:
              regime: [balanced, imbalanced]
              K: [4, 10]
              p_1: [0.2, 0.5]
              N/K: {from: 0.5, to: 20, count: 5, scale: log}
              epsilon: [0.3, 0.01]
            """;

    private Grids() {}

    static GridFile read(Path folder, String yaml) throws IOException {
        Path file = folder.resolve("grid.yaml");
        Files.writeString(file, yaml);
        return GridFile.read(file);
    }
}
