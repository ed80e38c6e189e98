package org.iclconvergence.checks;

import java.util.List;
import java.util.function.LongPredicate;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.training.DefaultTrainer;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.Optimizer;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.Training;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.training.Trajectory;
import org.iclconvergence.training.query.GradientFlow;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryGradientDescent;
import org.iclconvergence.training.query.QueryTrajectory;

/**
 * Everything that a check may measure: the hooks of the layers below and the trainings that are made of them. This class is the
 * honest one; a control is a subclass that breaks exactly one thing and that the check cannot tell apart.
 */
public class Experiment extends Losses {
    /** How many times the planned trials a run that decides takes: the exact limits hold for any number. */
    private static final int EFFORT = Judgement.SETTINGS.effort();

    /** Bound on the relative error of a hitting time of the flow, as {@link GradientFlow} states it. */
    public static final double FLOW_ERROR = 1e-11;

    private final MeasuredTrainer trainer;

    private boolean inPlaceOfTheHonestOne;

    /** An experiment on the built-in trainers. */
    public Experiment() {
        this(MeasuredTrainer.builtIn());
    }

    /** Not for controls: they sabotage the built-in trainers. */
    Experiment(MeasuredTrainer trainer) {
        this.trainer = trainer;
    }

    final MeasuredTrainer trainer() {
        return trainer;
    }

    /**
     * The name under which results are kept.
     *
     * @return empty for the honest experiment, else the control's name in claims.yaml
     */
    public String name() {
        return "";
    }

    final boolean isSabotaged() {
        return !name().isEmpty();
    }

    /** Lets a control take the place of the honest experiment, to show what its defect does to every claim. */
    final Experiment inPlaceOfTheHonestOne() {
        inPlaceOfTheHonestOne = true;
        return this;
    }

    /** Whether this is the run that decides about the claim: the honest one, or the control in its place. */
    final boolean decides() {
        return inPlaceOfTheHonestOne || !isSabotaged();
    }

    /**
     * How many trials a stochastic check runs. A control is broken grossly and needs no fine plan: with 60 trials at the
     * plan's own error (1e-6) an event that happens in at most 45 of them, 75 %, is refuted.
     *
     * @param plan the check's plan
     * @return the planned trials, or fewer under a control
     */
    public int trials(BinomialAcceptance plan) {
        note("trials");
        return decides() ? EFFORT * plan.trials() : Math.min(plan.trials(), 60);
    }

    /**
     * The training rule of the paper's experiment.
     *
     * @param intended as the settings say
     * @return the rule that is used
     */
    public Optimizer optimizer(Optimizer intended) {
        note("optimizer");
        return intended;
    }

    /**
     * Runs the paper's experiment.
     *
     * @param intended its settings
     * @param record which epochs to record
     * @return the trajectory
     */
    public final Trajectory run(PaperExperiment intended, LongPredicate record) {
        PaperExperiment setting = setting(intended);
        RandomStreams streams = new RandomStreams(setting.seed());
        Features features = setting.features(streams);
        List<Prompt> prompts = prompts(setting.samplePrompts(features, streams), streams);
        trainer.require(Objective.GIVEN_PROMPTS);
        if (!trainer.isBuiltIn()) {
            return PluggedRun.of(
                    trainer.fresh(DefaultTrainer::new),
                    TrainingProblem.onPrompts(setting, features, prompts),
                    empiricalLoss(prompts),
                    record);
        }
        return Training.ofQueryKeyMatrix(empiricalLoss(prompts), features, optimizer(setting.optimizer()))
                .run(setting.epochs(), record, epoch -> {});
    }

    /**
     * The weights at which training starts.
     *
     * @param groups the features as the query sees them
     * @return A_k, then B_{k,n} of each group
     */
    public double[] start(QueryGroups groups) {
        note("start");
        return new double[groups.count()];
    }

    /**
     * The learning rate of gradient descent on the population loss.
     *
     * @param intended η
     * @return the η that is used and reported
     */
    public double learningRate(double intended) {
        note("learningRate");
        return intended;
    }

    /**
     * Gradient flow on infinitely long prompts.
     *
     * @param groups the features as the query sees them
     * @param until where it stops
     * @param events whose times are wanted
     * @return the trajectory; hitting times have relative error below {@link #FLOW_ERROR}
     */
    public final QueryTrajectory flow(QueryGroups groups, QueryEvent until, QueryEvent... events) {
        return flow(infinitePromptLoss(groups), until, events);
    }

    /**
     * Gradient flow on the exact population loss of finite prompts.
     *
     * @param groups the features as the query sees them
     * @param promptLength N
     * @param until where it stops
     * @param events whose times are wanted
     * @return the trajectory
     */
    public final QueryTrajectory flow(QueryGroups groups, double promptLength, QueryEvent until, QueryEvent... events) {
        return flow(populationLoss(groups, promptLength), until, events);
    }

    private QueryTrajectory flow(QueryLoss loss, QueryEvent until, QueryEvent... events) {
        return new GradientFlow(trainedLoss(loss), loss, start(loss.groups())).run(until, events);
    }

    /**
     * Gradient descent on infinitely long prompts by the measured trainer, for a number of steps.
     *
     * @param p the features
     * @param learningRate η
     * @param steps how many
     * @return start and end of every query that may differ from the others
     */
    public final List<QueryTrajectory> descendOnInfinitePrompts(
            FeatureProbabilities p, double learningRate, long steps) {
        QueryEvent never = QueryEvent.predictionErrorAtMost(Double.MIN_VALUE);
        return new Descent(p, Double.POSITIVE_INFINITY, learningRate(learningRate), steps, false, never, List.of())
                .run(this);
    }

    /**
     * Gradient descent on the exact population loss by the measured trainer, on all features at once. It is looked at every step
     * at first, then at steps in the ratio 1.02, to which the times of events are rounded up.
     *
     * @param p the features
     * @param promptLength N
     * @param learningRate η
     * @param until stops when it has held for every query
     * @param budget steps at most
     * @param events whose times are wanted
     * @return the trajectory of every query that may differ from the others, with each feature as a group of its own
     */
    public final List<QueryTrajectory> descend(
            FeatureProbabilities p,
            double promptLength,
            double learningRate,
            QueryEvent until,
            long budget,
            QueryEvent... events) {
        return new Descent(p, promptLength, learningRate(learningRate), budget, true, until, List.of(events)).run(this);
    }

    /**
     * Gradient descent on one column of the exact population loss, by this project's own code whatever the trainer: for claims
     * about the loss and its flow, not about a training.
     *
     * @param groups the features as the query sees them
     * @param promptLength N
     * @param learningRate η
     * @param until where it stops
     * @param budget steps at most
     * @return start and end
     */
    public final QueryTrajectory descendOneColumn(
            QueryGroups groups, double promptLength, double learningRate, QueryEvent until, long budget) {
        QueryLoss loss = populationLoss(groups, promptLength);
        return new QueryGradientDescent(trainedLoss(loss), loss, start(groups), learningRate(learningRate))
                .run(until, budget, step -> false);
    }

    /**
     * The time of an event.
     *
     * @param trajectory that was asked for it
     * @param event the event
     * @return η t, infinite if it did not happen
     */
    public static double time(QueryTrajectory trajectory, QueryEvent event) {
        return trajectory.time(event).orElse(Double.POSITIVE_INFINITY);
    }
}
