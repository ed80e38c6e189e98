package org.iclconvergence.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.iclconvergence.claims.CheckResult;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.claims.Finding;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.laboratory.NotApplicable;
import org.iclconvergence.report.FindingsCsv;
import org.iclconvergence.report.LedgerJson;
import org.iclconvergence.training.TrainerFailure;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** After a run: derives the verdict, keeps it for the ledger and for Allure, and fails the test if it is the wrong one. */
final class Judgement
        implements BeforeTestExecutionCallback, TestExecutionExceptionHandler, AfterTestExecutionCallback {
    private final CheckRun run;
    private final Evidence evidence;
    private final ThroughAllWorlds worlds;
    private final AllureCase allure;
    private long start;
    private String failureOfTrainer;
    private String whyNotApplicable;

    Judgement(CheckRun run, Evidence evidence, ThroughAllWorlds worlds) {
        this.run = run;
        this.evidence = evidence;
        this.worlds = worlds;
        this.allure = new AllureCase(run);
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        allure.begin(context.getDisplayName());
        start = System.nanoTime();
    }

    /**
     * What a plugged trainer does wrong refutes the claim; what it does not support leaves the claim open. Anything else means that
     * the harness is broken.
     */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        if (failure instanceof NotApplicable) {
            whyNotApplicable = failure.getMessage();
        } else if (failure instanceof TrainerFailure) {
            failureOfTrainer = failure.getMessage();
            evidence.where(failureOfTrainer);
            evidence.isTrue(Exploration.RUNS, false);
        } else {
            throw failure;
        }
    }

    /** A claim that is refuted already stays so, even if the rest of its check does not apply. */
    Verdict verdict() {
        return whyNotApplicable != null && evidence.verdict() != Verdict.REFUTED
                ? Verdict.NOT_APPLICABLE
                : evidence.verdict();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent()) {
            return; // the check itself broke: JUnit reports that, and the ledger misses the run
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Verdict verdict = verdict();
        run.trainer().used().ifPresent(name -> evidence.parameter(CheckResult.TRAINER, name));
        if (run.role().decides() && run.isSabotaged()) {
            evidence.parameter(CheckResult.SABOTAGE, run.lie());
        }
        if (run.role().decides() && evidence.findings() > 0) {
            evidence.attach("findings.csv", "text/csv", () -> FindingsCsv.of(evidence.comparisons()));
        }
        evidence.at("");
        String message = message(verdict);
        keep(verdict, seconds, message);
        allure.end(verdict, evidence, worlds.seen(), worlds.smallest());
        if (run.role().decides()) {
            tellHowFar(verdict, seconds);
        }
        if (run.role().decides() && verdict == Verdict.NOT_APPLICABLE) {
            throw new TestAbortedException(message);
        }
        if (message != null) {
            throw new AssertionError(message);
        }
    }

    /** The checks run in several processes: how many claims were judged is seen in the evidence. */
    private void tellHowFar(Verdict verdict, double seconds) throws IOException {
        try (Stream<Path> files = Files.list(RunOfChecks.EVIDENCE)) {
            long judged = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[A-Z]+-[0-9]+\\.json"))
                    .count();
            System.out.printf(
                    Locale.ROOT,
                    "%2d of %d claims judged: %-7s %s, %.1f s%n",
                    judged,
                    RunOfChecks.current().selected(),
                    run.claim().id(),
                    verdict.word(),
                    seconds);
        }
    }

    private void keep(Verdict verdict, double seconds, String message) throws IOException {
        String name = run.name();
        Files.createDirectories(RunOfChecks.EVIDENCE.resolve(name));
        List<String> files = new ArrayList<>();
        for (Map.Entry<String, Evidence.Attachment> file :
                evidence.attachments().entrySet()) {
            Files.write(
                    RunOfChecks.EVIDENCE.resolve(name).resolve(file.getKey()),
                    file.getValue().content());
            files.add(name + "/" + file.getKey());
        }
        LedgerJson.write(
                new CheckResult(
                        run.claim().id(),
                        run.role().decides() ? null : run.lie(),
                        verdict,
                        evidence.worst().orElse(null),
                        evidence.findings(),
                        evidence.falseAlarm(),
                        evidence.onset().orElse(null),
                        Long.toString(RunOfChecks.current().seeds().base()),
                        seconds,
                        evidence.parameters(),
                        files,
                        evidence.assertions(),
                        worlds.seen(),
                        worlds.smallest().orElse(null),
                        message),
                RunOfChecks.EVIDENCE.resolve(name + ".json"));
    }

    String message(Verdict verdict) {
        if (run.role().decides()) {
            return verdict == Verdict.HOLDS ? null : verdict + " " + run.claim().id() + ": " + found();
        }
        return verdict == Verdict.REFUTED || run.role() != Role.CONTROL
                ? null
                : "CONTROL SURVIVED " + run.claim().id() + " under " + run.lie() + " came out " + verdict + ": "
                        + found();
    }

    private String found() {
        if (failureOfTrainer != null) {
            return failureOfTrainer;
        }
        if (whyNotApplicable != null && evidence.verdict() != Verdict.REFUTED) {
            return whyNotApplicable;
        }
        if (evidence.worst().isEmpty()) {
            return "the hypotheses were never met, nothing was compared";
        }
        Finding worst = evidence.worst().get();
        return String.format(
                        Locale.ROOT,
                        "%s: measured %.10g +- %.2g against %.10g",
                        worst.what(),
                        worst.estimate(),
                        worst.error(),
                        worst.threshold())
                + worlds.smallest()
                        .map(found ->
                                "; smallest world that refutes: " + found.world() + " (" + found.assertion() + ")")
                        .orElse("");
    }
}
