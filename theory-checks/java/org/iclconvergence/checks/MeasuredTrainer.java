package org.iclconvergence.checks;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.Trainers;

/** The trainer that an experiment measures: the built-in one, or the one that {@code -Dicl.trainer=NAME} plugs in. */
final class MeasuredTrainer {
    private final Supplier<Trainer> plugged;
    private volatile boolean used;

    private MeasuredTrainer(Supplier<Trainer> plugged) {
        this.plugged = plugged;
    }

    static MeasuredTrainer builtIn() {
        return new MeasuredTrainer(null);
    }

    static MeasuredTrainer plugged(Supplier<Trainer> trainer) {
        return new MeasuredTrainer(trainer);
    }

    /** Fresh for every check: whether it was used is a matter of the check. */
    static MeasuredTrainer chosen() {
        return Judgement.SETTINGS.isForeign() ? plugged(Trainers.named(Judgement.SETTINGS.trainer())) : builtIn();
    }

    boolean isBuiltIn() {
        return plugged == null;
    }

    String name() {
        return isBuiltIn() ? "default" : plugged.get().name();
    }

    /** Its name, if anything was measured on it. */
    Optional<String> used() {
        return used ? Optional.of(name()) : Optional.empty();
    }

    /** The built-in trainers support everything. */
    void require(Objective objective) {
        used = true;
        if (!isBuiltIn() && !plugged.get().supports(objective)) {
            throw new NotApplicable("trainer " + name() + " does not train on "
                    + objective.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }

    /** A trainer for one training; the built-in one may be sabotaged, a plugged one is its own. */
    Trainer fresh(Supplier<Trainer> builtIn) {
        return isBuiltIn() ? builtIn.get() : plugged.get();
    }
}
