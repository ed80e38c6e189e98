package org.iclconvergence.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.iclconvergence.suite.ClaimSuite;
import org.iclconvergence.suite.ProblemSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the trainings that claims ask for, for a trainer in any language. */
@Command(
        name = "problem",
        description =
                "Write the trainings that claims ask for, one folder each: problem.json, and NumPy arrays beside it."
                        + " A trainer answers with trajectory.npz in the same folder; icl check --trainings judges.")
public final class ProblemCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--claims",
            required = true,
            paramLabel = "LIST",
            description = "ids, separated by commas; * stands for anything, as in EXP-*,BAL-1")
    private String claims;

    @Mixin
    private SuiteOptions options = new SuiteOptions();

    @Option(
            names = "--probes",
            paramLabel = "NUMBER",
            description =
                    "so many prompts for a model without a single Q, beside those of the training (default: none)")
    private int probes;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where to write; whole or not at all")
    private Path out;

    @Option(
            names = "--force",
            description = "replace the problems, and the answers, that lie there already (default: refuse)")
    private boolean force;

    @Override
    public Integer call() throws IOException, InterruptedException {
        int threads = options.threads();
        if (probes < 0) {
            throw new IllegalArgumentException("--probes must be at least 0, not " + probes);
        }
        ProblemSet set;
        // how many claims are selected is known when the run has begun
        try (Progress progress = new Progress("claims", -1)) {
            ClaimSuite suite = options.asked(ClaimSuite.builtIn()).claims(claims);
            set = suite.problemsInto(out, probes, force, threads, progress);
        } catch (IllegalArgumentException refused) {
            throw SuiteOptions.inOptions(refused);
        }
        say(set, out, spec.commandLine().getOut());
        return 0;
    }

    static void say(ProblemSet set, Path folder, PrintWriter out) {
        out.printf(Locale.ROOT, "%d problems, %s, in %s%n", set.problems(), size(set.bytes()), folder);
        if (!set.withoutTraining().isEmpty()) {
            out.println("without training, judged by this program's own code alone: "
                    + String.join(", ", set.withoutTraining()));
        }
        out.flush();
    }

    private static String size(long bytes) {
        return bytes < 1 << 20 ? ((bytes + 1023) >> 10) + " KiB" : ((bytes + (1 << 19)) >> 20) + " MiB";
    }
}
