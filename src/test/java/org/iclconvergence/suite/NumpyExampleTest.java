package org.iclconvergence.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iclconvergence.claims.Assertion;
import org.iclconvergence.claims.CheckResult;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.report.LedgerJson;
import org.iclconvergence.training.external.TrainerCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of theory-checks/README.md, as it stands there, trained and judged. */
class NumpyExampleTest {
    @TempDir
    private Path folder;

    private static boolean isNumpyThere() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", "import numpy")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noPython) {
            return false;
        }
    }

    @Test
    void its_adam_is_adam() throws Exception {
        assumeThat(isNumpyThere()).as("python3 with numpy").isTrue();
        Matcher code = Pattern.compile("```python\n(import json, pathlib.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("theory-checks", "README.md")));
        assertThat(code.find()).isTrue();
        assertThat(code.group(1)).hasLineCount(24);
        Path script = Files.writeString(folder.resolve("train.py"), code.group(1));
        Path problems = folder.resolve("problems");
        ClaimSuite.builtIn().claims("EXP-5").runs(1).problemsInto(problems, false, 1, done -> {});
        assertThat(new TrainerCommand("python3 '" + script + "'", null, folder).onAll(problems))
                .isEmpty();

        ClaimRun run = ClaimSuite.onTrainings("numpy", problems).into(folder.resolve("out"));
        run.each(ClaimRun.ClaimCases::decide, 1, done -> {});
        CheckResult result = LedgerJson.readResults(folder.resolve("out").resolve("evidence"))
                .get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(result.parameters())
                .containsEntry("balanced, standard basis: no rare feature above 0.6", "1 of 1")
                .containsEntry(CheckResult.TRAINER, "numpy");
        Assertion moves = result.assertions().stream()
                .filter(each -> each.name().startsWith("moves that are not Adam's"))
                .findAny()
                .orElseThrow();
        assertThat(moves.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(moves.margin()).isGreaterThan(0.99);
    }
}
