package org.iclconvergence.training.external;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.iclconvergence.reading.Visible;

/** A training that failed: failure.txt in the problem's folder says why. A readable answer beside it counts nevertheless. */
final class FailedTraining {
    private static final String FILE = "failure.txt";
    private static final int LONGEST = 400;

    private FailedTraining() {}

    /** What went wrong, in one line; nothing if there is no such file. */
    static Optional<String> reason(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            String text = Visible.line(new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8));
            return Optional.of(text.isEmpty() ? "the training failed" : text);
        } catch (IOException unreadable) {
            return Optional.of("the training failed, and " + FILE + " cannot be read");
        }
    }

    /** Says of a problem that its training failed. */
    static void mark(Path folder, String reason) throws IOException {
        Files.writeString(folder.resolve(FILE), reason + "\n", StandardCharsets.UTF_8);
    }
}
