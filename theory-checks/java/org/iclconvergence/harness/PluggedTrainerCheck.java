package org.iclconvergence.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qameta.allure.Epic;
import io.qameta.allure.Feature;
import java.lang.reflect.Method;
import java.util.function.Consumer;
import org.apache.commons.math3.linear.MatrixUtils;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.example.LinearAttentionTrainer;
import org.iclconvergence.laboratory.Lie;
import org.iclconvergence.laboratory.NotApplicable;
import org.iclconvergence.laboratory.TrainerUnderTest;
import org.iclconvergence.laboratory.Wiring;
import org.iclconvergence.training.AdamTrainer;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.TrainingMonitor;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.worlds.Worlds;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Not a claim: what the suite makes of plugged trainers, on a small training. */
@DisplayName("The harness: plugged trainers")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Epic("The harness")
@Feature("Plugged trainers")
class PluggedTrainerCheck {
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

    /** Judges the run of IMB-3 on a trainer. */
    private static Judgement judge(Trainer trainer) throws Throwable {
        CheckRun run = new CheckRun(
                RunOfChecks.current().claim("IMB-3"),
                new Wiring(Lie.NONE),
                TrainerUnderTest.plugged(() -> trainer),
                Role.PLUGGED);
        Evidence evidence = new Evidence();
        Judgement judgement = new Judgement(run, evidence, new ThroughAllWorlds(run, evidence));
        Object world =
                Worlds.of(run.claim(), RunOfChecks.current().seeds()).pinned().get(0);
        Class<?> theorems = Class.forName("org.iclconvergence.theorems.ImbalancedCheck");
        Method check =
                AnnotationSupport.findAnnotatedMethods(theorems, ClaimCheck.class, HierarchyTraversalMode.TOP_DOWN)
                        .stream()
                        .filter(method ->
                                method.getAnnotation(ClaimCheck.class).value().equals("IMB-3"))
                        .findAny()
                        .orElseThrow();
        try {
            ReflectionSupport.invokeMethod(
                    check, ReflectionSupport.newInstance(theorems), world, run.laboratory(1), run.theory(), evidence);
        } catch (RuntimeException thrown) {
            judgement.handleTestExecutionException(null, thrown);
        }
        assertThat(run.trainer().used()).contains(trainer.name());
        return judgement;
    }

    private static void refuted(Trainer trainer, String message) throws Throwable {
        Judgement judgement = judge(trainer);
        assertThat(judgement.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(judgement.message(Verdict.REFUTED)).isEqualTo("REFUTED IMB-3: trainer misbehaving " + message);
    }

    @Test
    void misbehaviour_refutes_the_claim_and_is_named() throws Throwable {
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
    void an_objective_that_is_not_supported_is_not_applicable() throws Throwable {
        Judgement judgement = judge(new AdamTrainer());
        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(judgement.message(Verdict.NOT_APPLICABLE))
                .isEqualTo("NOT_APPLICABLE IMB-3: trainer adam does not train on exact population");
        TrainerUnderTest linear = TrainerUnderTest.plugged(LinearAttentionTrainer::new);
        assertThatThrownBy(() -> linear.require(Objective.GIVEN_PROMPTS))
                .isInstanceOf(NotApplicable.class)
                .hasMessage("trainer linear-attention does not train on given prompts");
    }
}
