package org.iclconvergence.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.iclconvergence.claims.ClaimCatalogue;
import org.iclconvergence.claims.Run;
import org.iclconvergence.claims.RunSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Begins a run of the checks: its settings are read, once, and what an earlier run left is removed if they are valid. */
@Command(
        name = "begin",
        description =
                "Begin a run of the checks: read the settings (system properties icl.claims, icl.seed, icl.trainer,"
                        + " icl.control, icl.effort, icl.draws, icl.baseline), remove the results of an earlier run, write run.json.")
public final class BeginCommand implements Callable<Integer> {
    /** What a run leaves among the evidence; files with other names are not this program's to remove. */
    private static final Pattern RESULT = Pattern.compile("([A-Z]+-[0-9]+(@[a-z0-9-]+)?(\\.json)?|run\\.json)");

    @Spec
    private CommandSpec spec;

    @Option(names = "--claims", required = true, paramLabel = "FILE", description = "claims.yaml")
    private Path claims;

    @Option(names = "--evidence", required = true, paramLabel = "DIR", description = "where the checks will write")
    private Path evidence;

    @Option(
            names = "--reports",
            paramLabel = "DIR",
            description = "where the reports of an earlier run lie (default: they stay)")
    private Path reports;

    @Option(
            names = "--started",
            paramLabel = "INSTANT",
            description = "when the build began, such as 2026-01-31T11:58:00Z (default: not reported)")
    private Instant started;

    @Option(
            names = "--used",
            paramLabel = "NAME=VERSION",
            description = "a version to report beside, or instead of, those that are known")
    private Map<String, String> used = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException {
        RunSettings settings = RunSettings.of(System.getProperties());
        settings.requireKnown(ClaimCatalogue.read(claims));
        Map<String, String> versions = new LinkedHashMap<>(Versions.all());
        versions.put("java", System.getProperty("java.version"));
        versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        versions.putAll(used);
        Run run = new Run(settings, versions, commit(), started == null ? null : started.toString());
        removeResults();
        run.write(evidence);
        if (!settings.differences().isEmpty()) {
            spec.commandLine()
                    .getOut()
                    .println("this run: " + String.join(", ", settings.differences()) + "; base seed "
                            + settings.baseSeed());
        }
        return 0;
    }

    private void removeResults() throws IOException {
        if (Files.isDirectory(evidence)) {
            try (Stream<Path> entries = Files.list(evidence)) {
                for (Path entry : entries.toList()) {
                    if (RESULT.matcher(entry.getFileName().toString()).matches()) {
                        removeTree(entry);
                    }
                }
            }
        }
        if (reports != null) {
            for (String report : ReportCommand.REPORTS.keySet()) {
                Files.deleteIfExists(reports.resolve(report));
            }
        }
    }

    /** A link goes, what it leads to stays. */
    private static void removeTree(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Of the sources in the working directory; null outside a clone and without git. */
    private static String commit() {
        try {
            Process git = new ProcessBuilder(List.of("git", "describe", "--always", "--dirty", "--abbrev=10"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 && !commit.isEmpty() ? commit : null;
        } catch (IOException withoutGit) {
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
