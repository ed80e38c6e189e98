package org.iclconvergence.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QueryHit;
import org.iclconvergence.training.query.QuerySnapshot;
import org.iclconvergence.training.query.QueryTrajectory;

/** Trainings that are not what they say: what a sentence about an honest one must be able to see. */
final class Bends {
    private Bends() {}

    static Map<String, UnaryOperator<QueryRun>> all() {
        Map<String, UnaryOperator<QueryRun>> bends = new HashMap<>();
        for (double factor : new double[] {1e-3, 0.3, 0.99, 1.01, 3, 1e3, 1e9}) {
            bends.put("times " + factor, run -> moments(run, at -> at(at, at.time() * factor)));
        }
        bends.put("growth of the wrong sign", run -> moments(run, at -> growth(at, -1, -1)));
        bends.put("a fifth of the growth", run -> moments(run, at -> growth(at, 0.2, 0.2)));
        bends.put("a hundredth of the growth", run -> moments(run, at -> growth(at, 0.01, 0.01)));
        bends.put("a fifth of the target's growth", run -> moments(run, at -> growth(at, 0.2, 1)));
        bends.put("a thousandth of the cross growth", run -> moments(run, at -> growth(at, 1, 1e-3)));
        bends.put("cross growth times 100", run -> moments(run, at -> growth(at, 1, 100)));
        bends.put(
                "growth where there is none",
                run -> moments(run, at -> withGrowth(at, at.growth().mapAdd(0.01))));
        bends.put("twice the target weight", run -> moments(run, at -> targetWeight(at, 2 * at.targetWeight())));
        bends.put(
                "target weight 5 larger",
                run -> moments(run, at -> targetWeight(at, at.time() == 0 ? 0 : at.targetWeight() + 5)));
        bends.put("target weight on one token", run -> moments(run, at -> targetWeight(at, 1e-3)));
        bends.put("a dominant weight of −½ ln K", run -> moments(run, at -> crossWeight(run, at)));
        bends.put(
                "weights of the other sign",
                run -> moments(run, at -> weights(at, at.weights().mapMultiply(-1))));
        bends.put(
                "weights of half the rate",
                run -> moments(run, at -> weights(at, at.weights().mapMultiply(0.5))));
        bends.put("ten times the prediction error", run -> moments(run, at -> error(at, 10 * at.predictionError())));
        bends.put("a millionth of the error", run -> moments(run, at -> error(at, 1e-6 * at.predictionError())));
        bends.put("no error at all", run -> moments(run, at -> error(at, 1e-280)));
        bends.put("an error that grows", run -> moments(run, at -> error(at, 1 - 0.9 * at.predictionError())));
        bends.put("twice the attention", run -> moments(run, at -> attention(at, 2)));
        bends.put("attention that grows", run -> moments(run, at -> attention(at, 1 + at.time())));
        bends.put("the switch at the end", run -> move(run, QueryEvent.targetLeads(), run.last()));
        bends.put(
                "the switch at the start",
                run -> move(run, QueryEvent.targetLeads(), run.trajectory().first()));
        bends.put(
                "half at the start",
                run -> move(
                        run,
                        QueryEvent.targetAttentionAtLeast(0.5),
                        run.trajectory().first()));
        bends.put("no switch", run -> forget(run, QueryEvent.targetLeads()));
        return bends;
    }

    private static QuerySnapshot at(QuerySnapshot at, double time) {
        return new QuerySnapshot(time, at.weights(), at.predictionError(), at.rest(), at.attention(), at.growth());
    }

    private static QuerySnapshot withGrowth(QuerySnapshot at, RealVector growth) {
        return new QuerySnapshot(at.time(), at.weights(), at.predictionError(), at.rest(), at.attention(), growth);
    }

    private static QuerySnapshot growth(QuerySnapshot at, double target, double cross) {
        RealVector growth = at.growth().mapMultiply(cross);
        growth.setEntry(0, target * at.targetGrowth());
        return withGrowth(at, growth);
    }

    private static QuerySnapshot weights(QuerySnapshot at, RealVector weights) {
        return new QuerySnapshot(at.time(), weights, at.predictionError(), at.rest(), at.attention(), at.growth());
    }

    private static QuerySnapshot targetWeight(QuerySnapshot at, double weight) {
        RealVector weights = at.weights().mapMultiply(1);
        weights.setEntry(0, at.time() == 0 ? 0 : weight);
        return weights(at, weights);
    }

    private static QuerySnapshot crossWeight(QueryRun run, QuerySnapshot at) {
        RealVector weights = at.weights().mapMultiply(1);
        double half = -0.5 * FastMath.log(run.trajectory().groups().features());
        weights.setEntry(weights.getDimension() - 1, at.time() == 0 ? 0 : half);
        return weights(at, weights);
    }

    private static QuerySnapshot error(QuerySnapshot at, double error) {
        return new QuerySnapshot(at.time(), at.weights(), error, at.rest(), at.attention(), at.growth());
    }

    private static QuerySnapshot attention(QuerySnapshot at, double factor) {
        return new QuerySnapshot(
                at.time(),
                at.weights(),
                at.predictionError(),
                at.rest(),
                at.attention().mapMultiply(factor),
                at.growth());
    }

    private static QueryRun moments(QueryRun run, UnaryOperator<QuerySnapshot> bend) {
        Map<QueryEvent, QueryHit> hits = new HashMap<>();
        run.trajectory().hits().forEach((event, hit) -> {
            QuerySnapshot bent = bend.apply(hit.at());
            double scale = hit.at().time() == 0 ? 1 : bent.time() / hit.at().time();
            hits.put(event, new QueryHit(hit.previous() * scale, bent));
        });
        List<QuerySnapshot> snapshots = new ArrayList<>();
        for (QuerySnapshot at : run.trajectory().snapshots()) {
            QuerySnapshot bent = bend.apply(at);
            // two times may be one after a product
            if (snapshots.isEmpty()
                    || bent.time() > snapshots.get(snapshots.size() - 1).time()) {
                snapshots.add(bent);
            }
        }
        return with(run, snapshots, hits);
    }

    private static QueryRun move(QueryRun run, QueryEvent event, QuerySnapshot to) {
        Map<QueryEvent, QueryHit> hits = new HashMap<>(run.trajectory().hits());
        hits.put(event, new QueryHit(to.time(), to));
        return with(run, run.trajectory().snapshots(), hits);
    }

    private static QueryRun forget(QueryRun run, QueryEvent event) {
        Map<QueryEvent, QueryHit> hits = new HashMap<>(run.trajectory().hits());
        hits.remove(event);
        return with(run, run.trajectory().snapshots(), hits);
    }

    private static QueryRun with(QueryRun run, List<QuerySnapshot> snapshots, Map<QueryEvent, QueryHit> hits) {
        QueryTrajectory old = run.trajectory();
        return new QueryRun(
                run.problem(),
                run.promptLength(),
                run.learningRate(),
                run.budget(),
                run.errors(),
                new QueryTrajectory(
                        old.groups(), old.learningRate(), snapshots, hits, old.relativeTimeError(), old.weightError()));
    }
}
