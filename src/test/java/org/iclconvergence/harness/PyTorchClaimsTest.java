package org.iclconvergence.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.example.PyTorch;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Lie;
import org.iclconvergence.laboratory.Memory;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.laboratory.TrainerUnderTest;
import org.iclconvergence.laboratory.Wiring;
import org.iclconvergence.suite.ClaimSuite;
import org.iclconvergence.theorems.Theorems;
import org.iclconvergence.training.NotTrained;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.external.AnsweredTrainer;
import org.iclconvergence.training.external.ProblemCollector;
import org.iclconvergence.worlds.ExperimentWorld;
import org.iclconvergence.worlds.Seeds;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the suite makes of trainings by PyTorch: right ones, and ones with a mistake. */
class PyTorchClaimsTest {
    /** The fewest with which an event that never happens is refuted: 1e-6^(1/5) = 0.063 > 1 − 0.95. */
    private static final int RUNS = 5;

    private static final Seeds SEEDS = new Seeds(20_231_005);

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsPyTorch() throws Exception {
        PyTorch.require();
    }

    private Trainer answered() {
        return new AnsweredTrainer("pytorch", folder.resolve("problems"));
    }

    private ProblemCollector collector() {
        return new ProblemCollector(folder.resolve("problems"), 0);
    }

    /** As a gate does. */
    private void judge(String claim, Supplier<Trainer> trainer) throws IOException {
        ClaimSuite.on(trainer)
                .claims(claim)
                .into(folder.resolve("judged"))
                .claims()
                .findFirst()
                .orElseThrow()
                .cases()
                .findFirst()
                .orElseThrow()
                .judge();
    }

    @ParameterizedTest
    @CsvSource({"IMB-3, 6", "BAL-6, 8"})
    void descent_by_pytorch_on_the_exact_loss_holds(String claim, int problems) throws Exception {
        ProblemCollector collector = collector();
        judge(claim, collector::another);
        assertThat(collector.count()).isEqualTo(problems);
        PyTorch.example("train.py", folder.resolve("problems"));
        judge(claim, this::answered);
    }

    @Test
    void dropped_softmax_is_refuted() throws Exception {
        judge("BAL-6", collector()::another);
        PyTorch.script("sabotaged.py", "softmax-dropped", folder.resolve("problems"));
        assertThatThrownBy(() -> judge("BAL-6", this::answered))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("REFUTED BAL-6: descent")
                .hasMessageContaining("descent's slope to η/2");
    }

    private static Evidence judgeFewRuns(String claim, ExperimentWorld world, Supplier<Trainer> trainer) {
        Wiring wiring = new Wiring(Lie.NONE);
        Laboratory lab =
                new Laboratory(wiring, TrainerUnderTest.plugged(trainer), new Memory(), planned -> RUNS, false);
        Evidence evidence = Evidence.ofALie();
        Theorems.checkOf(claim).in(world, lab, new Theory(wiring), evidence);
        return evidence;
    }

    private static ExperimentWorld world(String claim) {
        return "EXP-1".equals(claim) ? ExperimentWorld.balanced(SEEDS) : ExperimentWorld.imbalanced(SEEDS);
    }

    /** So few runs decide nothing, but in all of them happens what the claims say. */
    @Test
    void adam_by_pytorch_does_what_the_figures_show() throws Exception {
        ProblemCollector collector = collector();
        judgeFewRuns("EXP-1", world("EXP-1"), collector::another);
        judgeFewRuns("EXP-3", world("EXP-3"), collector::another);
        assertThat(collector.count()).isEqualTo(2 * RUNS);
        PyTorch.example("train.py", folder.resolve("problems"));
        for (String claim : new String[] {"EXP-1", "EXP-2", "EXP-3"}) {
            Evidence evidence = judgeFewRuns(claim, world(claim), this::answered);
            assertThat(evidence.verdict()).as(claim).isEqualTo(Verdict.UNDECIDED);
            assertThat(evidence.comparisons().stream()
                            .filter(finding -> finding.threshold() == 0.95)
                            .map(finding -> finding.estimate()))
                    .as(claim)
                    .hasSize(2)
                    .containsOnly(1.0);
        }
    }

    @ParameterizedTest
    @CsvSource({"labels-shuffled, EXP-1", "sign-flipped, EXP-1", "sign-flipped, EXP-3"})
    void shuffled_labels_and_a_flipped_sign_are_refuted(String mistake, String claim) throws Exception {
        judgeFewRuns(claim, world(claim), collector()::another);
        PyTorch.script("sabotaged.py", mistake, folder.resolve("problems"));
        Evidence evidence = judgeFewRuns(claim, world(claim), this::answered);
        assertThat(evidence.verdict()).as(evidence.parameters().toString()).isEqualTo(Verdict.REFUTED);
    }

    private ProblemCollector collectorWithProbes(int probes) {
        return new ProblemCollector(folder.resolve("problems"), probes);
    }

    /** Two heads with keys, queries and values of their own have no Q: only what they predict is known. */
    @Test
    void a_model_of_two_heads_is_judged_on_probes() throws Exception {
        judgeFewRuns("EXP-1", world("EXP-1"), collectorWithProbes(1000)::another);
        PyTorch.example("multihead.py", folder.resolve("problems"));
        Evidence errors = judgeFewRuns("EXP-1", world("EXP-1"), this::answered);
        assertThat(errors.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(errors.wouldDecide().orElseThrow())
                .contains("every population error at most 0.01: left open in 5 of 5 runs, with the same means P = ");
        Evidence attention = judgeFewRuns("EXP-3", world("EXP-1"), this::answered);
        assertThat(attention.verdict()).as(attention.comparisons().toString()).isEqualTo(Verdict.UNDECIDED);
        assertThatThrownBy(() -> judgeFewRuns("EXP-4", world("EXP-1"), this::answered))
                .isInstanceOf(NotTrained.class)
                .hasMessageContaining("without attention at every step");
    }

    @Test
    void two_heads_without_softmax_are_refuted() throws Exception {
        judgeFewRuns("EXP-1", world("EXP-1"), collectorWithProbes(5000)::another);
        PyTorch.script("sabotaged.py", "heads-without-softmax", folder.resolve("problems"));
        assertThat(judgeFewRuns("EXP-1", world("EXP-1"), this::answered).verdict())
                .isEqualTo(Verdict.REFUTED);
    }
}
