package org.iclconvergence.checks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.training.GradientDescentTrainer;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.RecordedSteps;
import org.iclconvergence.training.SupervisedTraining;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryTrajectory;
import org.iclconvergence.training.query.QueryWatch;

/**
 * A training of the whole problem on the population loss by the measured trainer: Q(t) in randomly turned orthonormal features,
 * from which every query's observables are derived here. Equal trainings are run once.
 *
 * @param p probabilities of at most a few dozen features
 * @param promptLength N, infinity for the limit
 * @param learningRate η
 * @param budget steps at most
 * @param everyStep whether to look at log-spaced steps, or at start and end alone
 * @param until the training stops when it has held for every query
 * @param events whose times are wanted
 */
record Descent(
        FeatureProbabilities p,
        double promptLength,
        double learningRate,
        long budget,
        boolean everyStep,
        QueryEvent until,
        List<QueryEvent> events) {
    private static final Map<List<Object>, List<QueryTrajectory>> CACHE = new ConcurrentHashMap<>();

    /** More dimensions than features: the trainer works in R^d. */
    private static final int EXTRA_DIMENSIONS = 2;

    /**
     * One trajectory for each query feature, in order; each has every feature as a group of its own. The built-in trainer gives
     * equally frequent features one column (THEORY.md, identity 6): of those only the first is looked at.
     */
    List<QueryTrajectory> run(Experiment experiment) {
        experiment.trainer().require(objective());
        // also where the training has run before: what a check uses is noted at the hooks
        experiment.trainedLoss(observed(experiment, QueryGroups.ofEveryFeature(p, 0)));
        return CACHE.computeIfAbsent(
                List.of(experiment.name(), experiment.trainer().name(), this), key -> train(experiment));
    }

    private List<QueryTrajectory> train(Experiment experiment) {
        int count = p.count();
        Features features = Features.haarRandom(
                count + EXTRA_DIMENSIONS, count, new RandomStreams(Seeds.of("descent", count)).features());
        TrainingProblem problem = TrainingProblem.onPopulation(features, p, promptLength, learningRate, budget);
        List<QueryWatch> watches = IntStream.range(0, count)
                .filter(k -> !experiment.trainer().isBuiltIn() || isFirstOfItsClass(k))
                .mapToObj(k -> new QueryWatch(
                        k,
                        observed(experiment, QueryGroups.ofEveryFeature(p, k)),
                        learningRate,
                        until,
                        events.toArray(QueryEvent[]::new)))
                .toList();
        Trainer trainer = experiment
                .trainer()
                .fresh(() -> new GradientDescentTrainer(
                        loss -> experiment.trainedLoss(observed(experiment, loss.groups()))));
        RecordedSteps steps = everyStep ? RecordedSteps.logSpaced(budget) : RecordedSteps.ends(budget);
        SupervisedTraining.run(trainer, problem, steps, (step, weights) -> {
            boolean goOn = false;
            for (QueryWatch watch : watches) {
                goOn |= watch.see(step, weights);
            }
            return goOn;
        });
        return watches.stream().map(QueryWatch::trajectory).toList();
    }

    private Objective objective() {
        return Double.isInfinite(promptLength) ? Objective.INFINITE_PROMPTS : Objective.EXACT_POPULATION;
    }

    private boolean isFirstOfItsClass(int k) {
        return IntStream.range(0, k).noneMatch(other -> p.get(other) == p.get(k));
    }

    private QueryLoss observed(Experiment experiment, QueryGroups groups) {
        return Double.isInfinite(promptLength)
                ? experiment.infinitePromptLoss(groups)
                : experiment.populationLoss(groups, promptLength);
    }
}
