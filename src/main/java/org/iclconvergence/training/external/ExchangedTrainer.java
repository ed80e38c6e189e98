package org.iclconvergence.training.external;

import java.util.Objects;
import java.util.Optional;
import org.iclconvergence.training.RecordedSteps;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.TrainingProblem;

/**
 * A trainer whose Q(t) is carried in files. Of a training on given prompts, of which every step would be looked at otherwise, it is
 * asked for no more of them than {@value #MOST_BYTES} bytes hold.
 */
public sealed interface ExchangedTrainer extends Trainer permits AnsweredTrainer, ProblemCollector {
    /** Of the matrices of one training, as float64. */
    long MOST_BYTES = 4 << 20;

    /**
     * What the model predicts, if the training of a problem was answered by predictions instead of Q.
     *
     * @param problem on given prompts
     * @return nothing if it was not
     */
    default Optional<ProbedAnswer> probed(TrainingProblem problem) {
        return Optional.empty();
    }

    /**
     * The steps that a training on given prompts is asked for.
     *
     * @param trainer any
     * @param problem on given prompts
     * @return every step, of an exchanged training every {@link #strideOf}th and the last
     */
    static RecordedSteps stepsOf(Trainer trainer, TrainingProblem problem) {
        return RecordedSteps.every(strideOf(trainer, problem), problem.steps());
    }

    /**
     * At which distance these steps lie.
     *
     * @param trainer any
     * @param problem on given prompts
     * @return 1, 2, 5, 10, 20, 50 …: the smallest that fits; 1 for a trainer of this process
     */
    static long strideOf(Trainer trainer, TrainingProblem problem) {
        Objects.requireNonNull(trainer, "trainer");
        long stride = 1;
        if (trainer instanceof ExchangedTrainer) {
            long d = problem.features().dimension();
            long most = Math.max(1, MOST_BYTES / (Double.BYTES * d * d) - 1);
            for (long decade = 1; problem.steps() / stride > most; decade *= 10) {
                for (long digit : new long[] {1, 2, 5}) {
                    stride = problem.steps() / stride > most ? digit * decade : stride;
                }
            }
        }
        return stride;
    }
}
