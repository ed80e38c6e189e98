package org.iclconvergence.laboratory;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.external.ExchangedTrainer;
import org.iclconvergence.training.external.ProbedAnswer;
import org.jspecify.annotations.Nullable;

/** The trainer whose trainings are measured: the built-in one, which a lie may sabotage, or a plugged one, which is its own. */
public final class TrainerUnderTest {
    private final @Nullable Supplier<Trainer> plugged;
    private volatile boolean used;
    private volatile boolean answered;

    private TrainerUnderTest(@Nullable Supplier<Trainer> plugged) {
        this.plugged = plugged;
    }

    /**
     * The built-in trainers.
     *
     * @return they support everything
     */
    public static TrainerUnderTest builtIn() {
        return new TrainerUnderTest(null);
    }

    /**
     * A plugged trainer.
     *
     * @param trainer makes one for each training
     * @return fresh for every check: whether it was used is a matter of the check
     */
    public static TrainerUnderTest plugged(Supplier<Trainer> trainer) {
        return new TrainerUnderTest(trainer);
    }

    /**
     * Whether nothing is plugged in.
     *
     * @return true for the built-in trainers
     */
    public boolean isBuiltIn() {
        return plugged == null;
    }

    String name() {
        return plugged == null ? "default" : plugged.get().name();
    }

    /**
     * Its name, if anything was measured on it.
     *
     * @return nothing for a check that trains by this project's own code alone
     */
    public Optional<String> used() {
        return used ? Optional.of(name()) : Optional.empty();
    }

    /** Says that a training came back. */
    void hasAnswered() {
        answered = true;
    }

    /**
     * Whether anything that was asked for came back: then nothing may be missing.
     *
     * @return false before the first training
     */
    public boolean answered() {
        return answered;
    }

    /**
     * Says that a training is wanted.
     *
     * @param objective what is to be minimised
     * @throws NotApplicable if a plugged trainer does not support it
     */
    public void require(Objective objective) {
        used = true;
        if (plugged != null && !plugged.get().supports(objective)) {
            throw new NotApplicable("trainer " + name() + " does not train on "
                    + objective.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }

    /** What a plugged trainer knows of a problem that it trained without a single Q. */
    Optional<ProbedAnswer> probed(TrainingProblem problem) {
        return plugged != null && plugged.get() instanceof ExchangedTrainer exchanged
                ? exchanged.probed(problem)
                : Optional.empty();
    }

    /** A trainer for one training. */
    Trainer fresh(Supplier<Trainer> builtIn) {
        return plugged == null ? builtIn.get() : plugged.get();
    }
}
