package org.iclconvergence.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.dynamics.HittingTimes;
import org.iclconvergence.dynamics.Moment;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryHit;
import org.iclconvergence.training.query.QuerySnapshot;
import org.iclconvergence.training.query.QueryTrajectory;

/** One training of one query as a claim sees it: its setting, and what was measured, with errors. */
final class TrainedQuery {
    private static final QueryEvent SWITCH = QueryEvent.targetLeads();
    private static final QueryEvent HALF = QueryEvent.targetAttentionAtLeast(0.5);

    private final QueryRun run;
    private final QueryTrajectory trajectory;
    private final QueryGroups groups;
    private final QueryLoss loss;
    private final List<Moment> moments = new ArrayList<>();
    private final List<Moment> recorded = new ArrayList<>();

    TrainedQuery(QueryRun run) {
        this.run = run;
        this.trajectory = run.trajectory();
        this.groups = run.problem().groups();
        this.loss = isInfinite() ? new InfinitePromptQuery(groups) : new PopulationIntegral(groups, run.promptLength());
        run.moments().forEach(snapshot -> moments.add(moment(snapshot)));
        trajectory.snapshots().forEach(snapshot -> recorded.add(moment(snapshot)));
    }

    private Moment moment(QuerySnapshot snapshot) {
        boolean start = snapshot.time() == 0;
        return new Moment(
                loss,
                snapshot,
                Estimate.relative(snapshot.time(), trajectory.relativeTimeError()),
                start ? 0 : trajectory.weightError());
    }

    QueryGroups groups() {
        return groups;
    }

    /** K. */
    double features() {
        return groups.features();
    }

    /** p_k. */
    double probability() {
        return groups.probability(0);
    }

    /** N. */
    double promptLength() {
        return run.promptLength();
    }

    boolean isInfinite() {
        return Double.isInfinite(run.promptLength());
    }

    boolean isFlow() {
        return run.isFlow();
    }

    /** η of a descent. */
    double learningRate() {
        return trajectory.learningRate();
    }

    /** Steps of a descent. */
    long steps() {
        return trajectory.step(trajectory.last());
    }

    /** ε. */
    double error() {
        return run.lastError();
    }

    boolean startsAtZero() {
        return trajectory.first().weights().getLInfNorm() == 0;
    }

    boolean isBalanced() {
        return hasEqualCompetitors() && groups.probability(1) == groups.probability(0);
    }

    boolean hasEqualCompetitors() {
        return groups.hasEqualCompetitors();
    }

    /** Whether feature 1 stands apart and all others are equally probable. */
    boolean isOneApart() {
        SymmetryClasses classes = run.problem().classes();
        return classes.count() == 2 && classes.multiplicity(0) == 1;
    }

    boolean asksForFeatureOne() {
        return run.problem().queryClass() == 0;
    }

    /** p_1. */
    double dominant() {
        return run.problem().classes().probability(0);
    }

    /** The group of feature 1. */
    int dominantGroup() {
        return groups.dominant();
    }

    /** p_k of k ≥ 2 where feature 1 stands apart. */
    double probabilityBesideFeatureOne() {
        SymmetryClasses classes = run.problem().classes();
        return classes.probability(classes.count() - 1);
    }

    /** N* = ln(1/(2ε))/−ln(1−p) of the features that the claims of this setting ask for: the rare ones beside feature 1, or the query. */
    double shortestPrompt() {
        return LossFloor.shortestPrompt(isOneApart() ? probabilityBesideFeatureOne() : probability(), error());
    }

    /** A quantity that a range of claims.yaml is about; NaN where it means nothing. */
    double quantity(String name) {
        boolean finite = !isInfinite();
        return switch (name) {
            case "K" -> finite ? Double.NaN : features();
            case "K at finite N" -> finite ? features() : Double.NaN;
            case "N/N*" -> finite ? promptLength() / shortestPrompt() : Double.NaN;
            case "N/K" -> finite ? promptLength() / features() : Double.NaN;
            case "p_1" -> dominant();
            case "ε" -> error();
            default -> Double.NaN;
        };
    }

    /** η t of L_k = ε. */
    Reached converged() {
        return time(QueryEvent.predictionErrorAtMost(error()), "L_k = ε");
    }

    /** η t of the switch of the leading influence. */
    Reached switched() {
        return time(SWITCH, "the switch");
    }

    /** η t of Attn_k = ½. */
    Reached half() {
        return time(HALF, "Attn_k = ½");
    }

    Reached time(QueryEvent event, String name) {
        QueryHit hit = trajectory.hits().get(event);
        return hit == null
                ? new Reached(moments.get(moments.size() - 1).time(), false, name)
                : new Reached(HittingTimes.of(trajectory, hit), true, name);
    }

    Optional<Moment> atSwitch() {
        return trajectory.at(SWITCH).map(this::moment);
    }

    Optional<Moment> atHalf() {
        return trajectory.at(HALF).map(this::moment);
    }

    Moment start() {
        return recorded.get(0);
    }

    /** Recorded moments and those of events, in order. */
    List<Moment> moments(Predicate<Moment> which) {
        return moments.stream().filter(which).toList();
    }

    /** Recorded moments, in order. */
    List<Moment> recorded() {
        return recorded;
    }

    /** What the loss says of exactly these weights, whatever training they come from. */
    Moment atTheseWeights(Moment moment) {
        double[] weights = moment.weights();
        double rounding = 0;
        for (double weight : weights) {
            rounding = Math.max(rounding, Math.ulp(weight));
        }
        return moment.withWeightError(rounding);
    }

    /** The end of everything that was recorded. */
    Reached end() {
        return new Reached(moments.get(moments.size() - 1).time(), true, "the end");
    }

    /** How exact the loss is. */
    double lossError() {
        return loss.relativeError();
    }

    /** How exact the weights are. */
    double weightError() {
        return trajectory.weightError();
    }
}
