package org.iclconvergence.laboratory;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.FormWorld;

/** Trainings of one form of attention, and of the paper's beside it. */
public final class Forms {
    private static final double TOLERANCE = 1e-7;

    /** How small random starts are. */
    private static final double DEVIATION = 0.1;

    /** The paper's form takes a third of this at most in the worlds of the claims. */
    private static final double LONGEST_OF_THE_PAPERS_FORM = 2e4;

    /** What takes longer than so many times the paper's form has not converged. */
    private static final double LONGEST = 100;

    private final FormWorld world;
    private final Laboratory lab;

    Forms(FormWorld world, Laboratory lab) {
        this.world = world;
        this.lab = lab;
    }

    /**
     * The trainings.
     *
     * @param features K
     * @return one for each start, in the order of the starts
     */
    public List<FormRun> runs(int features) {
        Estimate usual = paper(features);
        return runs(world, features, usual.isKnown() ? LONGEST * usual.value() : LONGEST_OF_THE_PAPERS_FORM);
    }

    /**
     * The paper's form on the same features.
     *
     * @param features K
     * @return the time at which L_k ≤ ε for every k
     */
    public Estimate paper(int features) {
        return runs(world.paper(), features, LONGEST_OF_THE_PAPERS_FORM).get(0).slowest();
    }

    private List<FormRun> runs(FormWorld of, int features, double longest) {
        FeatureProbabilities p = lab.probabilities(of.probabilities(features));
        Wiring wiring = lab.wiring();
        // a lie that does not reach the training finds it done
        String lie = wiring.lie().touches(Set.of(Seams.SLOPES_OF_A_LAYER))
                ? wiring.lie().name()
                : "";
        return lab.memory()
                .recall(
                        List.of("form", of.kind(), Arrays.toString(p.toArray()), of.seeds(), longest, lie),
                        wiring,
                        () -> IntStream.range(0, of.starts(features))
                                .parallel()
                                .mapToObj(start -> flow(of, p, TOLERANCE)
                                        .run(of.random(features, start), FormWorld.ERROR, longest))
                                .toList());
    }

    private FormFlow flow(FormWorld of, FeatureProbabilities p, double tolerance) {
        double queryWeight = 1 / of.promptLength(p.count());
        return new FormFlow(form(of, p.count()), new FormLoss(p, queryWeight), lab.wiring(), tolerance);
    }

    private static Form form(FormWorld of, int features) {
        return switch (of.kind()) {
            case PAPER, QUERY_NOT_MASKED, QUERY_NOT_MASKED_SHORT_PROMPTS -> new QueryKeyForm(features, 1, 1, 0);
            case SEPARATE_KEYS_AND_QUERIES -> new SeparateForm(features, DEVIATION / Math.sqrt(features));
            case SCALAR_VALUE -> new TrainedValueForm(features, false, DEVIATION);
            case VALUE_ROW -> new TrainedValueForm(features, true, DEVIATION);
            case SMALL_START -> new QueryKeyForm(features, 1, 1, DEVIATION);
            case SCALED_BY_FEATURES, SCALED_BY_32 ->
                new QueryKeyForm(features, 1, 1 / Math.sqrt(of.dimension(features)), 0);
            case TWO_HEADS -> new QueryKeyForm(features, 2, 1, 0);
            case TWO_HEADS_SMALL_START -> new QueryKeyForm(features, 2, 1, DEVIATION);
        };
    }

    /**
     * The slope of the loss in a random direction at random parameters of size 1: that which training uses, against forward differentiation of
     * the definition.
     *
     * @param features K
     * @return both
     */
    public Compared slope(int features) {
        FormFlow flow = flow(world, lab.probabilities(world.probabilities(features)), TOLERANCE);
        UniformRandomProvider random = world.random(features, -1);
        double[] at = form(world, features).start(random);
        double[] shift = QueryKeyForm.gaussian(random, at.length, 1);
        double[] direction = QueryKeyForm.gaussian(random, at.length, 1);
        for (int i = 0; i < at.length; i++) {
            at[i] += shift[i];
        }
        return flow.slope(at, direction);
    }

    /**
     * The prediction errors that training uses, at random parameters, against the literal transformer's on the shortest prompt with N p_m
     * tokens of every feature.
     *
     * @param features K
     * @return both, of every query
     */
    public List<Compared> predictionErrors(int features) {
        FeatureProbabilities p = lab.probabilities(world.probabilities(features));
        int promptLength = (int) Math.rint(1 / p.get(0));
        for (int k = 1; k < features; k++) {
            promptLength = Math.max(promptLength, (int) Math.rint(1 / p.get(k)));
        }
        boolean attendsToItself = !Double.isInfinite(world.promptLength(features));
        Form form = form(world, features);
        UniformRandomProvider random = world.random(features, -1);
        Heads layer = new Heads(form.heads(), features);
        form.read(QueryKeyForm.gaussian(random, form.start(random).length, 1), layer);
        FormLoss loss = new FormLoss(p, attendsToItself ? 1.0 / promptLength : 0);
        loss.evaluate(layer, new Heads(form.heads(), features));
        LiteralForm literal = new LiteralForm(layer, p, promptLength, attendsToItself);
        return IntStream.range(0, features)
                .mapToObj(k -> new Compared(
                        loss.predictionError(k, layer),
                        literal.predictionError(k, lab.wiring().at(Seams.PREDICTION))))
                .toList();
    }
}
