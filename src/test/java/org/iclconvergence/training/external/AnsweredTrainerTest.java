package org.iclconvergence.training.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iclconvergence.training.external.Answers.doubles;
import static org.iclconvergence.training.external.Answers.float64;
import static org.iclconvergence.training.external.Answers.npy;
import static org.iclconvergence.training.external.Answers.npz;
import static org.iclconvergence.training.external.Answers.patched;
import static org.iclconvergence.training.external.Answers.steps;
import static org.iclconvergence.training.external.Answers.stepsTo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.training.NotTrained;
import org.iclconvergence.training.RecordedSteps;
import org.iclconvergence.training.SupervisedTraining;
import org.iclconvergence.training.TrainerFailure;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.TrainingRefused;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies in a problem's folder: it is a training, or one line says why not, and nothing hangs. */
class AnsweredTrainerTest {
    private static final Duration NO_HANG = Duration.ofSeconds(30);
    private static final int LAST = 10;

    /** d = 3, K = 2, 10 steps, all of them wanted. */
    private static final TrainingProblem PROBLEM = TrainingProblem.onPopulation(
            Features.standardBasis(3, 2), FeatureProbabilities.balanced(2), Double.POSITIVE_INFINITY, 0.1, LAST);

    private static final String SHAPE = "(11, 3, 3)";

    @TempDir
    private Path problems;

    /** Fills a problem's folder. */
    private interface Trainer {
        void leavesIn(Path folder) throws IOException;
    }

    private record Case(String name, Class<? extends Throwable> outcome, String message, Trainer trainer) {}

    private static Case refused(String name, String message, Trainer trainer) {
        return new Case(name, TrainingRefused.class, message, trainer);
    }

    private static Case refuted(String name, String message, Trainer trainer) {
        return new Case(name, TrainerFailure.class, message, trainer);
    }

    private static Case judged(String name, Trainer trainer) {
        return new Case(name, null, null, trainer);
    }

    /** Q(t) = t/8 in every entry. */
    private static double[] q() {
        double[] q = new double[(LAST + 1) * 9];
        Arrays.setAll(q, i -> i / 9 / 8.0);
        return q;
    }

    private static double[] qWith(int index, double value) {
        double[] q = q();
        q[index] = value;
        return q;
    }

    private static Trainer archive(byte[] steps, byte[] q) {
        return folder -> Files.write(folder.resolve("trajectory.npz"), zipped(steps, q));
    }

    private static byte[] zipped(byte[] steps, byte[] q) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("steps.npy", steps);
        entries.put("Q.npy", q);
        return npz(entries);
    }

    private static Trainer file(byte[] content) {
        return folder -> Files.write(folder.resolve("trajectory.npz"), content);
    }

    private static Trainer arrays(byte[] steps, byte[] q) {
        return folder -> {
            Files.write(folder.resolve("steps.npy"), steps);
            Files.write(folder.resolve("Q.npy"), q);
        };
    }

    private static Trainer ofQ(byte[] q) {
        return archive(stepsTo(LAST), q);
    }

    private static Trainer ofSteps(double... steps) {
        return archive(steps(steps), float64("(" + steps.length + ", 3, 3)", Arrays.copyOf(q(), steps.length * 9)));
    }

    private static byte[] zeros(int bytes) {
        return new byte[bytes];
    }

    /** A kilobyte or so that unpacks to half a gigabyte. */
    private static void bomb(Path folder) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("trajectory.npz"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("steps.npy"));
            zip.write(stepsTo(LAST));
            zip.putNextEntry(new ZipEntry("Q.npy"));
            zip.write(npy("'<f8'", false, SHAPE, new byte[0]));
            for (int i = 0; i < 512; i++) {
                zip.write(zeros(1 << 20));
            }
        }
    }

    private static void fifo(Path folder) throws IOException {
        try {
            new ProcessBuilder("mkfifo", folder.resolve("trajectory.npz").toString())
                    .start()
                    .waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** With their outcome; the format's documentation has the same table. */
    private static Stream<Case> cases() throws IOException {
        byte[] good = zipped(stepsTo(LAST), float64(SHAPE, q()));
        byte[] goodQ = float64(SHAPE, q());
        return Stream.of(
                judged("an archive", file(good)),
                judged("two files", arrays(stepsTo(LAST), goodQ)),
                judged("big-endian", ofQ(npy("'>f8'", false, SHAPE, doubles(ByteOrder.BIG_ENDIAN, q())))),
                judged(
                        "more arrays than asked for, with names that lead elsewhere",
                        file(npz(Map.of(
                                "steps.npy", stepsTo(LAST), "Q.npy", goodQ, "../../../etc/passwd.npy", zeros(9))))),
                judged("failed, and yet whole", folder -> {
                    Files.writeString(folder.resolve("failure.txt"), "on another problem");
                    archive(stepsTo(LAST), goodQ).leavesIn(folder);
                }),
                new Case("nothing", NotTrained.class, "was not answered", folder -> {}),
                // the training itself
                refuted(
                        "NaN",
                        "trajectory.npz: Q[7, 0, 2] is NaN at step 7",
                        ofQ(float64(SHAPE, qWith(65, Double.NaN)))),
                refuted(
                        "infinity",
                        "trajectory.npz: Q[10, 2, 2] is -Infinity at step 10",
                        ofQ(float64(SHAPE, qWith(98, Double.NEGATIVE_INFINITY)))),
                refuted(
                        "NaN in files",
                        ": Q.npy[7, 0, 2] is NaN at step 7",
                        arrays(stepsTo(LAST), float64(SHAPE, qWith(65, Double.NaN)))),
                refuted(
                        "not from zero",
                        "trajectory.npz: Q[0, 1, 1] is 0.25; training starts from Q = 0",
                        ofQ(float64(SHAPE, qWith(4, 0.25)))),
                refuted(
                        "too few steps",
                        "trajectory.npz: steps has no 3, which problem.json asks for; it ends at 2",
                        ofSteps(0, 1, 2)),
                refuted(
                        "a step left out",
                        "trajectory.npz: steps has no 2, which problem.json asks for",
                        ofSteps(0, 1, 3, 4, 5, 6, 7, 8, 9, 10)),
                refuted(
                        "failed",
                        "out of memory on the GPU",
                        folder -> Files.writeString(folder.resolve("failure.txt"), "out of memory\non the GPU\n")),
                refuted("failed while writing", "killed", folder -> {
                    Files.writeString(folder.resolve("failure.txt"), "killed");
                    Files.write(folder.resolve("trajectory.npz"), Arrays.copyOf(good, good.length / 2));
                }),
                // no answer in the format
                refused(
                        "a flat Q",
                        "trajectory.npz: Q has shape (11, 9), not (11, 3, 3)",
                        ofQ(float64("(11, 9)", q()))),
                refused("another d", "trajectory.npz: Q has shape (11, 1, 9), not", ofQ(float64("(11, 1, 9)", q()))),
                refused(
                        "another n",
                        "trajectory.npz: Q has shape (10, 3, 3), not",
                        ofQ(float64("(10, 3, 3)", new double[90]))),
                refused("no axes", "trajectory.npz: Q has shape (), not", ofQ(float64("()", 0))),
                refused(
                        "steps of two axes",
                        "trajectory.npz: steps has shape (11, 1), not (any,)",
                        archive(float64("(11, 1)", new double[11]), goodQ)),
                refused("nothing recorded", "trajectory.npz: steps is empty", archive(steps(), float64("(0, 3, 3)"))),
                refused(
                        "float16",
                        "trajectory.npz: Q has entries of type <f2",
                        ofQ(npy("'<f2'", false, SHAPE, zeros(198)))),
                refused("complex", "Q has entries of type <c16", ofQ(npy("'<c16'", false, SHAPE, zeros(1584)))),
                refused("objects", "Q has entries of type |O", ofQ(npy("'|O'", false, SHAPE, zeros(100)))),
                refused(
                        "text",
                        "steps has entries of type <U3",
                        archive(npy("'<U3'", false, "(11,)", zeros(132)), goodQ)),
                refused(
                        "structures",
                        "Q has entries of several parts",
                        ofQ(npy("[('x', '<f8')]", false, SHAPE, zeros(792)))),
                refused(
                        "a header of 10 GB",
                        "Q has shape (1250000000, 1, 1), which is more than",
                        ofQ(float64("(1250000000, 1, 1)"))),
                refused(
                        "a header beyond counting",
                        "Q has shape (999999999999, 999999999999, 3), which is more than",
                        ofQ(float64("(999999999999, 999999999999, 3)"))),
                refused("a negative length", "is not a literal", ofQ(float64("(-11, 3, 3)"))),
                refused(
                        "no header",
                        "trajectory.npz: Q is not an .npy file",
                        ofQ("nonsense".getBytes(StandardCharsets.UTF_8))),
                refused(
                        "a truncated array",
                        "Q ends after 97 of the 99 entries",
                        ofQ(Arrays.copyOf(goodQ, goodQ.length - 9))),
                refused("a bomb", "Q goes on behind the 99 entries", AnsweredTrainerTest::bomb),
                refused(
                        "steps 1, 2, …",
                        "trajectory.npz: steps[0] is 1; steps increase from 0 to at most 10",
                        ofSteps(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
                refused("a step back", "steps[2] is 1 after 1; steps increase", ofSteps(0, 1, 1)),
                refused("a negative step", "steps[0] is -1; steps increase", ofSteps(-1, 0, 1)),
                refused("a fraction of a step", "steps[1] is 0.5, not a whole number", ofSteps(0, 0.5, 1)),
                refused("a step that is none", "steps[1] is NaN", ofSteps(0, Double.NaN)),
                refused(
                        "a step too far",
                        "steps[1] is 11 after 0; steps increase from 0 to at most 10",
                        ofSteps(0, 11)),
                refused(
                        "no Q",
                        "trajectory.npz has no array Q; it has steps",
                        file(npz(Map.of("steps.npy", stepsTo(LAST))))),
                refused("no steps", "trajectory.npz has no array steps; it has Q", file(npz(Map.of("Q.npy", goodQ)))),
                refused("no steps.npy", "steps.npy is missing", folder -> Files.write(folder.resolve("Q.npy"), goodQ)),
                refused(
                        "no Q.npy",
                        "Q.npy is missing",
                        folder -> Files.write(folder.resolve("steps.npy"), stepsTo(LAST))),
                refused("an empty file", "trajectory.npz is not an .npz archive, or not a whole one", file(zeros(0))),
                refused(
                        "half an archive",
                        "trajectory.npz is not an .npz archive, or not a whole one",
                        file(Arrays.copyOf(good, good.length / 2))),
                refused(
                        "an array under a wrong name",
                        "trajectory.npz is not an .npz archive, or not a whole one",
                        file(goodQ)),
                refused(
                        "something else in the archive",
                        "trajectory.npz holds something that is not an array: notes.txt",
                        file(npz(Map.of("notes.txt", zeros(1))))),
                refused(
                        "two arrays of one name",
                        "trajectory.npz has two arrays named Q",
                        file(patched(
                                npz(Map.of("Q.npy", goodQ, "X.npy", goodQ, "steps.npy", stepsTo(LAST))),
                                "X.npy",
                                "Q.npy"))),
                refused(
                        "encrypted",
                        "encrypted",
                        file(patched(
                                good, "PK\001\002\024\000\024\000\010\010", "PK\001\002\024\000\024\000\011\010"))),
                refused("a link", "trajectory.npz is not a regular file", folder -> {
                    Path elsewhere = folder.resolve("elsewhere.npz");
                    Files.write(elsewhere, good);
                    Files.createSymbolicLink(folder.resolve("trajectory.npz"), elsewhere);
                }),
                refused(
                        "a link to nothing",
                        "trajectory.npz is not a regular file",
                        folder ->
                                Files.createSymbolicLink(folder.resolve("trajectory.npz"), folder.resolve("nothing"))),
                refused("an endless device", "Q.npy is not a regular file", folder -> {
                    Files.write(folder.resolve("steps.npy"), stepsTo(LAST));
                    Files.createSymbolicLink(folder.resolve("Q.npy"), Path.of("/dev/zero"));
                }),
                refused(
                        "a folder",
                        "trajectory.npz is not a regular file",
                        folder -> Files.createDirectory(folder.resolve("trajectory.npz"))),
                refused("a pipe", "trajectory.npz is not a regular file", AnsweredTrainerTest::fifo));
    }

    private int seen;

    private void train(AnsweredTrainer trainer) {
        SupervisedTraining.run(trainer, PROBLEM, RecordedSteps.all(LAST), (step, weights) -> {
            assertThat(weights.get(1, 0)).isEqualTo(step / 8.0);
            seen++;
            return true;
        });
    }

    @TestFactory
    Stream<DynamicTest> every_answer_is_judged_or_one_line_says_why_not() throws IOException {
        return cases().map(each -> DynamicTest.dynamicTest(each.name, () -> {
            Path parent = Files.createTempDirectory(problems, "case");
            Path folder = ProblemFolder.write(PROBLEM, new long[] {0, 10}, 0, parent);
            each.trainer.leavesIn(folder);
            seen = 0;
            Throwable thrown = Assertions.assertTimeoutPreemptively(NO_HANG, () -> {
                try {
                    train(new AnsweredTrainer("them", parent));
                    return null;
                } catch (RuntimeException outcome) {
                    return outcome;
                }
            });
            if (each.outcome == null) {
                assertThat(thrown).isNull();
                assertThat(seen).isEqualTo(LAST + 1);
            } else {
                assertThat(thrown).isInstanceOf(each.outcome);
                assertThat(thrown.getMessage())
                        .contains(folder.toString())
                        .contains(each.message.replace("\n", " "))
                        .hasLineCount(1);
            }
        }));
    }

    @Test
    void a_problem_that_is_not_there_is_none_of_the_trainings() {
        assertThat(Assertions.assertThrows(NotTrained.class, () -> train(new AnsweredTrainer("them", problems))))
                .hasMessageContaining("there is no problem " + problems.resolve(ProblemFolder.name(PROBLEM)));
    }

    @Test
    void what_is_not_looked_at_may_be_left_out() throws IOException {
        Path folder = ProblemFolder.write(PROBLEM, new long[] {0, 10}, 0, problems);
        archive(steps(0, 10), float64("(2, 3, 3)", new double[18])).leavesIn(folder);
        SupervisedTraining.run(
                new AnsweredTrainer("them", problems), PROBLEM, RecordedSteps.ends(LAST), (step, weights) -> {
                    seen++;
                    return true;
                });
        assertThat(seen).isEqualTo(2);
    }
}
