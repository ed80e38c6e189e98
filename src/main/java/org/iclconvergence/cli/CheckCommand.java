package org.iclconvergence.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.iclconvergence.suite.ClaimRun;
import org.iclconvergence.suite.ClaimRun.ClaimCases;
import org.iclconvergence.suite.ClaimSuite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges claims as {@code mvn verify} does, from the jar alone. */
@Command(
        name = "check",
        description =
                "Judge the paper's claims, each honestly and under its controls: write claims.json, claims.md, junit.xml,"
                        + " index.html and the evidence; print the verdicts. Exit code 0 if every gated claim holds and every"
                        + " control is refuted, 1 if not, 2 if what was asked for is wrong.")
public final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--claims",
            paramLabel = "LIST",
            description = "ids, separated by commas; * stands for anything, as in IMB-*,BAL-1 (default: all)")
    private String claims = "*";

    @Option(names = "--seed", paramLabel = "SEED", description = "fixed, random or a whole number (default: fixed)")
    private String seed = "fixed";

    @Option(
            names = "--trainer",
            paramLabel = "NAME",
            description = "a trainer of the class path to judge in place of the built-in ones")
    private String trainer;

    @Option(
            names = "--control",
            paramLabel = "NAME",
            description = "sabotage every claim's own run, to see what the defect does")
    private String control;

    @Option(
            names = "--effort",
            paramLabel = "NUMBER",
            description = "so many times the usual runs in the checks that count runs (default: 1)")
    private int effort = 1;

    @Option(names = "--draws", paramLabel = "NUMBER", description = "so many times the usual drawn worlds (default: 1)")
    private int draws = 1;

    @Option(
            names = "--threads",
            paramLabel = "NUMBER",
            description = "claims that are judged at a time (default: one for each processor)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where to write")
    private Path out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (threads < 1) {
            throw new IllegalArgumentException("--threads must be at least 1, not " + threads);
        }
        ClaimRun run = begun();
        List<ClaimCases> selected = run.claims().toList();
        judge(selected);
        return VerdictCommand.say(run.report(), out, spec.commandLine().getOut());
    }

    /** The suite's settings are properties elsewhere; here they are options. */
    private ClaimRun begun() throws IOException {
        try {
            return suite().into(out);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(refused.getMessage().replaceAll("\\bicl\\.(?=[a-z])", "--"), refused);
        }
    }

    private ClaimSuite suite() {
        ClaimSuite suite = trainer == null ? ClaimSuite.builtIn() : ClaimSuite.onNamed(trainer);
        suite = suite.claims(claims).seed(seed).effort(effort).draws(draws);
        return control == null ? suite : suite.control(control);
    }

    /** The first failure of the harness ends the run. */
    private void judge(List<ClaimCases> selected) throws IOException, InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try (Progress progress = new Progress("claims", selected.size())) {
            ExecutorCompletionService<Void> judged = new ExecutorCompletionService<>(workers);
            for (ClaimCases claim : selected) {
                judged.submit(() -> {
                    claim.judge();
                    return null;
                });
            }
            for (int done = 1; done <= selected.size(); done++) {
                judged.take().get();
                progress.accept(done);
            }
        } catch (ExecutionException failure) {
            throw rethrown(failure.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private static IOException rethrown(Throwable cause) {
        if (cause instanceof RuntimeException broken) {
            throw broken;
        }
        if (cause instanceof Error broken) {
            throw broken;
        }
        return cause instanceof IOException failure ? failure : new IOException(cause);
    }
}
