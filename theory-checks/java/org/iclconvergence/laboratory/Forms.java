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
     * The slope of the loss that training uses, in a random direction at random parameters of size 1, against a difference of the
     * loss.
     *
     * @param features K
     * @return what they differ by, relative to the slope
     */
    public double deviationOfTheSlope(int features) {
        FormFlow flow = flow(world, lab.probabilities(world.probabilities(features)), TOLERANCE);
        UniformRandomProvider random = world.random(features, -1);
        return flow.deviationOfTheSlope(random);
    }

    /**
     * The prediction errors that training uses, at random parameters, against the literal transformer's on the shortest prompt with N p_m
     * tokens of every feature.
     *
     * @param features K
     * @return the largest relative difference over queries
     */
    public double deviationOfTheLoss(int features) {
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
        double largest = 0;
        for (int k = 0; k < features; k++) {
            double error = literal.predictionError(k, lab.wiring().at(Seams.PREDICTION));
            largest = Math.max(largest, Math.abs(loss.predictionErrors()[k] / error - 1));
        }
        return largest;
    }
}
