package org.iclconvergence.laboratory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.data.TaskDistribution;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.GradientDescentTrainer;
import org.iclconvergence.training.ReferenceTrainer;
import org.iclconvergence.training.query.GradientFlow;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.iclconvergence.worlds.AdamWorld;
import org.iclconvergence.worlds.BalancedWorld;
import org.iclconvergence.worlds.CoherenceWorld;
import org.iclconvergence.worlds.ExperimentWorld;
import org.iclconvergence.worlds.FormWorld;
import org.iclconvergence.worlds.GaussianTokens;
import org.iclconvergence.worlds.GeneralWorld;
import org.iclconvergence.worlds.GivenPromptsWorld;
import org.iclconvergence.worlds.ImbalancedWorld;
import org.iclconvergence.worlds.MatrixWorld;
import org.iclconvergence.worlds.SmallPrompts;
import org.iclconvergence.worlds.StepWorld;

/**
 * Everything that a check may measure, every number with its error. Whatever can be bent is asked of the {@link Wiring}: the
 * check cannot tell an honest laboratory from a sabotaged one.
 */
public final class Laboratory {
    /** Steps of a descent at most. Not to have converged by then counts as never, which is only stricter. */
    private static final long BUDGET = 20_000;

    /** A lie may lead nowhere. No honest flow in the ranges of the claims takes as many. */
    private static final int MOST_EVALUATIONS_OF_A_LIE = 6_000;

    private final Wiring wiring;
    private final TrainerUnderTest trainer;
    private final Memory memory;
    private final IntUnaryOperator trials;
    private final boolean curtailing;

    /**
     * A laboratory of one run.
     *
     * @param wiring to the truth or to a lie
     * @param trainer that is measured
     * @param memory of the trainings that were done already
     * @param trials how many trials the run takes where a plan asks for so many
     * @param curtailing whether it makes no more of them than settle what they are made for
     */
    public Laboratory(
            Wiring wiring, TrainerUnderTest trainer, Memory memory, IntUnaryOperator trials, boolean curtailing) {
        this.wiring = wiring;
        this.trainer = trainer;
        this.memory = memory;
        this.trials = trials;
        this.curtailing = curtailing;
    }

    /**
     * The transformer, bent or not.
     *
     * @return its predictions and scores
     */
    public Transformer transformer() {
        return new Transformer(wiring);
    }

    // the world

    /**
     * The distribution of the task weight.
     *
     * @param intended zero mean, identity covariance
     * @return the distribution that is used
     */
    public TaskDistribution tasks(TaskDistribution intended) {
        return wiring.at(Seams.TASKS).apply(intended);
    }

    /**
     * The noise on context labels.
     *
     * @param intended σ
     * @return the σ that is used
     */
    public double labelNoise(double intended) {
        return wiring.at(Seams.LABEL_NOISE).applyAsDouble(intended);
    }

    /**
     * The length of the prompts that concentration is measured on.
     *
     * @param intended N
     * @return the N that is used
     */
    public int promptLength(int intended) {
        return wiring.at(Seams.PROMPT_LENGTH).applyAsInt(intended);
    }

    /**
     * Every context of a small problem.
     *
     * @param world with few prompts
     * @return means over all of them
     */
    public Contexts contexts(SmallPrompts world) {
        return new Contexts(this, world);
    }

    // one query

    /**
     * The query of a rare feature, as the world really is.
     *
     * @param world as it should be
     * @return the features as the query sees them
     */
    public QueryGroups rareQuery(ImbalancedWorld world) {
        return classes(world).query(1);
    }

    /**
     * The query of the dominant feature, as the world really is.
     *
     * @param world as it should be
     * @return the features as the query sees them
     */
    public QueryGroups dominantQuery(ImbalancedWorld world) {
        return classes(world).query(0);
    }

    private SymmetryClasses classes(ImbalancedWorld world) {
        double dominant = wiring.at(Seams.DOMINANT_PROBABILITY).applyAsDouble(world.features(), world.dominant());
        return SymmetryClasses.imbalanced(world.features(), dominant);
    }

    /**
     * The probabilities of a problem, as the world really is.
     *
     * @param intended the dominant feature first
     * @return the probabilities that are used
     */
    public FeatureProbabilities probabilities(FeatureProbabilities intended) {
        return wiring.at(Seams.PROBABILITIES).apply(intended);
    }

    /**
     * Attention, loss and growth at given weights.
     *
     * @param groups the features as the query sees them
     * @param promptLength N, infinite for the limit
     * @param weights A_k, then B_{k,n} of each group
     * @return the moment
     */
    public Moment at(QueryGroups groups, double promptLength, double[] weights) {
        return Losses.at(loss(groups, promptLength), weights);
    }

    /**
     * Gradient flow of one query.
     *
     * @param groups the features as the query sees them
     * @param promptLength N, infinite for the limit
     * @param until where it stops
     * @param events whose times are wanted, beside it
     * @return the run
     */
    public Run flow(QueryGroups groups, double promptLength, Event until, Event... events) {
        QueryLoss loss = loss(groups, promptLength);
        GradientFlow flow = new GradientFlow(trained(loss), loss, start(groups));
        GradientFlow limited = wiring.lie() == Lie.NONE ? flow : flow.givenUpAfter(MOST_EVALUATIONS_OF_A_LIE);
        return new Run(limited.run(until.asked(), asked(events)), loss);
    }

    /**
     * Gradient flow of one query on infinitely long prompts.
     *
     * @param groups the features as the query sees them
     * @param until where it stops
     * @param events whose times are wanted, beside it
     * @return the run
     */
    public Run flow(QueryGroups groups, Event until, Event... events) {
        return flow(groups, Double.POSITIVE_INFINITY, until, events);
    }

    /**
     * Gradient descent on one column of the exact population loss, by this project's own code whatever the trainer: for claims
     * about the loss and its flow, not about a training.
     *
     * @param groups the features as the query sees them
     * @param promptLength N, infinite for the limit
     * @param learningRate η
     * @param steps how many
     * @return the end
     */
    public Moment descendOneColumn(QueryGroups groups, double promptLength, double learningRate, long steps) {
        QueryLoss loss = loss(groups, promptLength);
        return new Run(descent(groups, loss, learningRate).run(QueryEvent.NEVER, steps, step -> false), loss).last();
    }

    /**
     * The same until an event, with every step.
     *
     * @param groups the features as the query sees them
     * @param promptLength N, infinite for the limit
     * @param learningRate η
     * @param budget steps at most
     * @param until where it stops
     * @param events whose times are wanted, beside it
     * @return the run
     */
    public Run descendOneColumn(
            QueryGroups groups, double promptLength, double learningRate, long budget, Event until, Event... events) {
        QueryLoss loss = loss(groups, promptLength);
        return new Run(
                descent(groups, loss, learningRate).run(until.asked(), budget, step -> true, asked(events)), loss);
    }

    private QueryGradientDescent descent(QueryGroups groups, QueryLoss loss, double learningRate) {
        return new QueryGradientDescent(trained(loss), loss, start(groups), learningRate(learningRate));
    }

    /**
     * The training of a balanced world: the flow, or descent of all features at once by the measured trainer.
     *
     * @param world what is trained
     * @param until where it stops
     * @param events whose times are wanted, beside it
     * @return the runs of the queries that may differ from each other
     */
    public List<Run> train(BalancedWorld world, Event until, Event... events) {
        return world.learningRate() == 0
                ? List.of(flow(world.query(), world.promptLength(), until, events))
                : descend(world.probabilities(), world.promptLength(), world.learningRate(), BUDGET, until, events);
    }

    /**
     * The training of every rare query of an imbalanced world: the flow, or descent of all features at once by the measured
     * trainer.
     *
     * @param world what is trained
     * @param until where it stops
     * @param events whose times are wanted, beside it
     * @return the runs of the rare queries that may differ from each other
     */
    public List<Run> trainRare(ImbalancedWorld world, Event until, Event... events) {
        if (world.learningRate() == 0) {
            return List.of(flow(rareQuery(world), world.promptLength(), until, events));
        }
        return descend(classes(world).expanded(), world.promptLength(), world.learningRate(), BUDGET, until, events)
                .stream()
                .filter(run -> run.dominant() != 0)
                .toList();
    }

    /**
     * Gradient descent on the exact population loss by the measured trainer, on all features at once; the built-in one trains the whole
     * of Q where {@link Descent} can afford it. It is looked at every step
     * at first, then at steps in the ratio 1.02, to which the times of events are rounded up.
     *
     * @param p the features
     * @param promptLength N, infinite for the limit
     * @param learningRate η
     * @param budget steps at most
     * @param until stops when it has held for every query
     * @param events whose times are wanted, beside it
     * @return the run of every query that may differ from the others, with each feature as a group of its own
     */
    public List<Run> descend(
            FeatureProbabilities p,
            double promptLength,
            double learningRate,
            long budget,
            Event until,
            Event... events) {
        return new Descent(
                        p,
                        promptLength,
                        learningRate(learningRate),
                        budget,
                        true,
                        until.asked(),
                        List.of(asked(events)))
                .run(this);
    }

    /**
     * Gradient descent on the exact population loss by the measured trainer, for a number of steps.
     *
     * @param p the features
     * @param promptLength N, infinite for the limit
     * @param learningRate η
     * @param steps how many
     * @return start and end of every query that may differ from the others
     */
    public List<Run> descend(FeatureProbabilities p, double promptLength, double learningRate, long steps) {
        return new Descent(p, promptLength, learningRate(learningRate), steps, false, QueryEvent.NEVER, List.of())
                .run(this);
    }

    double learningRate(double intended) {
        return wiring.at(Seams.LEARNING_RATE).applyAsDouble(intended);
    }

    private static QueryEvent[] asked(Event... events) {
        return Arrays.stream(events).map(Event::asked).toArray(QueryEvent[]::new);
    }

    QueryLoss loss(QueryGroups groups, double promptLength) {
        return Double.isInfinite(promptLength)
                ? wiring.at(Seams.INFINITE_PROMPT_LOSS).apply(groups)
                : wiring.at(Seams.POPULATION_LOSS).of(groups, promptLength);
    }

    QueryLoss trained(QueryLoss honest) {
        return wiring.at(Seams.TRAINED_LOSS).apply(honest);
    }

    /** Descent on population losses by one column for each class of equally frequent features. */
    GradientDescentTrainer classTrainer(double promptLength) {
        return new GradientDescentTrainer(loss -> trained(loss(loss.groups(), promptLength)));
    }

    /** Descent on population losses by the whole of Q. */
    ReferenceTrainer matrixTrainer() {
        return new ReferenceTrainer(wiring.at(Seams.MATRIX_GRADIENT));
    }

    private RealVector start(QueryGroups groups) {
        return new ArrayRealVector(wiring.at(Seams.START).apply(new double[groups.count()]), false);
    }

    // the whole problem

    /**
     * Gradient descent on all weights of a problem at once, as the claims on its invariants want it.
     *
     * @param world any probabilities, finite prompts
     * @return trainings of Z and of Q
     */
    public Invariants invariants(GeneralWorld world) {
        return new Invariants(this, world);
    }

    /**
     * Descent on the whole query-key matrix from the literal transformer's loss, beside the built-in trainer.
     *
     * @param world any probabilities, prompts so short that all contexts can be walked through
     * @param steps how many
     * @return the descents
     */
    public LiteralDescent literalDescent(GeneralWorld world, int steps) {
        return new LiteralDescent(this, world, steps);
    }

    /**
     * Descent on the whole query-key matrix from the exact population loss, beside the engine that trains one column for each class.
     *
     * @param world any probabilities and prompt length
     * @return both descents
     */
    public MatrixDescent matrixDescent(MatrixWorld world) {
        return new MatrixDescent(this, world);
    }

    /**
     * How many trials are to be taken.
     *
     * @param plan that asks for some
     * @return how many
     */
    public int trials(BinomialAcceptance plan) {
        return trials.applyAsInt(plan.trials());
    }

    /**
     * Whether no more trials are to be made than settle what they are made for.
     *
     * @return false where all are to be made
     */
    public boolean isCurtailing() {
        return curtailing;
    }

    /**
     * Runs of the paper's experiment, one for each trial; equal ones are shared by all claims.
     *
     * @param world its regime
     * @param plan that says how many there are
     * @param from the first of these, from 0
     * @param to behind the last, at most {@link #trials}
     * @return what the claims need of each run
     */
    public List<RunSummary> experiments(ExperimentWorld world, BinomialAcceptance plan, int from, int to) {
        return new PaperRuns(wiring, trainer, memory).summaries(world, plan.trials(), trials(plan), from, to);
    }

    /**
     * At which epochs those runs are looked at.
     *
     * @param world its regime
     * @return every so many epochs: 1 unless Q(t) comes as a file that would hold too much
     */
    public long everyEpochs(ExperimentWorld world) {
        return new PaperRuns(wiring, trainer, memory).everyEpochs(world);
    }

    /**
     * How far a run of the paper's experiment in the standard basis is from Adam as it was published.
     *
     * @param world its regime
     * @return the largest difference of an entry's moves in the first ten epochs, in units of the learning rate
     */
    public Estimate deviationFromAdam(ExperimentWorld world) {
        return new PaperRuns(wiring, trainer, memory).deviationFromAdam(world);
    }

    /**
     * How many runs a claim about a probability takes.
     *
     * @param intended a plan
     * @return the plan that is used
     */
    public BinomialAcceptance plan(BinomialAcceptance intended) {
        return wiring.at(Seams.PLAN).apply(intended);
    }

    /**
     * The trajectory of the first of those runs.
     *
     * @param world its regime
     * @return a table for figures 2 and 3; nothing if the trainer has no Q(t) of it
     */
    public Optional<String> trajectoryCsv(ExperimentWorld world) {
        return new PaperRuns(wiring, trainer, memory).trajectoryCsv(world);
    }

    // the breaking points

    /**
     * What coherent features break.
     *
     * @param world a direction in which coherence grows
     * @return searches along it
     */
    public Coherence coherence(CoherenceWorld world) {
        return new Coherence(wiring, world);
    }

    /**
     * Tokens that are not from a dictionary.
     *
     * @param world of Gaussian tokens
     * @return their prompts
     */
    public GaussianPrompts gaussianPrompts(GaussianTokens world) {
        return new GaussianPrompts(world, wiring);
    }

    /**
     * Descents at one learning rate after the other.
     *
     * @param world whose loss is minimised
     * @return the descents
     */
    public Steps steps(StepWorld world) {
        return new Steps(world, this);
    }

    /**
     * Another form of attention.
     *
     * @param world what is different
     * @return its trainings
     */
    public Forms forms(FormWorld world) {
        return new Forms(world, this);
    }

    // from theory to experiment

    /**
     * Trainings on given prompts, few and many.
     *
     * @param world a small problem
     * @return the trainings
     */
    public Generalisation generalisation(GivenPromptsWorld world) {
        return new Generalisation(world, wiring, memory);
    }

    /**
     * Trainings by Adam on the population loss.
     *
     * @param world the orientation of the features
     * @return the trainings
     */
    public AdamStages adamStages(AdamWorld world) {
        return new AdamStages(world, this);
    }

    Wiring wiring() {
        return wiring;
    }

    TrainerUnderTest trainer() {
        return trainer;
    }

    Memory memory() {
        return memory;
    }
}
