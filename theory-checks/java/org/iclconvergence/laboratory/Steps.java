package org.iclconvergence.laboratory;

import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.GradientDescent;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Training;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.iclconvergence.training.query.QuerySnapshot;
import org.iclconvergence.worlds.StepWorld;

/** Gradient descent at one learning rate after the other: does the loss fall at every step, does it get where it should? */
public final class Steps {
    /** The smallest rate of the grid. */
    public static final double SMALLEST_RATE = 0.1;

    /** The grid goes up to here. */
    public static final double LARGEST_RATE = 1e6;

    private static final double RATIO = 1.6;
    private static final int STEPS = 300;

    /** At the floor nothing is left but rounding. */
    private static final double FLOOR = 1e-9;

    private final StepWorld world;
    private final Laboratory lab;
    private final FeatureProbabilities probabilities;
    private final List<Prompt> prompts;

    Steps(StepWorld world, Laboratory lab) {
        this.world = world;
        this.lab = lab;
        this.probabilities = lab.probabilities(world.probabilities());
        this.prompts = world.kind() == StepWorld.Kind.GIVEN_PROMPTS
                ? PaperExperiment.standard(probabilities, world.seeds().of("STEP-1", 0))
                        .draw()
                        .prompts()
                : List.of();
    }

    /**
     * The first rate at which the loss rises at some step.
     *
     * @return from {@link #SMALLEST_RATE} on
     */
    public BreakingPoint firstRise() {
        return BreakingPoint.on(grid(), this::falls);
    }

    /**
     * The first rate at which the loss of a query is not reached.
     *
     * @param error ε
     * @param steps in which L_k ≤ ε is to be seen
     * @return from {@link #SMALLEST_RATE} times ten on, where the steps suffice
     */
    public BreakingPoint firstMiss(double error, long steps) {
        return BreakingPoint.on(
                DoubleStream.of(grid()).map(rate -> 10 * rate).toArray(), rate -> reaches(error, steps, rate));
    }

    private static double[] grid() {
        return DoubleStream.iterate(SMALLEST_RATE, rate -> rate <= LARGEST_RATE, rate -> RATIO * rate)
                .toArray();
    }

    private QueryGradientDescent descent(double rate) {
        QueryGroups groups = StepWorld.query(probabilities);
        QueryLoss loss = lab.loss(groups, world.promptLength());
        return new QueryGradientDescent(
                lab.trained(loss), loss, new ArrayRealVector(groups.count()), lab.learningRate(rate));
    }

    /**
     * Whether L_k ≤ ε is reached.
     *
     * @param error ε
     * @param steps at most
     * @param rate η
     * @return whether it was seen after one of the steps
     */
    public boolean reaches(double error, long steps, double rate) {
        QueryEvent reached = QueryEvent.predictionErrorAtMost(error);
        return descent(rate).run(reached, steps, step -> false).at(reached).isPresent();
    }

    /** No rise that the errors of two losses do not explain. */
    private boolean falls(double rate) {
        Estimate before = Estimate.NEVER;
        for (Estimate loss : prompts.isEmpty() ? queryLosses(rate) : givenLosses(rate)) {
            if (!loss.isKnown() || loss.lower() > before.upper()) {
                return false;
            }
            before = loss;
        }
        return true;
    }

    private List<Estimate> queryLosses(double rate) {
        double relativeError =
                lab.loss(StepWorld.query(probabilities), world.promptLength()).relativeError();
        return descent(rate).run(QueryEvent.predictionErrorAtMost(FLOOR), STEPS, at -> true).snapshots().stream()
                .map(QuerySnapshot::predictionError)
                .map(loss -> Estimate.relative(loss, relativeError))
                .toList();
    }

    private List<Estimate> givenLosses(double rate) {
        Loss loss = lab.wiring().at(Seams.EMPIRICAL_LOSS).apply(prompts);
        GradientDescent intended = new GradientDescent(lab.learningRate(rate));
        double residual = residualError();
        return Training.ofBilinearWeights(loss, lab.wiring().at(Seams.OPTIMIZER).apply(intended))
                .run(STEPS)
                .snapshots()
                .stream()
                .map(Snapshot::loss)
                .map(value -> given(value, residual))
                .toList();
    }

    /** L is half a mean of squares, each root of which is off by the residual's error. What is not finite is not known. */
    private static Estimate given(double loss, double residual) {
        return Double.isFinite(loss)
                ? new Estimate(loss, residual * (Math.sqrt(2 * loss) + residual) + 1e-15 * loss)
                : Estimate.exact(loss);
    }

    /** Of ŷ − y = Σ Attn_m (label gap): K scores from exponentials and their sum, K products. */
    private double residualError() {
        double largest = 0;
        for (Prompt prompt : prompts) {
            largest = Math.max(largest, Math.abs(prompt.queryLabel()));
            for (int i = 0; i < prompt.length(); i++) {
                largest = Math.max(largest, Math.abs(prompt.label(i)));
            }
        }
        return (4.0 * probabilities.count() + 40) * 0x1p-53 * 2 * largest;
    }

    /**
     * The largest directional curvature of L along gradient descent with small steps.
     *
     * @return the smoothness of the limit of long prompts
     */
    public double smoothness() {
        return Curvature.alongDescent(StepWorld.query(probabilities));
    }
}
