package org.iclconvergence.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.loss.TokenLoss;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.SmallPrompts;

/**
 * The exact population prediction error of small problems, by walking through every sequence of context tokens. Tasks
 * √K v_1 … √K v_K, equally likely, have second moment I on the features, so averaging over these K tasks is the exact
 * expectation over every isotropic task distribution.
 *
 * <p>All means are sums of terms that add up to at most K ≤ 5 in size: one rounding for each context and task, and a few dozen in
 * each term.
 */
public final class Contexts {
    /**
     * Step of the differences of fourth order. Truncation is h⁴/30 · |L⁗′|: the softmax is analytic for |Im| &lt; π/2, on a disc of
     * radius 1 the loss is below 50, so by Cauchy the fifth derivative is below 5! · 50.
     */
    private static final double STEP = 1e-3;

    private static final double TRUNCATION = STEP * STEP * STEP * STEP / 30 * 120 * 50;
    private static final double TERM = 100;

    private final Wiring wiring;
    private final SmallPrompts world;
    private final int count;

    Contexts(Wiring wiring, SmallPrompts world) {
        this.wiring = wiring;
        this.world = world;
        this.count = world.probabilities().count();
    }

    private void forEach(Consumer<int[]> visitor) {
        int[] tokens = new int[world.promptLength()];
        for (int index = 0; index < contexts(); index++) {
            int rest = index;
            for (int i = 0; i < tokens.length; i++) {
                tokens[i] = rest % count;
                rest /= count;
            }
            visitor.accept(tokens.clone());
        }
    }

    private int contexts() {
        return (int) Math.pow(count, world.promptLength());
    }

    private double probability(int[] tokens) {
        double product = 1;
        for (int token : tokens) {
            product *= world.probabilities().get(token);
        }
        return product;
    }

    private double[] task(int m) {
        double[] labels = new double[count];
        labels[m] = Math.sqrt(count);
        return labels;
    }

    private Estimate mean(double value) {
        return new Estimate(value, 0x1p-53 * count * ((double) contexts() * count + TERM));
    }

    /**
     * The mean over all contexts of a formula of the attention scores.
     *
     * @param formula of Attn_1 … Attn_K
     * @return its expectation
     */
    public Estimate mean(ToDoubleFunction<double[]> formula) {
        double[] total = {0};
        double[] column = world.column();
        forEach(tokens -> {
            int[] counts = new int[count];
            for (int token : tokens) {
                counts[token]++;
            }
            total[0] += probability(tokens)
                    * formula.applyAsDouble(wiring.at(Seams.FEATURE_SCORES).apply(counts, column));
        });
        return mean(total[0]);
    }

    /**
     * The growth of every weight by automatic differentiation of the token-level softmax.
     *
     * @return −∂L_k/∂Z[n][k] for every n
     */
    public List<Estimate> automaticGrowth() {
        double[] column = world.column();
        DerivativeStructure[] logits = new DerivativeStructure[count];
        for (int n = 0; n < count; n++) {
            logits[n] = new DerivativeStructure(count, 1, n, column[n]);
        }
        DerivativeStructure[] loss = {new DerivativeStructure(count, 1)};
        forEach(tokens -> {
            DerivativeStructure sum = new DerivativeStructure(count, 1);
            DerivativeStructure[] weights = new DerivativeStructure[tokens.length];
            for (int i = 0; i < tokens.length; i++) {
                weights[i] = logits[tokens[i]].exp();
                sum = sum.add(weights[i]);
            }
            for (int m = 0; m < count; m++) {
                double[] labels = task(m);
                DerivativeStructure residual = new DerivativeStructure(count, 1, -labels[world.query()]);
                for (int i = 0; i < tokens.length; i++) {
                    residual = residual.add(weights[i].divide(sum).multiply(labels[tokens[i]]));
                }
                loss[0] = loss[0].add(residual.multiply(residual).multiply(probability(tokens) / (2.0 * count)));
            }
        });
        List<Estimate> growth = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            growth.add(mean(-loss[0].getAllDerivatives()[1 + n]));
        }
        return growth;
    }

    /**
     * The growth of one weight by central differences of fourth order of the literal transformer's loss.
     *
     * @param n key feature
     * @return −∂L_k/∂Z[n][k]
     */
    public Estimate differenceGrowth(int n) {
        BilinearWeights weights = weights();
        DoubleUnaryOperator loss = shift -> {
            BilinearWeights shifted = weights.copy();
            shifted.set(n, world.query(), weights.get(n, world.query()) + shift);
            return loss(shifted);
        };
        double near = loss.applyAsDouble(STEP) - loss.applyAsDouble(-STEP);
        double far = loss.applyAsDouble(2 * STEP) - loss.applyAsDouble(-2 * STEP);
        // 18 losses' roundings, divided by 12 h
        double rounding = 1.5 * mean(0).error() / STEP;
        return new Estimate(-(8 * near - far) / (12 * STEP), TRUNCATION + rounding);
    }

    private double loss(BilinearWeights weights) {
        RealMatrix q = weights.queryKeyMatrix(world.features());
        double[] total = {0};
        forEach(tokens -> {
            for (int m = 0; m < count; m++) {
                Prompt prompt = Prompt.of(tokens, world.query(), task(m));
                double residual = wiring.at(Seams.PREDICTION).of(q, world.features(), prompt) - prompt.queryLabel();
                total[0] += probability(tokens) * residual * residual / (2.0 * count);
            }
        });
        return total[0];
    }

    /**
     * The growth of one weight from the literal transformer's gradient on all contexts with all tasks, as likely as each other
     * if the features are balanced.
     *
     * @param n key feature
     * @return −∂L_k/∂Z[n][k]
     */
    public Estimate literalGrowth(int n) {
        List<Prompt> prompts = new ArrayList<>();
        forEach(tokens -> {
            for (int m = 0; m < count; m++) {
                prompts.add(Prompt.of(tokens, world.query(), task(m)));
            }
        });
        RealMatrix gradient =
                new TokenLoss(world.features(), prompts).gradient(weights().queryKeyMatrix(world.features()));
        return mean(-BilinearWeights.of(gradient, world.features()).get(n, world.query()));
    }

    private BilinearWeights weights() {
        BilinearWeights weights = new BilinearWeights(count);
        for (int k = 0; k < count; k++) {
            for (int n = 0; n < count; n++) {
                weights.set(n, k, world.columns()[k][n]);
            }
        }
        return weights;
    }
}
