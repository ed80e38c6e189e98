package org.iclconvergence.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.PopulationLoss;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.GradientDescent;
import org.iclconvergence.training.Optimizer;
import org.iclconvergence.training.TrainingMonitor;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.worlds.GeneralWorld;

/**
 * Descent on the whole of Q ∈ R^{d×d}, from the literal transformer's gradient on the embeddings of all contexts with all tasks
 * √K v_m: no classes, no columns, no integral. And the built-in trainer on the same problem.
 */
public final class LiteralDescent {
    private final Laboratory lab;
    private final GeneralWorld world;
    private final Features features;
    private final int steps;

    LiteralDescent(Laboratory lab, GeneralWorld world, int steps) {
        this.lab = lab;
        this.world = world;
        this.features = Invariants.features(lab, world);
        this.steps = steps;
    }

    /**
     * Descent on the loss of all queries.
     *
     * @return every step
     */
    public WeightsRun ofAllQueries() {
        return bilinear(descend(every()), every());
    }

    /**
     * Descent on the share of one query in the loss.
     *
     * @param k the query that alone is asked
     * @return every step
     */
    public WeightsRun ofOneQuery(int k) {
        return bilinear(descend(k), k);
    }

    /**
     * How far the built-in trainer is from the descent on the loss of all queries.
     *
     * @return ‖Q(t) − Q'(t)‖ for each step
     */
    public List<Estimate> distances() {
        List<RealMatrix> literal = descend(every());
        List<RealMatrix> trained = trained();
        WeightsRun run = bilinear(literal, every());
        return IntStream.rangeClosed(0, steps)
                .mapToObj(step -> new Estimate(
                        literal.get(step).subtract(trained.get(step)).getFrobeniusNorm(), 2 * run.error(step)))
                .toList();
    }

    /**
     * How far each step of the built-in trainer is from the literal gradient where it starts.
     *
     * @return ‖Q'(t+1) − Q'(t) + η ∂L/∂Q‖
     */
    public List<Estimate> defects() {
        List<RealMatrix> trained = trained();
        UnaryOperator<RealMatrix> gradient = gradient(every());
        double eta = world.learningRate();
        List<Estimate> defects = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            RealMatrix q = trained.get(step);
            RealMatrix moved = trained.get(step + 1).subtract(q);
            double defect = moved.add(gradient.apply(q).scalarMultiply(eta)).getFrobeniusNorm();
            double norm = q.getFrobeniusNorm() + trained.get(step + 1).getFrobeniusNorm();
            double error =
                    eta * world.probabilities().count() * (gradientError(norm, every().length) + 6 * growthError())
                            + 0x1p-53 * 16 * features.dimension() * norm;
            defects.add(new Estimate(defect, error));
        }
        return defects;
    }

    private int[] every() {
        return IntStream.range(0, world.probabilities().count()).toArray();
    }

    private UnaryOperator<RealMatrix> gradient(int... queries) {
        List<Prompt> prompts = contexts().prompts(queries);
        return lab.wiring().at(Seams.TOKEN_GRADIENT).of(features, prompts);
    }

    private CountVectors contexts() {
        return new CountVectors(world.probabilities(), (int) world.promptLength());
    }

    private List<RealMatrix> descend(int... queries) {
        UnaryOperator<RealMatrix> gradient = gradient(queries);
        Optimizer rule = lab.wiring().at(Seams.OPTIMIZER).apply(new GradientDescent(world.learningRate()));
        int d = features.dimension();
        RealMatrix q = MatrixUtils.createRealMatrix(d, d);
        List<RealMatrix> path = new ArrayList<>();
        rule.start(d);
        for (int step = 0; step <= steps; step++) {
            path.add(q.copy());
            rule.step(q, gradient.apply(q));
        }
        return path;
    }

    /** The trainer of the claims on descent, which works on one column for each class and lifts it. */
    private List<RealMatrix> trained() {
        FeatureProbabilities p = world.probabilities();
        TrainingProblem problem =
                TrainingProblem.onPopulation(features, p, world.promptLength(), world.learningRate(), steps);
        List<RealMatrix> path = new ArrayList<>();
        lab.classTrainer(world.promptLength()).train(problem, new TrainingMonitor() {
            @Override
            public boolean wants(long step) {
                return true;
            }

            @Override
            public boolean record(long step, RealMatrix q) {
                return path.add(q.copy());
            }
        });
        return path;
    }

    private WeightsRun bilinear(List<RealMatrix> path, int... queries) {
        FeatureProbabilities p = world.probabilities();
        PopulationLoss loss = new PopulationLoss(p, world.promptLength());
        List<BilinearWeights> weights = new ArrayList<>();
        List<double[]> errors = new ArrayList<>();
        double norm = 0;
        for (RealMatrix q : path) {
            BilinearWeights z = BilinearWeights.of(q, features);
            LossValues values = new LossValues(p.count());
            loss.evaluate(z, values);
            weights.add(z);
            errors.add(values.predictionErrors());
            norm = Math.max(norm, q.getFrobeniusNorm());
        }
        return new WeightsRun(
                world,
                weights,
                errors,
                new WeightsRun.Losses(growthError(), gradientError(norm, queries.length), 8.0 * features.dimension()));
    }

    private double growthError() {
        return new PopulationIntegral(world.groups(), world.promptLength()).relativeError();
    }

    /**
     * Of one column of the literal gradient: a sum over prompts of terms of size below 4 in all, one rounding for each; logits are
     * off by a few d roundings of ‖Q‖, which moves three scores.
     */
    private double gradientError(double norm, int queries) {
        int count = world.probabilities().count();
        double prompts = (double) contexts().number() * queries * count;
        double ofATerm = CountVectors.roundingsOfATerm(count, world.promptLength());
        double ofLogits = 50.0 * (features.dimension() + 2) * (1 + norm);
        return 4 * Math.sqrt(count) * 0x1p-53 * (prompts + ofATerm + ofLogits);
    }
}
