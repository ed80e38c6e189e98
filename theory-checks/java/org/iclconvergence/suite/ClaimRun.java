package org.iclconvergence.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.ClaimCatalogue;
import org.iclconvergence.claims.Ledger;
import org.iclconvergence.claims.Run;
import org.iclconvergence.claims.RunSettings;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.harness.CheckRun;
import org.iclconvergence.harness.Judgement;
import org.iclconvergence.harness.RunOfChecks;
import org.iclconvergence.report.LedgerDocument;
import org.iclconvergence.report.LedgerJson;
import org.iclconvergence.report.Reports;
import org.iclconvergence.report.StagedDirectory;
import org.iclconvergence.theorems.Theorems;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** A run of the suite: claims to be judged, each by several threads at most once, and the reports about them. */
public final class ClaimRun {
    private final Path folder;
    private final Run run;
    private final ClaimCatalogue catalogue;
    private final RunOfChecks checks;

    ClaimRun(Path folder, Run run, ClaimCatalogue catalogue, RunOfChecks checks) {
        this.folder = folder;
        this.run = run;
        this.catalogue = catalogue;
        this.checks = checks;
    }

    /**
     * The claims that were selected.
     *
     * @return in the order of the catalogue
     */
    public Stream<ClaimCases> claims() {
        return catalogue.all().stream().filter(checks::isSelected).map(ClaimCases::new);
    }

    /** A claim, and the runs of its check. */
    public final class ClaimCases {
        private final Claim claim;

        private ClaimCases(Claim claim) {
            this.claim = claim;
        }

        /**
         * The claim.
         *
         * @return id and title
         */
        public String name() {
            return claim.id() + " " + claim.title();
        }

        String id() {
            return claim.id();
        }

        /**
         * The runs: the one that decides, then its controls.
         *
         * @return to be judged one after the other; the stream is lazy, what is tried depends on what the first run asked
         */
        public Stream<Case> cases() {
            return checks.runs(claim).map(Case::new);
        }

        /**
         * Judges the one that decides, and none of the controls.
         *
         * @return whether it trained, and the verdict is one on the trainer
         * @throws IOException if a result cannot be written
         */
        public boolean decide() throws IOException {
            Case own = cases().findFirst().orElseThrow();
            own.judgement();
            return own.run.trainer().used().isPresent();
        }

        /**
         * Judges all of them.
         *
         * @return the claim's verdict
         * @throws IOException if a result cannot be written
         */
        public Verdict judge() throws IOException {
            Verdict verdict = Verdict.VACUOUS;
            // a run that has failed elsewhere interrupts this one
            for (var cases = cases().iterator();
                    cases.hasNext() && !Thread.currentThread().isInterrupted(); ) {
                Case next = cases.next();
                Verdict found = next.judgement().verdict();
                verdict = next.run.role().decides() ? found : verdict;
            }
            return verdict;
        }
    }

    /**
     * Judges claims, several at a time.
     *
     * @param what is done with each
     * @param threads how many at a time
     * @param done told how many are
     * @throws IOException if a result cannot be written
     * @throws InterruptedException if this thread is interrupted
     * @throws RuntimeException if the harness fails: the first failure ends the run
     */
    void each(Work what, int threads, LongConsumer done) throws IOException, InterruptedException {
        List<ClaimCases> selected = claims().toList();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            ExecutorCompletionService<Void> ended = new ExecutorCompletionService<>(workers);
            for (ClaimCases claim : selected) {
                ended.submit(() -> {
                    what.on(claim);
                    return null;
                });
            }
            for (int count = 1; count <= selected.size(); count++) {
                ended.take().get();
                done.accept(count);
            }
        } catch (ExecutionException failure) {
            throw rethrown(failure.getCause());
        } finally {
            workers.shutdownNow();
            // what a claim is writing must not outlive the folder that it is written into
            workers.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        }
    }

    /** What is done with a claim. */
    interface Work {
        void on(ClaimCases claim) throws IOException;
    }

    private static IOException rethrown(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException broken) {
            throw broken;
        }
        if (cause instanceof Error broken) {
            throw broken;
        }
        return cause instanceof IOException failure ? failure : new IOException(cause);
    }

    /**
     * Judges all claims under all their controls, several claims at a time.
     *
     * @param threads how many at a time, ≥ 1
     * @param done told how many are
     * @throws IOException if a result cannot be written
     * @throws InterruptedException if this thread is interrupted
     */
    public void judge(int threads, LongConsumer done) throws IOException, InterruptedException {
        each(ClaimCases::judge, threads, done);
    }

    RunSettings settings() {
        return run.settings();
    }

    /** One run of a check. */
    public final class Case {
        private final CheckRun run;

        private Case(CheckRun run) {
            this.run = run;
        }

        /**
         * What is run.
         *
         * @return claim and control
         */
        public String name() {
            return run.displayName();
        }

        private Judgement judgement() throws IOException {
            Judgement judgement = new Judgement(checks, run);
            judgement.by(Theorems.checkOf(run.claim().id()));
            return judgement;
        }

        /**
         * Judges it, and keeps what was found.
         *
         * @throws AssertionError if the claim does not hold, or the control is not refuted
         * @throws TestAbortedException if the claim is not about what the trainer does: JUnit calls such a test skipped, which is
         *     not the same as passed
         * @throws IOException if the result cannot be written
         */
        public void judge() throws IOException {
            Judgement judgement = judgement();
            String fault = judgement.fault().orElse(null);
            if (run.role().decides() && judgement.verdict() == Verdict.NOT_APPLICABLE) {
                throw new TestAbortedException(fault);
            }
            if (fault != null) {
                throw new AssertionError(fault);
            }
        }
    }

    /**
     * Writes claims.json, claims.md, junit.xml and index.html about everything that was judged.
     *
     * @return what claims.json holds; its faults say why the gate is closed
     * @throws IOException if a result cannot be read or a report cannot be written
     */
    public LedgerDocument report() throws IOException {
        Path evidence = folder.resolve("evidence");
        Ledger ledger = Ledger.of(catalogue, LedgerJson.readResults(evidence), run.settings());
        LedgerDocument document = LedgerDocument.of(ledger, run, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        try (StagedDirectory staged = StagedDirectory.in(folder)) {
            Reports.write(document, run.settings(), evidence, Map.of(), staged);
            staged.commit();
        }
        return document;
    }
}
