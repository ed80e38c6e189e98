package org.iclconvergence.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.iclconvergence.report.LedgerDocument;
import org.iclconvergence.suite.ClaimRun;
import org.iclconvergence.suite.ClaimSuite;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    private @Nullable String claims;

    @Mixin
    private SuiteOptions options = new SuiteOptions();

    @Option(
            names = "--trainer",
            paramLabel = "NAME",
            description = "a trainer of the class path to judge in place of the built-in ones")
    private @Nullable String trainer;

    @Mixin
    private ExchangeOptions exchange = new ExchangeOptions();

    @Option(
            names = "--control",
            paramLabel = "NAME",
            description = "sabotage every claim's own run, to see what the defect does")
    private @Nullable String control;

    @Option(
            names = "--effort",
            paramLabel = "NUMBER",
            description = "so many times the usual runs in the checks that count runs (default: 1)")
    private @Nullable Integer effort;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where to write")
    private Path out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            return judged();
        } catch (IllegalArgumentException refused) {
            throw SuiteOptions.inOptions(refused);
        }
    }

    private int judged() throws IOException, InterruptedException {
        int threads = options.threads();
        boolean exchanged = exchange.isUsed();
        if (exchanged && control != null) {
            throw new IllegalArgumentException(
                    "--control sabotages the built-in trainers: it goes with no trainings and no --trainer-command");
        }
        if (exchanged && trainer != null) {
            throw new IllegalArgumentException("--trainer, --trainings and --trainer-command exclude each other");
        }
        exchange.requireOutside(out);
        LedgerDocument document;
        try (ReportFolder folder = ReportFolder.of(out)) {
            document = judged(folder, exchanged, threads);
        }
        int code = VerdictCommand.say(document, out, spec.commandLine().getOut());
        if (exchanged) {
            exchange.requireJudged(document);
        }
        return code;
    }

    private LedgerDocument judged(ReportFolder folder, boolean exchanged, int threads)
            throws IOException, InterruptedException {
        ClaimSuite suite = exchanged
                ? asked(exchange.suite(this::asked, out, threads, spec.commandLine()))
                : asked(trainer == null ? ClaimSuite.builtIn() : ClaimSuite.onNamed(trainer));
        try {
            ClaimRun run = (control == null ? suite : suite.control(control)).into(folder.staging());
            try (Progress progress = new Progress("claims", run.claims().count())) {
                run.judge(threads, progress);
            }
            LedgerDocument document = run.report();
            folder.commit();
            return document;
        } catch (IOException failure) {
            throw folder.named(failure);
        }
    }

    private ClaimSuite asked(ClaimSuite suite) {
        ClaimSuite asked = options.asked(suite);
        asked = claims == null ? asked : asked.claims(claims);
        return effort == null ? asked : asked.effort(effort);
    }
}
