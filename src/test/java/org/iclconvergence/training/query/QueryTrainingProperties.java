package org.iclconvergence.training.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;

class QueryTrainingProperties {
    private static final QueryEvent DONE = QueryEvent.predictionErrorAtMost(0.05);
    private static final QueryEvent HALF = QueryEvent.targetAttentionAtLeast(0.5);

    @Property(tries = 60)
    void the_target_never_shrinks_and_the_column_sums_to_zero(
            @ForAll @Size(min = 2, max = 6) double[] raw, @ForAll @IntRange(min = 1, max = 40) int promptLength) {
        double[] parts = Arrays.stream(raw).map(x -> 0.05 + Math.abs(x % 1)).toArray();
        QueryLoss loss = new PopulationIntegral(
                QueryGroups.ofEveryFeature(FeatureProbabilities.proportionalTo(parts), 0), promptLength);
        QueryTrajectory run = new QueryGradientDescent(loss, 2).run(DONE, 100, step -> true);
        double before = 0;
        for (QuerySnapshot snapshot : run.snapshots()) {
            assertThat(snapshot.targetWeight()).isGreaterThanOrEqualTo(before);
            // one rounding of each weight in each of 100 steps
            assertThat(Arrays.stream(snapshot.weights().toArray()).sum()).isCloseTo(0, within(1e-12));
            before = snapshot.targetWeight();
        }
    }

    @Property(tries = 60)
    void classes_flow_like_every_feature_by_itself(
            @ForAll @IntRange(min = 3, max = 12) int features,
            @ForAll @DoubleRange(min = 0.05, max = 0.9) double dominant) {
        FeatureProbabilities p = FeatureProbabilities.imbalanced(features, dominant);
        for (int k = 0; k < 2; k++) {
            QueryEvent[] events = {HALF, QueryEvent.targetLeads()};
            QueryTrajectory all = new GradientFlow(QueryGroups.ofEveryFeature(p, k)).run(DONE, events);
            QueryTrajectory grouped = new GradientFlow(SymmetryClasses.of(p)
                            .query(Math.min(k, SymmetryClasses.of(p).count() - 1)))
                    .run(DONE, events);
            assertThat(grouped.last().time())
                    .isCloseTo(all.last().time(), within(1e-10 * all.last().time()));
            assertThat(grouped.time(HALF).orElseThrow())
                    .isCloseTo(
                            all.time(HALF).orElseThrow(),
                            within(1e-10 * all.last().time()));
            assertThat(grouped.time(QueryEvent.targetLeads()).orElseThrow())
                    .isCloseTo(
                            all.time(QueryEvent.targetLeads()).orElseThrow(),
                            within(1e-10 * all.last().time()));
        }
    }

    @Property(tries = 30)
    void gradient_descent_tends_to_the_flow_at_rate_eta(
            @ForAll @IntRange(min = 3, max = 8) int features,
            @ForAll @DoubleRange(min = 0.2, max = 0.7) double dominant) {
        QueryGroups groups = SymmetryClasses.imbalanced(features, dominant).query(1);
        double flow = new GradientFlow(groups).run(DONE).last().time();
        double[] lag = new double[2];
        for (int i = 0; i < 2; i++) {
            double learningRate = i == 0 ? 0.2 : 0.02;
            var descent = new QueryGradientDescent(new InfinitePromptQuery(groups), learningRate);
            lag[i] = Math.abs(
                    descent.run(DONE, 1_000_000, step -> false).time(DONE).orElseThrow() - flow);
        }
        // the resolution is one step, the lag of Euler's method a few
        assertThat(lag[0]).isLessThan(10 * 0.2);
        assertThat(lag[1]).isLessThan(10 * 0.02);
    }
}
