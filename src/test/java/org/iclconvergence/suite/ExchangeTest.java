package org.iclconvergence.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.claims.Assertion;
import org.iclconvergence.claims.CheckResult;
import org.iclconvergence.claims.Verdict;
import org.iclconvergence.report.LedgerJson;
import org.iclconvergence.training.DefaultTrainer;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.TrainingMonitor;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.external.NpyArray;
import org.iclconvergence.training.external.ProblemCollector;
import org.iclconvergence.training.external.ProblemFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Problems go out as files, answers come back as files, and the verdicts are those that a Java trainer gets. */
class ExchangeTest {
    private static final String CLAIMS = "EXP-2,EXP-3,IMB-3,SET-1";
    private static final int RUNS = 2;

    @TempDir
    private static Path folder;

    private static Path problems;
    private static ProblemSet set;

    /** As any trainer of this process; what it is asked for it leaves in the problem's folder as well. */
    private record Answering(Path problems) implements Trainer {
        @Override
        public String name() {
            return "them";
        }

        @Override
        public boolean supports(Objective objective) {
            return true;
        }

        @Override
        public void train(TrainingProblem problem, TrainingMonitor monitor) {
            List<RealMatrix> recorded = new ArrayList<>();
            try {
                Path of = problems.resolve(ProblemFolder.name(problem));
                Set<Long> wanted = new TreeSet<>();
                new ObjectMapper()
                        .readTree(of.resolve(ProblemFolder.FILE).toFile())
                        .get("record")
                        .forEach(step -> wanted.add(step.asLong()));
                new DefaultTrainer().train(problem, new TrainingMonitor() {
                    @Override
                    public boolean wants(long step) {
                        return wanted.contains(step) || monitor.wants(step);
                    }

                    @Override
                    public boolean record(long step, RealMatrix q) {
                        if (wanted.contains(step)) {
                            recorded.add(q.copy());
                        }
                        if (monitor.wants(step)) {
                            monitor.record(step, q);
                        }
                        return true;
                    }
                });
                leave(of, wanted.stream().mapToDouble(Long::doubleValue).toArray(), recorded);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        private static void leave(Path of, double[] steps, List<RealMatrix> recorded) throws IOException {
            int d = recorded.get(0).getRowDimension();
            double[] q = new double[steps.length * d * d];
            int at = 0;
            for (RealMatrix each : recorded) {
                for (double[] row : each.getData()) {
                    System.arraycopy(row, 0, q, at, d);
                    at += d;
                }
            }
            try (OutputStream out = Files.newOutputStream(of.resolve("steps.npy"))) {
                new NpyArray(new long[] {steps.length}, steps).writeWhole(out);
            }
            try (OutputStream out = Files.newOutputStream(of.resolve("Q.npy"))) {
                new NpyArray(new long[] {steps.length, d, d}, q).write(out);
            }
        }
    }

    @BeforeAll
    static void written_and_answered() throws Exception {
        problems = folder.resolve("problems");
        set = ClaimSuite.builtIn().claims(CLAIMS).runs(RUNS).problemsInto(problems, false, 2, done -> {});
        decide(ClaimSuite.on(() -> new Answering(problems)), "java");
        // the same steps as files, without files
        ProblemCollector collector = new ProblemCollector(folder.resolve("again"), 0);
        decide(ClaimSuite.on(collector::another), "collected");
        decide(ClaimSuite.onTrainings("them", problems), "trainings");
    }

    private static void decide(ClaimSuite suite, String name) throws Exception {
        decide(suite, CLAIMS, name);
    }

    private static void decide(ClaimSuite suite, String claims, String name) throws Exception {
        ClaimRun run = suite.claims(claims).runs(RUNS).into(folder.resolve(name));
        run.each(ClaimRun.ClaimCases::decide, 2, done -> {});
    }

    private static CheckResult result(String run, String claim) throws IOException {
        return LedgerJson.readResults(folder.resolve(run).resolve("evidence")).stream()
                .filter(each -> each.id().equals(claim))
                .findAny()
                .orElseThrow();
    }

    private static Map<String, String> numbers(CheckResult of) {
        Map<String, String> numbers = new LinkedHashMap<>(of.parameters());
        numbers.remove(CheckResult.TRAINER);
        return numbers;
    }

    @Test
    void answers_give_the_numbers_of_the_same_trainings_in_this_process() throws IOException {
        for (String claim : CLAIMS.split(",")) {
            CheckResult files = result("trainings", claim);
            CheckResult process = result("collected", claim);
            assertThat(numbers(files)).as(claim).isEqualTo(numbers(process));
            assertThat(files.assertions()).isEqualTo(process.assertions()).isNotEmpty();
            assertThat(files.verdict()).isEqualTo(process.verdict());
        }
    }

    @Test
    void a_java_trainer_gets_the_same_verdicts_and_where_no_epoch_is_left_out_the_same_numbers() throws IOException {
        for (String claim : CLAIMS.split(",")) {
            assertThat(result("trainings", claim).verdict())
                    .as(claim)
                    .isEqualTo(result("java", claim).verdict());
            assertThat(result("trainings", claim).assertions().stream().map(Assertion::name))
                    .containsExactlyElementsOf(result("java", claim).assertions().stream()
                            .map(Assertion::name)
                            .toList());
        }
        assertThat(result("trainings", "IMB-3").assertions())
                .isEqualTo(result("java", "IMB-3").assertions());
        assertThat(result("trainings", "EXP-3").parameters())
                .containsEntry("balanced: final attention on a drawn feature at least 0.8", "2 of 2")
                .containsEntry(CheckResult.TRAINER, "them");
    }

    @Test
    void so_few_runs_decide_nothing_and_say_how_many_would() throws IOException {
        CheckResult few = result("trainings", "EXP-2");
        assertThat(few.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(few.message())
                .contains("; imbalanced: the dominant feature strictly first: of 2 runs 0 failed; ")
                .endsWith("of 2 runs 0 failed; 270 runs with no more failures would do, the plan asks for 710");
        assertThat(few.parameters())
                .containsEntry("imbalanced: runs taken", "2, too few to accept anything")
                .containsEntry(
                        "imbalanced: epochs looked at",
                        "every 10th and the last; the first epoch of an event is rounded up");
        assertThat(result("java", "EXP-2").parameters()).doesNotContainKey("imbalanced: epochs looked at");
    }

    @Test
    void the_folder_says_what_it_was_written_for() throws IOException {
        assertThat(set.withoutTraining()).containsExactly("SET-1");
        assertThat(ProblemSet.read(problems)).isEqualTo(set);
        assertThat(set.runs()).isEqualTo(RUNS);
        try (Stream<Path> folders = Files.list(problems)) {
            assertThat(folders.filter(Files::isDirectory)).hasSize(set.problems());
        }
        JsonNode one;
        try (Stream<Path> folders = Files.list(problems)) {
            Path given = folders.filter(each -> each.getFileName().toString().startsWith("given-prompts"))
                    .findFirst()
                    .orElseThrow();
            one = new ObjectMapper().readTree(given.resolve(ProblemFolder.FILE).toFile());
        }
        assertThat(LongStream.range(0, 41)
                        .allMatch(i -> one.get("record").get((int) i).asLong() == 10 * i))
                .isTrue();
    }

    @Test
    void other_settings_ask_for_other_trainings_which_are_not_there() throws Exception {
        ClaimRun run = ClaimSuite.onTrainings("them", problems)
                .claims("EXP-3")
                .runs(RUNS + 1)
                .into(folder.resolve("mismatch"));
        run.each(ClaimRun.ClaimCases::decide, 1, done -> {});
        CheckResult result = result("mismatch", "EXP-3");
        assertThat(result.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(result.message())
                .contains("there is no problem")
                .endsWith("were the problems written with this seed and so many runs? (others of this claim's trainings"
                        + " are there)");
    }

    /** Whatever order the runs are looked at in, and on how many threads. */
    @Test
    void an_answer_that_is_missing_hides_none_that_refutes() throws Exception {
        List<Path> answered;
        try (Stream<Path> folders = Files.list(problems)) {
            answered = folders.filter(each -> each.getFileName().toString().startsWith("given-prompts"))
                    .sorted()
                    .toList();
        }
        Path some = Files.createDirectory(folder.resolve("some"));
        for (int missing = 0; missing < answered.size(); missing++) {
            for (int i = 0; i < answered.size(); i++) {
                Path copy = Files.createDirectories(some.resolve(answered.get(i).getFileName()));
                Files.copy(
                        answered.get(i).resolve(ProblemFolder.FILE),
                        copy.resolve(ProblemFolder.FILE),
                        StandardCopyOption.REPLACE_EXISTING);
                Files.deleteIfExists(copy.resolve("failure.txt"));
                if (i != missing) {
                    Files.writeString(copy.resolve("failure.txt"), "out of memory");
                }
            }
            String name = "missing " + missing;
            decide(ClaimSuite.onTrainings("them", some), "EXP-3", name);
            assertThat(result(name, "EXP-3").verdict()).isEqualTo(Verdict.REFUTED);
            assertThat(result(name, "EXP-3").message()).endsWith(": out of memory");
        }
    }

    @Test
    void one_answer_that_is_missing_among_others_leaves_the_gate_closed() throws Exception {
        Path answer;
        try (Stream<Path> folders = Files.list(problems)) {
            answer = folders.filter(each -> each.getFileName().toString().startsWith("given-prompts"))
                    .findFirst()
                    .orElseThrow();
        }
        Path q = answer.resolve("Q.npy");
        Path steps = answer.resolve("steps.npy");
        Files.move(q, folder.resolve("Q.npy"));
        Files.move(steps, folder.resolve("steps.npy"));
        try {
            decide(ClaimSuite.onTrainings("them", problems), "EXP-3", "one");
        } finally {
            Files.move(folder.resolve("Q.npy"), q);
            Files.move(folder.resolve("steps.npy"), steps);
        }
        assertThat(result("one", "EXP-3").verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(result("one", "EXP-3").message())
                .endsWith("problem " + answer + " was not answered (others of this claim's trainings are there)");
    }

    @Test
    void what_is_there_is_not_overwritten_unasked() throws Exception {
        ClaimSuite suite = ClaimSuite.builtIn().claims("SET-1");
        assertThatThrownBy(() -> suite.problemsInto(problems, false, 1, done -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage(problems + " has problems, and maybe answers, already: --force replaces them");
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("thesis.tex"), "");
        assertThatThrownBy(() -> suite.problemsInto(other, true, 1, done -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage(other + " is not empty, and no folder of problems: it is not replaced");
        assertThatThrownBy(() -> suite.problemsInto(other.resolve("thesis.tex"), true, 1, done -> {}))
                .hasMessage(other.resolve("thesis.tex") + " is not a directory");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> suite.problemsInto(empty, false, 1, done -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("icl.claims: nothing is trained for SET-1, no problem was written");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(each -> each.getFileName().toString().startsWith(".")))
                    .isEmpty();
        }
    }

    @Test
    void trainings_have_a_folder_and_a_name_of_their_own() {
        assertThatThrownBy(() -> ClaimSuite.onTrainings("them", folder.resolve("nowhere")))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("nowhere") + " is not a directory");
        assertThatThrownBy(() -> ClaimSuite.onTrainings("default", problems))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trainings need a name");
    }

    @Test
    void a_broken_list_of_problems_is_named() throws IOException {
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve(ProblemSet.FILE), "{\"schema\": 1, \"claims\": 3");
        assertThatThrownBy(() -> ClaimSuite.onTrainings("them", broken))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(broken.resolve(ProblemSet.FILE) + ":1: ");
    }
}
