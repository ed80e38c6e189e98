package org.iclconvergence.harness;

import org.iclconvergence.claims.Claim;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Memory;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.laboratory.TrainerUnderTest;
import org.iclconvergence.laboratory.Wiring;

/**
 * One run of a check, through all of its claim's worlds.
 *
 * @param claim what it is about
 * @param wiring to the truth or to a lie
 * @param trainer that is measured
 * @param role what its outcome is for
 */
record CheckRun(Claim claim, Wiring wiring, TrainerUnderTest trainer, Role role) {
    private static final Memory MEMORY = new Memory();

    Laboratory laboratory(int effort) {
        return new Laboratory(wiring, trainer, MEMORY, planned -> role.trials(planned, effort));
    }

    Theory theory() {
        return new Theory(wiring);
    }

    boolean isSabotaged() {
        return !lie().isEmpty();
    }

    /** The name of the lie, empty for the truth. */
    String lie() {
        return wiring.lie().name();
    }

    /** Under which its result is kept. */
    String name() {
        return claim.id() + (role.decides() ? "" : "@" + lie());
    }

    String displayName() {
        if (role.decides()) {
            return claim.id() + " " + claim.title() + (isSabotaged() ? ", under " + lie() : "");
        }
        return claim.id() + (role == Role.CONTROL ? " is refuted under " : " tried under ") + lie();
    }
}
