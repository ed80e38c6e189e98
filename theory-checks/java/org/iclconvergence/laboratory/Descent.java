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
     * Up to here the built-in training on finite prompts is that of the whole Q. Its K columns of K weights cost K²/2 times the one
     * column of two weights that balanced features need, and some trainings take 20 000 steps: seconds each at K = 8, from where on
     * the time grows like K².
     */
    private static final int MOST_FEATURES = 8;

    /** What a lie may bend of every training. */
    private static final List<Seam<?>> SEAMS = List.of(
            Seams.PROBABILITIES,
            Seams.DOMINANT_PROBABILITY,
            Seams.LEARNING_RATE,
            Seams.TRAINED_LOSS,
            Seams.MATRIX_GRADIENT);

    /**
     * One run for each query feature, in order; each has every feature as a group of its own. Where one column for each class is trained
     * (THEORY.md, identity 6; MAT-1) the first query of a class is looked at.
     */
    List<Run> run(Laboratory lab) {
        lab.trainer().require(objective());
        List<Run> runs = lab.memory()
                .recall(List.of(bending(lab).name(), lab.trainer().name(), this), lab.wiring(), () -> train(lab));
        lab.trainer().hasAnswered();
        return runs;
    }

    /** A lie that bends nothing of the training, or of what is trained, shares the honest one. */
    private Lie bending(Laboratory lab) {
        Seam<?> loss = Double.isInfinite(promptLength) ? Seams.INFINITE_PROMPT_LOSS : Seams.POPULATION_LOSS;
        Lie lie = lab.wiring().lie();
        return lie.touches(SEAMS) || lie.touches(List.of(loss)) ? lie : Lie.NONE;
    }

    private List<Run> train(Laboratory lab) {
        int count = p.count();
        Features features =
                Features.haarRandom(count + EXTRA_DIMENSIONS, count, new RandomStreams(ORIENTATION + count).features());
        TrainingProblem problem = TrainingProblem.onPopulation(features, p, promptLength, learningRate, budget);
        boolean byClasses = lab.trainer().isBuiltIn() && !isOfTheWholeMatrix(bending(lab));
        int[] queries = IntStream.range(0, count)
                .filter(k -> !byClasses || isFirstOfItsClass(k))
                .toArray();
        List<QueryLoss> losses = IntStream.of(queries)
                .mapToObj(k -> lab.loss(QueryGroups.ofEveryFeature(p, k), promptLength))
                .toList();
        List<QueryWatch> watches = IntStream.range(0, queries.length)
                .mapToObj(i -> new QueryWatch(
                        queries[i], losses.get(i), learningRate, until, events.toArray(QueryEvent[]::new)))
                .toList();
        Trainer trainer = lab.trainer().fresh(() -> byClasses ? lab.classTrainer(promptLength) : lab.matrixTrainer());
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

    /**
     * Whether the built-in training is that of the whole Q ∈ R^{d×d}, all columns at once: of few features, on infinitely long prompts,
     * which cost next to nothing, and where no two features are equally frequent, so that there are no classes to save with. A lie may
     * lead nowhere and take all of the budget each time: it is told to the engine of the classes.
     */
    private boolean isOfTheWholeMatrix(Lie bending) {
        return bending == Lie.NONE
                && (p.count() <= MOST_FEATURES
                        || Double.isInfinite(promptLength)
                        || IntStream.range(0, p.count()).allMatch(this::isFirstOfItsClass));
    }

    private boolean isFirstOfItsClass(int k) {
        return IntStream.range(0, k).noneMatch(other -> p.get(other) == p.get(k));
    }
}
