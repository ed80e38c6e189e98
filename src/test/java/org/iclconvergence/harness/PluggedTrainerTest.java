package org.iclconvergence.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.commons.math3.linear.MatrixUtils;
import org.iclconvergence.claims.ClaimCatalogue;
import org.iclconvergence.claims.RunSettings;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.example.LinearAttentionTrainer;
import org.iclconvergence.laboratory.Lie;
import org.iclconvergence.laboratory.NotApplicable;
import org.iclconvergence.laboratory.TrainerUnderTest;
import org.iclconvergence.laboratory.Wiring;
import org.iclconvergence.theorems.Theorems;
import org.iclconvergence.training.AdamTrainer;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.TrainingMonitor;
import org.iclconvergence.training.TrainingProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the suite makes of plugged trainers: the first training of IMB-3 decides in all of these. */
class PluggedTrainerTest {
    @TempDir
    private Path evidence;

    private record Misbehaving(Consumer<TrainingMonitor> rule) implements Trainer {
        @Override
        public String name() {
            return "misbehaving";
        }

        @Override
        public boolean supports(Objective objective) {
            return true;
        }

        @Override
        public void train(TrainingProblem problem, TrainingMonitor monitor) {
            rule.accept(monitor);
        }
    }

    private Judgement judge(Trainer trainer) throws IOException {
        RunOfChecks checks = new RunOfChecks(
                ClaimCatalogue.read(Path.of("theory-checks", "claims.yaml")),
                RunSettings.REFERENCE,
                evidence,
                () -> trainer);
        CheckRun run = new CheckRun(
                checks.claim("IMB-3"), new Wiring(Lie.NONE), TrainerUnderTest.plugged(() -> trainer), Role.PLUGGED);
        Judgement judgement = new Judgement(checks, run);
        judgement.by(Theorems.checkOf("IMB-3"));
        assertThat(run.trainer().used()).contains(trainer.name());
        assertThat(evidence.resolve("IMB-3.json")).content().contains("\"trainer\" : \"" + trainer.name() + "\"");
        return judgement;
    }

    private void refuted(Trainer trainer, String message) throws IOException {
        Judgement judgement = judge(trainer);
        assertThat(judgement.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(judgement.fault()).contains("REFUTED IMB-3: trainer misbehaving " + message);
    }

    @Test
    void misbehaviour_refutes_the_claim_and_is_named() throws IOException {
        refuted(
                new Misbehaving(monitor -> {
                    throw new IllegalStateException("out of ideas");
                }),
                "threw java.lang.IllegalStateException: out of ideas after step -1");
        refuted(
                new Misbehaving(monitor -> monitor.record(0, MatrixUtils.createRealMatrix(2, 3))),
                "returned a 2 x 3 matrix, not 6 x 6, at step 0");
        refuted(
                new Misbehaving(monitor -> monitor.record(0, MatrixUtils.createRealMatrix(6, 6))),
                "returned after step 0: step 1 of 3000 was wanted");
    }

    @Test
    void an_objective_that_is_not_supported_is_not_applicable() throws IOException {
        Judgement judgement = judge(new AdamTrainer());
        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(judgement.fault()).contains("NOT_APPLICABLE IMB-3: trainer adam does not train on exact population");
        TrainerUnderTest linear = TrainerUnderTest.plugged(LinearAttentionTrainer::new);
        assertThatThrownBy(() -> linear.require(Objective.GIVEN_PROMPTS))
                .isInstanceOf(NotApplicable.class)
                .hasMessage("trainer linear-attention does not train on given prompts");
    }
}
