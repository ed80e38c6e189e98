package org.iclconvergence.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.iclconvergence.claims.ClaimCatalogue;
import org.iclconvergence.claims.EvidenceFolder;
import org.iclconvergence.claims.Run;
import org.iclconvergence.claims.RunSettings;
import org.iclconvergence.claims.Versions;
import org.iclconvergence.report.Reports;
import org.iclconvergence.report.StagedDirectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Begins a run of the checks: its settings are read, once, and what an earlier run left is removed if they are valid. */
@Command(
        name = "begin",
        description =
                "Begin a run of the checks: read the settings (system properties icl.claims, icl.seed, icl.trainer,"
                        + " icl.control, icl.effort, icl.runs, icl.draws, icl.baseline), remove the results of an earlier run, write run.json.")
public final class BeginCommand implements Callable<Integer> {
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
    private @Nullable Path reports;

    @Option(
            names = "--started",
            paramLabel = "INSTANT",
            description = "when the build began, such as 2026-01-31T11:58:00Z (default: not reported)")
    private @Nullable Instant started;

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
        versions.put("os", Versions.operatingSystem());
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
        // first what somebody may believe
        if (reports != null) {
            StagedDirectory.finishBegun(reports);
            for (String report : Reports.NAMES.keySet()) {
                Files.deleteIfExists(reports.resolve(report));
            }
        }
        EvidenceFolder.clear(evidence);
    }

    /** Of the sources in the working directory; null outside a clone and without git. */
    private static @Nullable String commit() {
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
