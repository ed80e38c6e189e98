package org.iclconvergence.training.external;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.iclconvergence.training.NotTrained;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.TrainingMonitor;
import org.iclconvergence.training.TrainingProblem;

/** Trainings that were done elsewhere: what lies in a folder of answered problems. */
public final class AnsweredTrainer implements Trainer {
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
     * @throws NotTrained if the problem is not there or was not answered
     */
    @Override
    public void train(TrainingProblem problem, TrainingMonitor monitor) {
        Path of = folder.resolve(ProblemFolder.name(problem));
        if (!Files.isRegularFile(of.resolve(ProblemFolder.FILE))) {
            throw new NotTrained("there is no problem " + of.getFileName());
        }
        if (!Answer.isThere(of)) {
            throw new NotTrained("problem " + of.getFileName() + " was not answered");
        }
        try {
            Answer answer = Answer.read(of, problem);
            boolean goOn = true;
            for (int i = 0; i < answer.count() && goOn; i++) {
                goOn = !monitor.wants(answer.step(i)) || monitor.record(answer.step(i), answer.q(i));
            }
        } catch (IOException refused) {
            throw new IllegalArgumentException("answered " + of.getFileName() + ": " + refused.getMessage(), refused);
        }
    }
}
