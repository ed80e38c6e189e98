package org.iclconvergence.training.external;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import org.iclconvergence.reading.FileFailure;
import org.iclconvergence.training.NotAnswered;
import org.iclconvergence.training.NotTrained;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.TrainerFailure;
import org.iclconvergence.training.TrainingMonitor;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.TrainingRefused;

/** Trainings that were done elsewhere: what lies in a folder of answered problems. */
public final class AnsweredTrainer implements ExchangedTrainer {
    private final String name;
    private final Path folder;

    /**
     * The trainings of a folder.
     *
     * @param name of whoever trained
     * @param folder of problems, one folder for each
     */
    public AnsweredTrainer(String name, Path folder) {
        this.name = name;
        this.folder = folder;
    }

    /**
     * Whether anything was answered.
     *
     * @param folder of problems
     * @return true if one of them has an answer, readable or not
     * @throws IOException if the folder cannot be read
     */
    public static boolean hasAnswers(Path folder) throws IOException {
        return ProblemFolder.in(folder).stream().anyMatch(Answer::isThere);
    }

    /**
     * Whether there is nothing to judge in a folder.
     *
     * @param folder of problems
     * @return true if none of them has an answer, or is said to have failed
     * @throws IOException if the folder cannot be read
     */
    public static boolean isUnanswered(Path folder) throws IOException {
        return ProblemFolder.in(folder).stream()
                .noneMatch(each ->
                        Answer.isThere(each) || FailedTraining.reason(each).isPresent());
    }

    @Override
    public String name() {
        return name;
    }

    /** Which problems were answered is seen when one is asked for. */
    @Override
    public boolean supports(Objective objective) {
        return true;
    }

    /**
     * Replays the answer.
     *
     * @throws NotAnswered if the problem is not there or was not answered
     * @throws NotTrained if it was answered without Q
     * @throws TrainingRefused if the answer is not of the format
     * @throws TrainerFailure if it is, but is no whole training: it failed, ends early, leaves out a step that was asked for, does not start
     *     from zero or diverges
     */
    @Override
    public void train(TrainingProblem problem, TrainingMonitor monitor) {
        Path of = folderOf(problem);
        Optional<String> failed = FailedTraining.reason(of);
        if (!Answer.isThere(of)) {
            throw failed.<RuntimeException>map(why -> failure(of, why))
                    .orElseGet(() -> new NotAnswered("problem " + of + " was not answered"));
        }
        if (isProbed(of)) {
            throw new NotTrained("problem " + of + " was answered by predictions; this claim is about Q");
        }
        long[] wanted = LongStream.rangeClosed(0, problem.steps())
                .filter(monitor::wants)
                .toArray();
        Answer answer;
        try {
            answer = Answer.read(of, problem, wanted.length);
        } catch (OutOfMemoryError tooLarge) {
            throw new TrainingRefused(of + ": the answer does not fit into memory", null);
        } catch (IOException refused) {
            // what a trainer was writing when it failed is no answer
            throw failed.<RuntimeException>map(why -> failure(of, why))
                    .orElseGet(() -> new TrainingRefused(of + ": " + FileFailure.reason(refused), refused));
        }
        for (long step : wanted) {
            int at = answer.indexOf(step);
            if (at < 0) {
                throw failure(
                        of,
                        answer.place("steps") + " has no " + step + ", which problem.json asks for"
                                + (step > answer.lastStep() ? "; it ends at " + answer.lastStep() : ""));
            }
            answer.fault(at).ifPresent(fault -> {
                throw failure(of, fault);
            });
            if (!monitor.record(step, answer.q(at))) {
                return;
            }
        }
    }

    private Path folderOf(TrainingProblem problem) {
        Path of = folder.resolve(ProblemFolder.name(problem));
        if (!Files.isRegularFile(of.resolve(ProblemFolder.FILE), LinkOption.NOFOLLOW_LINKS)) {
            throw new NotAnswered(
                    "there is no problem " + of + "; were the problems written with this seed and so many runs?");
        }
        return of;
    }

    /**
     * {@inheritDoc}
     *
     * @throws NotAnswered if the problem is not there
     * @throws TrainingRefused if the answer is not of the format
     * @throws TrainerFailure if it failed and left nothing that can be read, leaves out a step that was asked for, or diverges
     */
    @Override
    public Optional<ProbedAnswer> probed(TrainingProblem problem) {
        Path of = folderOf(problem);
        Optional<String> failed = FailedTraining.reason(of);
        try {
            if (!ProbedAnswer.isThere(of)) {
                return Optional.empty();
            }
            ProbedAnswer answer = ProbedAnswer.read(of, problem);
            long stride = ExchangedTrainer.strideOf(this, problem);
            answer.fault(LongStream.rangeClosed(0, problem.steps())
                            .filter(step -> step % stride == 0 || step == problem.steps())
                            .toArray())
                    .ifPresent(fault -> {
                        throw failure(of, fault);
                    });
            return Optional.of(answer);
        } catch (OutOfMemoryError tooLarge) {
            throw new TrainingRefused(of + ": the answer does not fit into memory", null);
        } catch (IOException refused) {
            // what a trainer was writing when it failed is no answer
            throw failed.<RuntimeException>map(why -> failure(of, why))
                    .orElseGet(() -> new TrainingRefused(of + ": " + FileFailure.reason(refused), refused));
        }
    }

    private static boolean isProbed(Path of) {
        try {
            return ProbedAnswer.isThere(of);
        } catch (IOException unreadable) {
            // whoever reads the answer says why
            return false;
        }
    }

    private TrainerFailure failure(Path of, String what) {
        return new TrainerFailure("trainer " + name + ": " + of + ": " + what);
    }
}
