package org.iclconvergence.laboratory;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A sabotage: what it bends, at which seams. The check that runs under it cannot tell; it must refute its claim. Immutable. */
public final class Lie {
    /** The truth. */
    public static final Lie NONE = new Lie("", "nothing is bent");

    private final String name;
    private final String story;
    private final Map<Seam<?>, UnaryOperator<?>> bends;
    private final boolean swept;

    /**
     * A lie that bends nothing yet.
     *
     * @param name as claims.yaml names it
     * @param story what it does, in a sentence
     */
    public Lie(String name, String story) {
        this(name, story, Map.of(), false);
    }

    private Lie(String name, String story, Map<Seam<?>, UnaryOperator<?>> bends, boolean swept) {
        this.name = name;
        this.story = story;
        this.bends = bends;
        this.swept = swept;
    }

    /**
     * The same lie, bending one seam more.
     *
     * @param seam which
     * @param bend makes the sabotaged function of the honest one
     * @param <F> the function's type
     * @return a new lie
     */
    public <F> Lie bend(Seam<F> seam, UnaryOperator<F> bend) {
        Map<Seam<?>, UnaryOperator<?>> more = new HashMap<>(bends);
        more.put(seam, bend);
        return new Lie(name, story, Map.copyOf(more), swept);
    }

    /**
     * The same lie, to be tried on every claim that asks one of its seams, whether the claim names it or not.
     *
     * @return a new lie
     */
    public Lie sweptOverAllClaims() {
        return new Lie(name, story, bends, true);
    }

    /**
     * The name.
     *
     * @return as claims.yaml names it; empty for the truth
     */
    public String name() {
        return name;
    }

    /**
     * What it does.
     *
     * @return in a sentence
     */
    public String story() {
        return story;
    }

    /**
     * Whether it is to be tried on every claim that it can touch.
     *
     * @return false for a lie that only the claims meet that name it
     */
    public boolean isSwept() {
        return swept;
    }

    /**
     * Whether it can be seen by a run.
     *
     * @param asked the seams that the run asked
     * @return true if it bends one of them
     */
    public boolean touches(Collection<Seam<?>> asked) {
        return asked.stream().anyMatch(bends::containsKey);
    }

    @SuppressWarnings("unchecked") // bend() pairs every seam with an operator of its own type
    <F> F at(Seam<F> seam) {
        UnaryOperator<?> bend = bends.get(seam);
        return bend == null ? seam.honest() : ((UnaryOperator<F>) bend).apply(seam.honest());
    }
}
