package org.iclconvergence.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.TrainingMonitor;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.query.QuerySnapshot;
import org.iclconvergence.worlds.GeneralWorld;
import org.iclconvergence.worlds.MatrixWorld;

/**
 * Two descents on the exact population loss: of the whole of Q ∈ R^{d×d}, all K columns of K weights at once, and of the engine that
 * trains one column for each class of equally frequent features. The first is read with every feature by itself, the second with the
 * classes as they are.
 */
public final class MatrixDescent {
    private final Laboratory lab;
    private final GeneralWorld world;
    private final FeatureProbabilities p;
    private final SymmetryClasses classes;
    private final int dimension;
    private final List<RealMatrix> whole;
    private final List<RealMatrix> reduced;
    private final List<BilinearWeights> wholeWeights;
    private final List<PopulationIntegral> losses;
    private final List<List<QueryValues>> wholeValues = new ArrayList<>();
    private final List<BilinearWeights> reducedWeights;
    private final WeightsRun errors;

    MatrixDescent(Laboratory lab, MatrixWorld setting) {
        this.lab = lab;
        this.world = setting.training();
        this.p = world.probabilities();
        this.classes = SymmetryClasses.of(p);
        this.dimension = setting.dimension();
        Features features = lab.wiring()
                .at(Seams.ORIENTATION)
                .apply(Features.haarRandom(dimension, p.count(), new RandomStreams(world.seed()).features()));
        TrainingProblem problem =
                TrainingProblem.onPopulation(features, p, world.promptLength(), world.learningRate(), setting.steps());
        this.whole = path(lab.matrixTrainer(), problem);
        this.reduced = path(lab.classTrainer(world.promptLength()), problem);
        this.wholeWeights =
                whole.stream().map(q -> BilinearWeights.of(q, features)).toList();
        this.reducedWeights =
                reduced.stream().map(q -> BilinearWeights.of(q, features)).toList();
        this.losses = IntStream.range(0, p.count())
                .mapToObj(k -> new PopulationIntegral(QueryGroups.ofEveryFeature(p, k), world.promptLength()))
                .toList();
        this.errors = errors();
    }

    private static List<RealMatrix> path(Trainer trainer, TrainingProblem problem) {
        List<RealMatrix> path = new ArrayList<>();
        trainer.train(problem, new TrainingMonitor() {
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

    /**
     * What rounding can have done to either descent. In Z a step of the whole Q is off by its growth; by Z = VᵀQV, which is off by 2 d
     * √K roundings of ‖Q‖ and moves the gradient by at most 2/η of that; by the products V G Vᵀ, 2 K √K roundings of the step; and by
     * what V lacks of orthonormality, less than d √K roundings in VᵀV: together less than 8 d √K roundings of Q before and after.
     */
    private WeightsRun errors() {
        List<double[]> predictionErrors = new ArrayList<>();
        List<double[]> instabilities = new ArrayList<>();
        for (BilinearWeights weights : wholeWeights) {
            List<QueryValues> all = new ArrayList<>();
            for (int k = 0; k < p.count(); k++) {
                double[] column = new double[p.count()];
                weights.readColumn(k, column);
                QueryValues values = new QueryValues(p.count());
                losses.get(k).evaluate(column, values);
                all.add(values);
            }
            wholeValues.add(all);
            predictionErrors.add(
                    all.stream().mapToDouble(QueryValues::predictionError).toArray());
            instabilities.add(IntStream.range(0, p.count())
                    .mapToDouble(k -> instability(all.get(k), p.get(k)))
                    .toArray());
        }
        double roundings = 8.0 * dimension * Math.sqrt(p.count());
        return new WeightsRun(
                world,
                wholeWeights,
                predictionErrors,
                instabilities,
                new WeightsRun.Losses(losses.get(0).relativeError(), 0, roundings));
    }

    /** A bound on −H of a column (THEORY.md, "Descent"). */
    private static double instability(QueryValues values, double probability) {
        double growth = Math.abs(values.growth()[0]) / probability;
        double largest = growth;
        for (int g = 1; g < values.attention().length; g++) {
            largest = Math.max(largest, values.attention()[g]);
        }
        return Math.min(values.predictionError(), growth + largest);
    }

    /**
     * The number of steps.
     *
     * @return training steps done at the end
     */
    public int last() {
        return errors.last();
    }

    /**
     * The number of queries.
     *
     * @return K
     */
    public int queries() {
        return p.count();
    }

    /**
     * How far the two are apart.
     *
     * @param step training steps done
     * @return ‖Q(t) − Q'(t)‖ in the norm of Frobenius, which no entry exceeds
     */
    public Estimate distance(int step) {
        return new Estimate(whole.get(step).subtract(reduced.get(step)).getFrobeniusNorm(), 2 * errors.error(step));
    }

    /**
     * A query in the descent on the whole Q.
     *
     * @param step training steps done
     * @param k query feature
     * @return with every feature as a group of its own
     */
    public Moment ofWholeMatrix(int step, int k) {
        double[] column = new double[p.count()];
        wholeWeights.get(step).readColumn(k, column);
        return moment(losses.get(k), column, wholeValues.get(step).get(k), step, k);
    }

    /**
     * A query in the descent of one column for each class.
     *
     * @param step training steps done
     * @param k query feature
     * @return with the classes as its groups
     */
    public Moment ofClasses(int step, int k) {
        QueryGroups groups = classes.query(classes.classOf(p.get(k)));
        double[] column = new double[groups.count()];
        for (int n = 0; n < p.count(); n++) {
            column[group(n, k)] = reducedWeights.get(step).get(n, k);
        }
        QueryLoss loss = lab.loss(groups, world.promptLength());
        QueryValues values = new QueryValues(column.length);
        loss.evaluate(column, values);
        return moment(loss, column, values, step, k);
    }

    private Moment moment(QueryLoss loss, double[] column, QueryValues values, int step, int k) {
        QuerySnapshot snapshot = QuerySnapshot.of(world.learningRate() * step, column, values);
        return new Moment(loss, snapshot, Estimate.exact(snapshot.time()), errors.error(step, k));
    }

    /**
     * Where {@link #ofClasses} has a feature.
     *
     * @param n a feature
     * @param k query feature
     * @return its group
     */
    public int group(int n, int k) {
        return n == k ? 0 : classes.groupOf(classes.classOf(p.get(k)), classes.classOf(p.get(n)));
    }
}
