package org.iclconvergence.dynamics;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryTrajectory;

/**
 * The four phases of an under-represented query ([HCL24] Section 4), told apart by the leading influence, so that they exist at
 * every K. The paper's own numeric cut-offs are {@link PaperThresholds}.
 *
 * <ol>
 *   <li>B_{k,1} falls and leads: until α_k = ½ max |β_{k,n}|;
 *   <li>the leading influence switches: until α_k = 2 max |β_{k,n}|, or Attn_k = ½ if that comes first;
 *   <li>the target weight grows: until Attn_k = ½;
 *   <li>convergence: until L_k = ε.
 * </ol>
 *
 * <p>Balanced and dominant queries start in phase III. For K = 2 no influence ever leads (THEORY.md); phases I and II then end at 0.
 *
 * @param trajectory of the query, trained with {@link #events} until L_k ≤ ε
 * @param level ε
 */
public record Phases(QueryTrajectory trajectory, double level) {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if ε is not positive
     */
    public Phases {
        Objects.requireNonNull(trajectory, "trajectory");
        if (!(level > 0)) {
            throw new IllegalArgumentException("the level must be positive, not " + level);
        }
    }

    /** A phase, in order. */
    public enum Phase {
        /** Phase I. */
        DOMINANT_WEIGHT_FALLS("I"),
        /** Phase II. */
        INFLUENCE_SWITCHES("II"),
        /** Phase III. */
        TARGET_WEIGHT_GROWS("III"),
        /** Phase IV. */
        CONVERGENCE("IV");

        private final String numeral;

        Phase(String numeral) {
            this.numeral = numeral;
        }

        @Override
        public String toString() {
            return numeral;
        }
    }

    private static final QueryEvent HALF_AS_STRONG = QueryEvent.targetLeadsBy(0.5);
    private static final QueryEvent TWICE_AS_STRONG = QueryEvent.targetLeadsBy(2);
    private static final QueryEvent HALF = QueryEvent.targetAttentionAtLeast(0.5);

    /**
     * The events that a training must be asked for, beside L_k ≤ ε.
     *
     * @return the boundaries of the phases and the switch itself
     */
    public static List<QueryEvent> events() {
        return List.of(HALF_AS_STRONG, QueryEvent.targetLeads(), TWICE_AS_STRONG, HALF);
    }

    /**
     * The moment at which both influences are equal.
     *
     * @return η t of α_k = max |β_{k,n}|, 0 if α_k leads from the start, nothing if it never does
     */
    public OptionalDouble switchTime() {
        return HittingTimes.first(trajectory, QueryEvent.targetLeads());
    }

    /**
     * The end of a phase.
     *
     * @param phase which
     * @return η t, nothing if the trajectory ends before
     */
    public OptionalDouble end(Phase phase) {
        return switch (phase) {
            case DOMINANT_WEIGHT_FALLS -> earlier(HALF_AS_STRONG, HALF);
            case INFLUENCE_SWITCHES -> earlier(TWICE_AS_STRONG, HALF);
            case TARGET_WEIGHT_GROWS -> HittingTimes.first(trajectory, HALF);
            case CONVERGENCE -> HittingTimes.first(trajectory, QueryEvent.predictionErrorAtMost(level));
        };
    }

    private OptionalDouble earlier(QueryEvent one, QueryEvent other) {
        if (trajectory.groups().features() == 2) {
            return OptionalDouble.of(0);
        }
        OptionalDouble first = HittingTimes.first(trajectory, one);
        OptionalDouble second = HittingTimes.first(trajectory, other);
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() ? second : first;
        }
        return OptionalDouble.of(Math.min(first.getAsDouble(), second.getAsDouble()));
    }
}
