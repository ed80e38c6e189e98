package org.iclconvergence.checks;

import org.apache.commons.rng.UniformRandomProvider;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.PopulationLoss;
import org.iclconvergence.training.GradientDescent;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Training;
import org.iclconvergence.training.Trajectory;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QuerySnapshot;

/** What gradient descent keeps, on the exact population loss with random probabilities: GRAD-3 to GRAD-6. */
final class DynamicsCheck {
    private static final int INSTANCES = 12;
    private static final int STEPS = 300;

    /** Relative error of a growth rate against the sum of its positive and negative parts: 1e-12, measured below 4e-15. */
    private static final double RATE_ERROR = 1e-12;

    private record Problem(FeatureProbabilities p, int promptLength, double learningRate) {
        static Problem random(String stream, int trial) {
            UniformRandomProvider random = new RandomStreams(Seeds.of(stream, trial)).other();
            int count = random.nextInt(3, 7);
            double[] p = new double[count];
            double sum = 0;
            for (int k = 0; k < count; k++) {
                // neighbours in pairs of equal probability, so that there is a symmetry to keep
                p[k] = k % 2 == 1 ? p[k - 1] : 0.1 + random.nextDouble();
                sum += p[k];
            }
            for (int k = 0; k < count; k++) {
                p[k] /= sum;
            }
            return new Problem(FeatureProbabilities.of(p), random.nextInt(1, 60), random.nextDouble(0.1, 3));
        }

        Loss loss() {
            return new PopulationLoss(p, promptLength);
        }
    }

    private static Trajectory train(Experiment experiment, Problem problem) {
        return Training.ofBilinearWeights(
                        problem.loss(), experiment.optimizer(new GradientDescent(problem.learningRate())))
                .run(STEPS);
    }

    /** The path that the weights of a column have gone: what a relative error of the rates can have added up to. */
    private static double path(Trajectory trajectory, int k) {
        double path = 0;
        for (int t = 1; t < trajectory.snapshots().size(); t++) {
            for (int n = 0; n < trajectory.first().weights().features(); n++) {
                path += Math.abs(trajectory.snapshots().get(t).weights().get(n, k)
                        - trajectory.snapshots().get(t - 1).weights().get(n, k));
            }
        }
        return path;
    }

    @ClaimCheck("GRAD-3")
    void weights_of_a_column_sum_to_zero(Experiment experiment, Evidence evidence) {
        for (int trial = 0; trial < INSTANCES; trial++) {
            Trajectory trajectory = train(experiment, Problem.random("GRAD-3", trial));
            int count = trajectory.first().weights().features();
            for (int k = 0; k < count; k++) {
                double tolerance = path(trajectory, k) * (RATE_ERROR + STEPS * Instance.ROUNDING);
                for (Snapshot at : trajectory.snapshots()) {
                    double sum = 0;
                    for (int n = 0; n < count; n++) {
                        sum += at.weights().get(n, k);
                    }
                    evidence.equal(
                            "instance " + trial + ", query " + k + ", step " + at.step(), sum, 0, tolerance + 1e-300);
                }
            }
        }
    }

    @ClaimCheck("GRAD-4")
    void target_weight_never_decreases(Experiment experiment, Evidence evidence) {
        for (int trial = 0; trial < INSTANCES; trial++) {
            Trajectory trajectory = train(experiment, Problem.random("GRAD-4", trial));
            for (int t = 1; t < trajectory.snapshots().size(); t++) {
                Snapshot before = trajectory.snapshots().get(t - 1);
                Snapshot after = trajectory.snapshots().get(t);
                for (int k = 0; k < before.weights().features(); k++) {
                    evidence.isTrue(
                            "instance " + trial + ", query " + k + ", step " + t + ": grows",
                            after.weights().target(k) > before.weights().target(k));
                }
            }
        }
    }

    @ClaimCheck("GRAD-5")
    void columns_evolve_by_themselves_and_equal_features_stay_equal(Experiment experiment, Evidence evidence) {
        for (int trial = 0; trial < INSTANCES; trial++) {
            Problem problem = Problem.random("GRAD-5", trial);
            Trajectory together = train(experiment, problem);
            int count = problem.p().count();
            for (int k = 0; k < count; k++) {
                double tolerance = 2 * path(together, k) * (RATE_ERROR + STEPS * Instance.ROUNDING) + 1e-300;
                QueryGroups groups = QueryGroups.ofEveryFeature(problem.p(), k);
                QuerySnapshot alone = experiment
                        .descendOneColumn(
                                groups, problem.promptLength(), problem.learningRate(), QueryEvent.NEVER, STEPS)
                        .last();
                for (int n = 0; n < count; n++) {
                    evidence.equal(
                            "alone, instance " + trial + ", query " + k + ", key " + n,
                            together.last().weights().get(n, k),
                            alone.weights().getEntry(QueryGroups.positionOf(n, k)),
                            tolerance);
                }
                int twin = k ^ 1;
                if (twin < count) {
                    requireTwins(together, trial, k, twin, tolerance, evidence);
                }
                SymmetryClasses classes = SymmetryClasses.of(problem.p());
                int queryClass = classes.classOf(problem.p().get(k));
                double[] reduced = experiment
                        .descendOneColumn(
                                classes.query(queryClass),
                                problem.promptLength(),
                                problem.learningRate(),
                                QueryEvent.NEVER,
                                STEPS)
                        .last()
                        .weights()
                        .toArray();
                for (int n = 0; n < count; n++) {
                    int group = n == k
                            ? 0
                            : classes.groupOf(
                                    queryClass, classes.classOf(problem.p().get(n)));
                    evidence.equal(
                            "classes, instance " + trial + ", query " + k + ", key " + n,
                            together.last().weights().get(n, k),
                            reduced[group],
                            tolerance);
                }
            }
        }
    }

    /** Features k and twin are equally probable: exchanging them must change nothing. */
    private static void requireTwins(
            Trajectory trajectory, int trial, int k, int twin, double tolerance, Evidence evidence) {
        for (int n = 0; n < trajectory.last().weights().features(); n++) {
            int exchanged = n == k ? twin : n == twin ? k : n;
            evidence.equal(
                    "twins, instance " + trial + ", queries " + k + " and " + twin + ", key " + n,
                    trajectory.last().weights().get(n, k),
                    trajectory.last().weights().get(exchanged, twin),
                    tolerance);
        }
    }

    /** Q-space and Z-space differ by products of length d ≤ 9 in every step: 4 d roundings of the path's length a step. */
    @ClaimCheck("GRAD-6")
    void gradient_descent_does_not_see_the_basis(Experiment experiment, Evidence evidence) {
        for (int trial = 0; trial < INSTANCES; trial++) {
            Problem problem = Problem.random("GRAD-6", trial);
            RandomStreams streams = new RandomStreams(Seeds.of("GRAD-6 basis", trial));
            int count = problem.p().count();
            int dimension = count + streams.other().nextInt(0, 4);
            Features features =
                    experiment.orientation(Features.haarRandom(dimension, count, streams.features()), streams);
            GradientDescent rule = new GradientDescent(problem.learningRate());
            Trajectory onQ = Training.ofQueryKeyMatrix(problem.loss(), features, experiment.optimizer(rule))
                    .run(STEPS);
            Trajectory onZ = Training.ofBilinearWeights(problem.loss(), rule).run(STEPS);
            for (int k = 0; k < count; k++) {
                double tolerance =
                        path(onZ, k) * (2 * RATE_ERROR + 4.0 * dimension * STEPS * Instance.ROUNDING) + 1e-300;
                for (int n = 0; n < count; n++) {
                    evidence.equal(
                            "instance " + trial + ", query " + k + ", key " + n,
                            onQ.last().weights().get(n, k),
                            onZ.last().weights().get(n, k),
                            tolerance);
                }
            }
        }
    }
}
