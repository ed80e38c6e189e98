package org.iclconvergence.harness;

import org.iclconvergence.claims.Claim;
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
public record CheckRun(Claim claim, Wiring wiring, TrainerUnderTest trainer, Role role) {
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

    /**
     * Under which its result is kept.
     *
     * @return the claim's id, for a control with the lie behind it
     */
    public String name() {
        return claim.id() + (role.decides() ? "" : "@" + lie());
    }

    /**
     * What a reader is told that is run.
     *
     * @return claim and lie
     */
    public String displayName() {
        if (role.decides()) {
            return claim.id() + " " + claim.title() + (isSabotaged() ? ", under " + lie() : "");
        }
        return claim.id() + (role == Role.CONTROL ? " is refuted under " : " tried under ") + lie();
    }
}
