package org.iclconvergence.laboratory;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.SmallPrompts;
import org.jspecify.annotations.Nullable;

/**
 * The growth of a query's weights, α_k and β_{k,n}, at random weights: from every loss that training uses, from the formula, and
 * by differences of the literal transformer's loss. {@link Derivatives} knows nothing of any of them.
 *
 * <p>Tasks √K v_1 … √K v_K, equally likely, have second moment I on the features: averaging over these K is the exact expectation
 * over every isotropic task distribution. A growth is p_k times a mean of terms of size below 2.
 */
public final class Contexts {
    /** Up to so many prompts one after the other go through the literal transformer. */
    private static final double LITERAL = 6_000;

    private static final double LITERAL_DIFFERENCES = 600;

    /**
     * Step of the differences of fourth order. Truncation is h⁴/30 · |L⁗′|: the softmax is analytic for |Im| &lt; π/2, on a disc of
     * radius 1 the loss is below 50, so by Cauchy the fifth derivative is below 5! · 50.
     */
    private static final double STEP = 1e-3;

    private static final double TRUNCATION = STEP * STEP * STEP * STEP / 30 * 120 * 50;

    private final Laboratory lab;
    private final SmallPrompts world;
    private final FeatureProbabilities p;
    private final CountVectors contexts;
    private final BilinearWeights weights;
    private final double prompts;
    private @Nullable List<Prompt> listed;
    private @Nullable RealMatrix ofTokens;
    private @Nullable RealMatrix ofCounts;

    Contexts(Laboratory lab, SmallPrompts world) {
        this.lab = lab;
        this.world = world;
        this.p = world.probabilities();
        this.contexts = new CountVectors(p, world.promptLength());
        this.weights = new BilinearWeights(p.count());
        this.prompts = (double) contexts.number() * p.count();
        for (int k = 0; k < p.count(); k++) {
            for (int n = 0; n < p.count(); n++) {
                weights.set(n, k, world.columns()[k][n]);
            }
        }
    }

    private double share() {
        return p.get(world.query());
    }

    /** One rounding for each term, and those of a term. */
    private Estimate mean(double value, double terms) {
        double inATerm = CountVectors.roundingsOfATerm(p.count(), world.promptLength());
        return new Estimate(value, 2 * share() * 0x1p-53 * (terms + inATerm));
    }

    /** Of what went through Q: logits are off by a few d roundings of ‖Z‖, which moves three scores. */
    private Estimate literal(double value) {
        double ofLogits = 50.0
                * (world.features().dimension() + 2)
                * (1 + weights.matrix().getFrobeniusNorm());
        return mean(value, 2 * prompts + ofLogits);
    }

    /**
     * A formula of the attention scores, averaged over every context.
     *
     * @param theory which
     * @param n key feature
     * @return its growth of weight n
     */
    public Estimate formula(Theory theory, int n) {
        double[] total = {0};
        double[] column = world.column();
        contexts.forEach((counts, probability) -> total[0] +=
                probability * theory.growth(lab.transformer().featureScores(counts, column), n, world.query()));
        return mean(share() * total[0], (double) contexts.number());
    }

    /**
     * Automatic differentiation of the loss of tokens and tasks.
     *
     * @return at the world's prompt length
     */
    public Derivatives automatic() {
        Derivatives derivatives = new Derivatives(world);
        contexts.forEach(derivatives::add);
        return derivatives;
    }

    /**
     * Automatic differentiation of the loss in the limit of infinitely long prompts.
     *
     * @return where frequencies are probabilities
     */
    public Derivatives limit() {
        Derivatives derivatives = new Derivatives(world);
        derivatives.add(p.toArray(), 1);
        return derivatives;
    }

    /**
     * Whether the literal transformer is held against the others here.
     *
     * @return false if there are too many prompts
     */
    public boolean areFew() {
        return prompts <= LITERAL;
    }

    /**
     * Whether its differences are, K times as many.
     *
     * @return false if there are too many prompts
     */
    public boolean areVeryFew() {
        return prompts <= LITERAL_DIFFERENCES;
    }

    private List<Prompt> prompts() {
        if (listed == null) {
            listed = contexts.prompts(world.query());
        }
        return listed;
    }

    /**
     * Central differences of fourth order of the literal transformer's loss.
     *
     * @param n key feature
     * @return the growth of weight n
     */
    public Estimate differences(int n) {
        DoubleUnaryOperator loss = shift -> {
            BilinearWeights shifted = weights.copy();
            shifted.set(n, world.query(), weights.get(n, world.query()) + shift);
            return loss(shifted.queryKeyMatrix(world.features()));
        };
        double near = loss.applyAsDouble(STEP) - loss.applyAsDouble(-STEP);
        double far = loss.applyAsDouble(2 * STEP) - loss.applyAsDouble(-2 * STEP);
        // 18 losses' roundings, divided by 12 h
        double rounding = 1.5 * literal(0).error() / STEP;
        return new Estimate(-(8 * near - far) / (12 * STEP), TRUNCATION + rounding);
    }

    private double loss(RealMatrix q) {
        double total = 0;
        for (Prompt prompt : prompts()) {
            double residual = lab.wiring().at(Seams.PREDICTION).of(q, world.features(), prompt) - prompt.queryLabel();
            total += residual * residual;
        }
        return total / (2 * prompts);
    }

    /**
     * The literal transformer's gradient, which moves Q in training on given prompts.
     *
     * @param n key feature
     * @return the growth of weight n
     */
    public Estimate tokenLoss(int n) {
        if (ofTokens == null) {
            RealMatrix gradient = lab.wiring()
                    .at(Seams.TOKEN_GRADIENT)
                    .of(world.features(), prompts())
                    .apply(weights.queryKeyMatrix(world.features()));
            ofTokens = BilinearWeights.of(gradient, world.features()).matrix();
        }
        return literal(-ofTokens.getEntry(n, world.query()));
    }

    /**
     * The gradient of the loss on given prompts through their counts.
     *
     * @param n key feature
     * @return the growth of weight n
     */
    public Estimate countLoss(int n) {
        if (ofCounts == null) {
            Loss loss = lab.wiring().at(Seams.EMPIRICAL_LOSS).apply(prompts());
            LossValues values = new LossValues(p.count());
            loss.evaluate(weights, values);
            ofCounts = values.gradient();
        }
        return mean(-ofCounts.getEntry(n, world.query()), 2 * prompts);
    }

    /**
     * The integral for finite prompts, or the loss of infinite ones.
     *
     * @param n key feature
     * @param promptLength N, infinite for the limit
     * @return the growth of weight n
     */
    public Estimate populationLoss(int n, double promptLength) {
        int k = world.query();
        double[] column = new double[p.count()];
        weights.readColumn(k, column);
        Moment moment = lab.at(QueryGroups.ofEveryFeature(p, k), promptLength, column);
        return n == k ? moment.targetGrowth() : moment.growth(QueryGroups.positionOf(n, k));
    }
}
