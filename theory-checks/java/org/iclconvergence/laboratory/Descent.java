package org.iclconvergence.laboratory;

import java.util.List;
import java.util.stream.IntStream;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.RecordedSteps;
import org.iclconvergence.training.SupervisedTraining;
import org.iclconvergence.training.Trainer;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.query.QueryEvent;
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
    /** More dimensions than features: the trainer works in R^d. Which orientation they have matters to no exact descent. */
    private static final int EXTRA_DIMENSIONS = 2;

    private static final long ORIENTATION = 20_231_005_249L;

    /**
     * One run for each query feature, in order; each has every feature as a group of its own. The built-in trainer gives equally
     * frequent features one column (THEORY.md, identity 6): of those only the first is looked at.
     */
    List<Run> run(Laboratory lab) {
        lab.trainer().require(objective());
        return lab.memory()
                .recall(List.of(lab.wiring().lie().name(), lab.trainer().name(), this), lab.wiring(), () -> train(lab));
    }

    private List<Run> train(Laboratory lab) {
        int count = p.count();
        Features features =
                Features.haarRandom(count + EXTRA_DIMENSIONS, count, new RandomStreams(ORIENTATION + count).features());
        TrainingProblem problem = TrainingProblem.onPopulation(features, p, promptLength, learningRate, budget);
        int[] queries = IntStream.range(0, count)
                .filter(k -> !lab.trainer().isBuiltIn() || isFirstOfItsClass(k))
                .toArray();
        List<QueryLoss> losses = IntStream.of(queries)
                .mapToObj(k -> lab.loss(QueryGroups.ofEveryFeature(p, k), promptLength))
                .toList();
        List<QueryWatch> watches = IntStream.range(0, queries.length)
                .mapToObj(i -> new QueryWatch(
                        queries[i], losses.get(i), learningRate, until, events.toArray(QueryEvent[]::new)))
                .toList();
        Trainer trainer = lab.trainer().fresh(() -> lab.builtInTrainer(promptLength));
        RecordedSteps steps = everyStep ? RecordedSteps.logSpaced(budget) : RecordedSteps.ends(budget);
        SupervisedTraining.run(trainer, problem, steps, (step, weights) -> {
            boolean goOn = false;
            for (QueryWatch watch : watches) {
                goOn |= watch.see(step, weights);
            }
            return goOn;
        });
        return IntStream.range(0, watches.size())
                .mapToObj(i -> new Run(watches.get(i).trajectory(), losses.get(i)))
                .toList();
    }

    private Objective objective() {
        return Double.isInfinite(promptLength) ? Objective.INFINITE_PROMPTS : Objective.EXACT_POPULATION;
    }

    private boolean isFirstOfItsClass(int k) {
        return IntStream.range(0, k).noneMatch(other -> p.get(other) == p.get(k));
    }
}
