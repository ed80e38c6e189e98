package org.iclconvergence.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.math3.linear.MatrixUtils;
import org.iclconvergence.claims.RunSettings;
import org.iclconvergence.report.LedgerDocument;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.TrainingMonitor;
import org.iclconvergence.training.TrainingProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** The suite as another project's tests use it. */
class ClaimSuiteTest {
    @TempDir
    private Path folder;

    private record Theirs(String name, boolean onPopulation, Consumer<TrainingMonitor> rule) implements Trainer {
        @Override
        public boolean supports(Objective objective) {
            return onPopulation && objective != Objective.GIVEN_PROMPTS;
        }

        @Override
        public void train(TrainingProblem problem, TrainingMonitor monitor) {
            rule.accept(monitor);
        }
    }

    private static ClaimSuite on(boolean onPopulation) {
        // returns after the first step
        return ClaimSuite.on(() ->
                new Theirs("theirs", onPopulation, monitor -> monitor.record(0, MatrixUtils.createRealMatrix(2, 2))));
    }

    private static ClaimRun.Case first(ClaimRun run) {
        return run.claims().findFirst().orElseThrow().cases().findFirst().orElseThrow();
    }

    @BeforeEach
    void an_earlier_run() throws IOException {
        Files.createDirectories(folder.resolve("evidence"));
        for (String name : List.of("evidence/IMB-3.json", "claims.json", "index.html", "mine.txt")) {
            Files.writeString(folder.resolve(name), "earlier");
        }
    }

    private void assertNothingIsLost() {
        for (String name : List.of("evidence/IMB-3.json", "claims.json", "index.html", "mine.txt")) {
            assertThat(folder.resolve(name)).hasContent("earlier");
        }
        assertThat(folder.resolve("evidence/run.json")).doesNotExist();
    }

    @Test
    void a_wrong_setting_leaves_the_earlier_run_alone() {
        for (ClaimSuite wrong : List.of(
                ClaimSuite.builtIn().claims("imb-3"),
                ClaimSuite.builtIn().claims(","),
                ClaimSuite.builtIn().control("acsent"),
                ClaimSuite.builtIn().seed("12x"),
                ClaimSuite.builtIn().effort(0),
                ClaimSuite.builtIn().draws(RunSettings.MOST_EFFORT + 1),
                ClaimSuite.onNamed("nobody"),
                on(true).control("ascent"))) {
            assertThatThrownBy(() -> wrong.into(folder)).isInstanceOf(IllegalArgumentException.class);
            assertNothingIsLost();
        }
        assertThatThrownBy(() -> ClaimSuite.builtIn().into(folder.resolve("mine.txt")))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("mine.txt") + ": is not a directory");
        assertNothingIsLost();
    }

    @Test
    void a_trainer_cannot_pass_for_the_built_in_ones() {
        for (String name : new String[] {"default", " default", "", null}) {
            assertThatThrownBy(() -> ClaimSuite.on(() -> new Theirs(name, true, monitor -> {})))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a name of its own");
        }
    }

    @Test
    void reports_of_an_earlier_run_are_gone_when_a_new_one_begins() throws IOException {
        ClaimRun run = on(true).claims("BAL-6").into(folder);
        assertThat(folder.resolve("claims.json")).doesNotExist();
        assertThat(folder.resolve("index.html")).doesNotExist();
        assertThat(folder.resolve("evidence/IMB-3.json")).doesNotExist();
        assertThat(folder.resolve("mine.txt")).hasContent("earlier");
        assertThat(run.claims()).hasSize(1);
    }

    /** A test that was not meant must not count as passed. */
    @Test
    void what_the_trainer_does_not_do_is_skipped_and_what_it_does_wrong_fails() throws IOException {
        ClaimRun.Case notMeant = first(on(false).claims("BAL-6").into(folder));
        assertThat(notMeant.name()).startsWith("BAL-6 ");
        assertThatThrownBy(notMeant::judge)
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("BAL-6");
        ClaimRun run = on(true).claims("BAL-6").into(folder);
        assertThatThrownBy(first(run)::judge)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("REFUTED BAL-6")
                .hasMessageContaining("theirs");
        LedgerDocument document = run.report();
        assertThat(document.trainer()).isEqualTo("theirs");
        assertThat(document.faults()).anySatisfy(fault -> assertThat(fault).contains("BAL-6: REFUTED"));
        assertThat(folder.resolve("index.html")).isNotEmptyFile();
    }
}
