package org.iclconvergence.training;

/**
 * Something that trains Q from zero. The theory checks run against the one that {@code -Dicl.trainer=NAME} names; it is found by
 * {@link java.util.ServiceLoader} and needs a public constructor without parameters. Every training gets an instance of its
 * own, so an implementation may keep state; several instances run at the same time.
 *
 * <p>A trainer reports nothing but Q(t): losses, attention and hitting times are derived from that by whoever asked.
 */
public interface Trainer {
    /**
     * The name by which it is chosen.
     *
     * @return one word, unique
     */
    String name();

    /**
     * Whether it can train on an objective. Claims on the others are not applicable to it.
     *
     * @param objective what would be minimised
     * @return true if {@link #train} accepts such problems
     */
    boolean supports(Objective objective);

    /**
     * Trains from Q(0) = 0: hands Q(t) to the monitor for every t from 0 to {@link TrainingProblem#steps()} that it wants, in order,
     * and returns early if the monitor says so.
     *
     * @param problem what to train, on a supported objective
     * @param monitor gets Q(t)
     */
    void train(TrainingProblem problem, TrainingMonitor monitor);
}
