package org.iclconvergence.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.sessions.JqwikSession;
import org.iclconvergence.claims.CheckResult;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.Counterexample;
import org.iclconvergence.claims.DrawnWorlds;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.claims.Finding;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.claims.WorldsSeen;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.NotApplicable;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.report.FindingsCsv;
import org.iclconvergence.report.LedgerJson;
import org.iclconvergence.training.NotAnswered;
import org.iclconvergence.training.NotTrained;
import org.iclconvergence.training.TrainerFailure;
import org.iclconvergence.worlds.Worlds;
import org.jspecify.annotations.Nullable;

/** What came of one run of a check: it leads the check through the worlds, derives the verdict and keeps it for the ledger. */
public final class Judgement {
    private final RunOfChecks checks;
    private final CheckRun run;
    private final Evidence evidence;
    private @Nullable Exploration exploration;
    private @Nullable String failureOfTrainer;
    private @Nullable String whyNotApplicable;
    private double seconds;

    /**
     * Nothing judged yet.
     *
     * @param checks that the run is part of
     * @param run to be judged
     */
    public Judgement(RunOfChecks checks, CheckRun run) {
        this.checks = checks;
        this.run = run;
        this.evidence = run.role().decides() ? new Evidence() : Evidence.ofALie();
    }

    /**
     * Judges and keeps the result. What a plugged trainer does wrong refutes the claim; what it does not support leaves the claim open.
     *
     * @param check of the run's claim
     * @throws RuntimeException anything else that the check throws: then the harness is broken, and nothing is kept
     * @throws IOException if the result cannot be written
     */
    public void by(Check check) throws IOException {
        long start = System.nanoTime();
        try {
            throughAllWorlds(check);
        } catch (NotAnswered missing) {
            if (run.trainer().answered()) {
                failed(missing.getMessage() + " (others of this claim's trainings are there)");
            } else {
                whyNotApplicable = missing.getMessage();
            }
        } catch (NotApplicable | NotTrained notMeant) {
            whyNotApplicable = notMeant.getMessage();
        } catch (TrainerFailure failure) {
            failed(String.valueOf(failure.getMessage()));
        }
        seconds = (System.nanoTime() - start) / 1e9;
        // a failure ends the run within a world; what follows is about the run
        evidence.at("");
        run.trainer().used().ifPresent(name -> evidence.parameter(CheckResult.TRAINER, name));
        if (run.role().decides() && run.isSabotaged()) {
            evidence.parameter(CheckResult.SABOTAGE, run.lie());
        }
        if (run.role().decides() && evidence.findings() > 0) {
            evidence.attach("findings.csv", "text/csv", () -> FindingsCsv.of(evidence.comparisons()));
        }
        keep();
    }

    private void failed(String why) {
        // what it asserted before, the lies are to refute nevertheless
        if (exploration != null) {
            checks.hasAsserted(run.claim(), exploration.asserted());
        }
        failureOfTrainer = why;
        evidence.where(failureOfTrainer);
        evidence.isTrue(Exploration.RUNS, false);
    }

    private void throughAllWorlds(Check check) {
        Claim claim = run.claim();
        Laboratory lab = checks.laboratory(run);
        Theory theory = run.theory();
        Exploration through = new Exploration(
                run, checks.asserted(claim), (world, found) -> check.in(world, lab, theory, found), evidence);
        exploration = through;
        int draws = checks.draws() * claim.worlds().map(DrawnWorlds::draws).orElse(0);
        JqwikSession.run(() -> through.of(
                Worlds.of(claim, checks.seeds()), draws, checks.seeds().of(claim.id() + " worlds", 0)));
        if (run.role().decides()) {
            checks.hasAsserted(claim, through.asserted());
        } else if (run.role() == Role.CONTROL) {
            through.brokenFor(evidence.assertions()).ifPresent(broken -> {
                throw broken;
            });
        }
    }

    /**
     * The verdict. A claim that is refuted already stays so, even if the rest of its check does not apply.
     *
     * @return vacuous before anything was judged
     */
    public Verdict verdict() {
        return whyNotApplicable != null && evidence.verdict() != Verdict.REFUTED
                ? Verdict.NOT_APPLICABLE
                : evidence.verdict();
    }

    /**
     * How long it took.
     *
     * @return seconds
     */
    public double seconds() {
        return seconds;
    }

    Evidence evidence() {
        return evidence;
    }

    WorldsSeen seen() {
        return exploration == null ? new WorldsSeen(0, 0, 0) : exploration.seen();
    }

    Optional<Counterexample> smallest() {
        return exploration == null ? Optional.empty() : Optional.ofNullable(exploration.smallest());
    }

    private void keep() throws IOException {
        Path folder = Files.createDirectories(checks.evidence().resolve(run.name()));
        List<String> files = new ArrayList<>();
        for (Map.Entry<String, Evidence.Attachment> file :
                evidence.attachments().entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue().content());
            files.add(run.name() + "/" + file.getKey());
        }
        LedgerJson.write(
                new CheckResult(
                        run.claim().id(),
                        run.role().decides() ? null : run.lie(),
                        verdict(),
                        evidence.worst().orElse(null),
                        evidence.findings(),
                        evidence.falseAlarm(),
                        evidence.onset().orElse(null),
                        Long.toString(checks.seeds().base()),
                        seconds,
                        evidence.parameters(),
                        files,
                        evidence.assertions(),
                        seen(),
                        smallest().orElse(null),
                        fault().orElse(null)),
                checks.evidence().resolve(run.name() + ".json"));
    }

    /**
     * What is wrong with the outcome.
     *
     * @return nothing if a claim holds, a control is refuted or a lie was only tried; otherwise one line
     */
    public Optional<String> fault() {
        Verdict verdict = verdict();
        if (run.role().decides()) {
            return verdict == Verdict.HOLDS
                    ? Optional.empty()
                    : Optional.of(verdict + " " + run.claim().id() + ": " + found());
        }
        return verdict == Verdict.REFUTED || run.role() != Role.CONTROL
                ? Optional.empty()
                : Optional.of("CONTROL SURVIVED " + run.claim().id() + " under " + run.lie() + " came out " + verdict
                        + ": " + found());
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
                + (evidence.verdict() == Verdict.UNDECIDED
                        ? evidence.wouldDecide().map(what -> "; " + what).orElse("")
                        : "")
                + smallest()
                        .map(found ->
                                "; smallest world that refutes: " + found.world() + " (" + found.assertion() + ")")
                        .orElse("");
    }
}
