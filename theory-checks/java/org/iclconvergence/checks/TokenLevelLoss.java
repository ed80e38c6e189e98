package org.iclconvergence.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.model.BilinearWeights;

/**
 * The exact population prediction error of small problems, by walking through every sequence of context tokens. Tasks
 * √K v_1 … √K v_K, equally likely, have second moment I on the features, so averaging over these K tasks is the exact
 * expectation over every isotropic task distribution.
 */
record TokenLevelLoss(FeatureProbabilities probabilities, int promptLength, int query) {
    /** Every context with its probability. */
    private void forEachContext(Consumer<int[]> visitor) {
        int count = probabilities.count();
        int[] tokens = new int[promptLength];
        int contexts = (int) Math.pow(count, promptLength);
        for (int index = 0; index < contexts; index++) {
            int rest = index;
            for (int i = 0; i < promptLength; i++) {
                tokens[i] = rest % count;
                rest /= count;
            }
            visitor.accept(tokens.clone());
        }
    }

    private double probability(int[] tokens) {
        double product = 1;
        for (int token : tokens) {
            product *= probabilities.get(token);
        }
        return product;
    }

    private double[] task(int m) {
        double[] labels = new double[probabilities.count()];
        labels[m] = Math.sqrt(labels.length);
        return labels;
    }

    /** All contexts with all tasks, each prompt as likely as the others if the features are balanced. */
    List<Prompt> prompts() {
        List<Prompt> prompts = new ArrayList<>();
        forEachContext(tokens -> {
            for (int m = 0; m < probabilities.count(); m++) {
                prompts.add(Prompt.of(tokens, query, task(m)));
            }
        });
        return prompts;
    }

    /** L_k and its derivatives with respect to every Z[n][k], by automatic differentiation of the token-level softmax. */
    DerivativeStructure automatic(double[] column) {
        int count = probabilities.count();
        DerivativeStructure[] logits = new DerivativeStructure[count];
        for (int n = 0; n < count; n++) {
            logits[n] = new DerivativeStructure(count, 1, n, column[n]);
        }
        DerivativeStructure[] loss = {new DerivativeStructure(count, 1)};
        forEachContext(tokens -> {
            DerivativeStructure sum = new DerivativeStructure(count, 1);
            DerivativeStructure[] weights = new DerivativeStructure[promptLength];
            for (int i = 0; i < promptLength; i++) {
                weights[i] = logits[tokens[i]].exp();
                sum = sum.add(weights[i]);
            }
            for (int m = 0; m < count; m++) {
                double[] labels = task(m);
                DerivativeStructure residual = new DerivativeStructure(count, 1, -labels[query]);
                for (int i = 0; i < promptLength; i++) {
                    residual = residual.add(weights[i].divide(sum).multiply(labels[tokens[i]]));
                }
                loss[0] = loss[0].add(residual.multiply(residual).multiply(probability(tokens) / (2.0 * count)));
            }
        });
        return loss[0];
    }

    /** ∂L_k/∂Z[n][k] from the experiment's literal transformer, by central differences of fourth order with step h. */
    double difference(Experiment experiment, Features features, BilinearWeights weights, int n, double h) {
        DoubleUnaryOperator loss = shift -> {
            BilinearWeights shifted = weights.copy();
            shifted.set(n, query, weights.get(n, query) + shift);
            RealMatrix q = shifted.queryKeyMatrix(features);
            double[] total = {0};
            forEachContext(tokens -> {
                for (int m = 0; m < probabilities.count(); m++) {
                    Prompt prompt = Prompt.of(tokens, query, task(m));
                    double residual = experiment.predict(q, features, prompt) - prompt.queryLabel();
                    total[0] += probability(tokens) * residual * residual / (2.0 * probabilities.count());
                }
            });
            return total[0];
        };
        double near = loss.applyAsDouble(h) - loss.applyAsDouble(-h);
        double far = loss.applyAsDouble(2 * h) - loss.applyAsDouble(-2 * h);
        return (8 * near - far) / (12 * h);
    }

    /** The mean over all contexts of the experiment's growth formula: what must equal −∂L_k/∂Z[n][k]. */
    double growth(Experiment experiment, double[] column, int n) {
        double[] total = {0};
        forEachContext(tokens -> {
            int[] counts = new int[column.length];
            for (int token : tokens) {
                counts[token]++;
            }
            total[0] += probability(tokens) * experiment.growth(experiment.featureScores(counts, column), n, query);
        });
        return total[0];
    }
}
