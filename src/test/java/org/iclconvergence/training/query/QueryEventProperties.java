package org.iclconvergence.training.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.loss.InfinitePromptLoss;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.oracle.Draws;
import org.iclconvergence.training.GradientDescent;
import org.iclconvergence.training.Training;
import org.iclconvergence.training.Trajectory;

/** Events are what they say, and are found when they first happen. */
class QueryEventProperties {
    private static final QueryEvent DONE = QueryEvent.predictionErrorAtMost(0.02);
    private static final List<QueryEvent> EVENTS = List.of(
            DONE,
            QueryEvent.NEVER,
            QueryEvent.targetLeads(),
            QueryEvent.targetLeadsBy(3),
            QueryEvent.targetAttentionAtLeast(0.3),
            QueryEvent.targetAttentionAtLeast(0.9),
            QueryEvent.targetWeightAtLeast(1),
            QueryEvent.crossWeightAtMost(1, -0.25));

    @Provide
    Arbitrary<FeatureProbabilities> probabilities() {
        return Draws.probabilities(2, 6).withoutEdgeCases();
    }

    /** Columns of three weights, one after the other. */
    @Provide
    Arbitrary<double[][]> walks() {
        return Arbitraries.doubles()
                .between(-4, 6)
                .ofScale(3)
                .array(double[].class)
                .ofSize(3)
                .array(double[][].class)
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static QueryGroups three() {
        return QueryGroups.ofEveryFeature(FeatureProbabilities.of(0.2, 0.5, 0.3), 0);
    }

    @Property
    void a_margin_is_not_negative_where_the_event_holds(
            @ForAll("walks") double[][] walk, @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.999) double level) {
        List<QueryEvent> events = new ArrayList<>(EVENTS);
        events.add(QueryEvent.targetAttentionAtLeast(level));
        events.add(QueryEvent.predictionErrorAtMost(level));
        events.add(QueryEvent.targetLeadsBy(level));
        QueryValues values = new QueryValues(3);
        for (double[] weights : walk) {
            new InfinitePromptQuery(three()).evaluate(weights, values);
            QuerySnapshot snapshot = QuerySnapshot.of(0, weights, values);
            for (QueryEvent event : events) {
                boolean holds = switch (event.kind()) {
                    case TARGET_ATTENTION_AT_LEAST -> values.attention()[0] >= event.level();
                    case PREDICTION_ERROR_AT_MOST -> values.predictionError() <= event.level();
                    case WEIGHT_AT_LEAST -> weights[event.group()] >= event.level();
                    case WEIGHT_AT_MOST -> weights[event.group()] <= event.level();
                    case TARGET_LEADS_BY ->
                        values.growth()[0]
                                >= event.level() * Math.max(Math.abs(values.growth()[1]), Math.abs(values.growth()[2]));
                    case NEVER -> false;
                };
                assertThat(event.holds(three(), snapshot)).as(event.toString()).isEqualTo(holds);
                assertThat(event.margin(three(), weights, values) >= 0)
                        .as(event.toString())
                        .isEqualTo(holds);
            }
        }
    }

    /** A walk need not be a training: whatever is looked at, the book keeps the first time, and the look before it. */
    @Property
    void a_book_keeps_first_times(@ForAll("walks") double[][] walk) {
        EventBook book = new EventBook(three(), DONE, EVENTS.toArray(QueryEvent[]::new));
        QueryValues values = new QueryValues(3);
        List<QuerySnapshot> seen = new ArrayList<>();
        for (int i = 0; i < walk.length; i++) {
            new InfinitePromptQuery(three()).evaluate(walk[i], values);
            book.look(2 * i, walk[i], values, 0);
            seen.add(QuerySnapshot.of(2 * i, walk[i], values));
        }
        for (QueryEvent event : EVENTS) {
            var first = seen.stream()
                    .filter(snapshot -> event.holds(three(), snapshot))
                    .findFirst();
            QueryHit hit = book.hits().get(event);
            assertThat(hit == null).isEqualTo(first.isEmpty());
            assertThat(book.pending().contains(event)).isEqualTo(first.isEmpty());
            if (hit != null) {
                assertThat(hit.at().time()).isEqualTo(first.get().time());
                assertThat(hit.previous()).isEqualTo(Math.max(0, hit.at().time() - 2));
            }
        }
        assertThat(book.isOver()).isEqualTo(book.hits().containsKey(DONE));
    }

    /** The column of a query in a training of all of Z is the training of that column. */
    @Property(tries = 40)
    void a_watch_on_all_of_z_sees_the_column_by_itself(
            @ForAll("probabilities") FeatureProbabilities p,
            @ForAll @IntRange(min = 0, max = 5) int query,
            @ForAll @DoubleRange(min = 0.1, max = 3) double eta) {
        int k = query % p.count();
        QueryLoss loss = new InfinitePromptQuery(QueryGroups.ofEveryFeature(p, k));
        Trajectory all = Training.ofBilinearWeights(new InfinitePromptLoss(p), new GradientDescent(eta))
                .run(20);
        QueryWatch watch = new QueryWatch(k, loss, eta, QueryEvent.NEVER, EVENTS.toArray(QueryEvent[]::new));
        all.snapshots().forEach(snapshot -> watch.see(snapshot.step(), snapshot.weights()));
        QueryTrajectory column = new QueryGradientDescent(loss, eta)
                .run(QueryEvent.NEVER, 20, step -> true, EVENTS.toArray(QueryEvent[]::new));
        for (int t = 0; t <= 20; t++) {
            assertThat(watch.trajectory().snapshots().get(t).weights().toArray())
                    .containsExactly(column.snapshots().get(t).weights().toArray(), within(1e-12));
        }
        for (QueryEvent event : column.hits().keySet()) {
            assertThat(watch.trajectory().hits()).containsKey(event);
        }
    }

    /** Descent has no memory but its weights. */
    @Property(tries = 60)
    void a_descent_goes_on_from_where_it_stopped(
            @ForAll("probabilities") FeatureProbabilities p,
            @ForAll @IntRange(min = 1, max = 60) int promptLength,
            @ForAll @IntRange(min = 0, max = 12) int stop,
            @ForAll @DoubleRange(min = 0.1, max = 3) double eta) {
        QueryLoss loss = new PopulationIntegral(QueryGroups.ofEveryFeature(p, 0), promptLength);
        QueryTrajectory whole = new QueryGradientDescent(loss, eta).run(QueryEvent.NEVER, stop + 5, step -> true);
        QueryTrajectory rest = new QueryGradientDescent(
                        loss,
                        loss,
                        new ArrayRealVector(whole.snapshots().get(stop).weights()),
                        eta)
                .run(QueryEvent.NEVER, 5, step -> true);
        for (int t = 0; t <= 5; t++) {
            assertThat(rest.snapshots().get(t).weights().toArray())
                    .isEqualTo(whole.snapshots().get(stop + t).weights().toArray());
        }
        assertThat(LongStream.rangeClosed(0, stop + 5)
                        .map(t -> whole.step(whole.snapshots().get((int) t))))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(0, stop + 5).boxed().toList());
    }

    /** Steps come back from η t. */
    @Property
    void steps_survive_their_times(@ForAll @LongRange(min = 0, max = 1L << 50) long step, @ForAll("rates") double eta) {
        QueryValues values = new QueryValues(3);
        double[] weights = new double[3];
        new InfinitePromptQuery(three()).evaluate(weights, values);
        QuerySnapshot snapshot = QuerySnapshot.of(eta * step, weights, values);
        QueryTrajectory trajectory = new QueryTrajectory(three(), eta, List.of(snapshot), Map.of(), 0, 0);
        assertThat(trajectory.step(snapshot)).isEqualTo(step);
    }

    @Provide
    Arbitrary<Double> rates() {
        return Draws.logUniform(1e-12, 1e12);
    }

    @Provide
    Arbitrary<SymmetryClasses> classes() {
        return Arbitraries.oneOf(
                Draws.features(3).map(SymmetryClasses::balanced),
                Draws.probabilities(3, 6).map(SymmetryClasses::of));
    }

    /** The flow's field does not depend on time: from any moment of it the rest takes the rest of the time. */
    @Property(tries = 40)
    void a_flow_goes_on_from_where_it_stopped(
            @ForAll("classes") SymmetryClasses classes, @ForAll @DoubleRange(min = 0, max = 1) double share) {
        QueryLoss loss = new InfinitePromptQuery(classes.query(0));
        QueryTrajectory whole = new GradientFlow(loss).run(DONE);
        List<QuerySnapshot> moments = whole.snapshots();
        QuerySnapshot stop = moments.get((int) (share * (moments.size() - 1)));
        QueryTrajectory rest = new GradientFlow(loss, loss, new ArrayRealVector(stop.weights())).run(DONE);
        assertThat(stop.time() + rest.last().time())
                .isCloseTo(whole.last().time(), within(3e-11 * whole.last().time()));
    }

    /** Along the flow the error falls, the target weight rises, the column keeps its sum, and a hit is where its event begins to hold. */
    @Property(tries = 40)
    void a_flow_falls_and_hits_what_it_was_asked_for(@ForAll("classes") SymmetryClasses classes) {
        QueryGroups groups = classes.query(classes.count() - 1);
        QueryTrajectory run = new GradientFlow(groups).run(DONE, EVENTS.toArray(QueryEvent[]::new));
        QuerySnapshot before = run.first();
        for (QuerySnapshot now : run.snapshots()) {
            assertThat(now.predictionError()).isLessThanOrEqualTo(before.predictionError());
            assertThat(now.targetWeight()).isGreaterThanOrEqualTo(before.targetWeight());
            double sum = 0;
            for (int g = 0; g < groups.count(); g++) {
                sum += groups.multiplicity(g) * now.weights().getEntry(g);
            }
            assertThat(sum).isCloseTo(0, within(1e-10 * (1 + now.targetWeight())));
            before = now;
        }
        QueryValues values = new QueryValues(groups.count());
        run.hits().forEach((event, hit) -> {
            double[] weights = hit.at().weights().toArray();
            new InfinitePromptQuery(groups).evaluate(weights, values);
            double margin = event.margin(groups, weights, values);
            assertThat(hit.at().time()).isBetween(0.0, run.last().time());
            assertThat(margin).isGreaterThanOrEqualTo(-1e-9);
            if (hit.at().time() > 0) {
                assertThat(margin).isCloseTo(0, within(1e-9));
            }
        });
        assertThat(Arrays.asList(run.hits().keySet().toArray())).contains(DONE).doesNotContain(QueryEvent.NEVER);
    }
}
