package org.iclconvergence.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.oracle.Draws;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.query.QuerySnapshot;

/** Whatever the weights are within their error, every number of a moment is within its own. */
class MomentProperties {
    /** Weights as they are known, and those of a corner of what they may be, both exact in doubles. */
    record Corner(QueryLoss loss, double[] known, double[] corner, double weightError) {
        static Corner of(QueryLoss loss, double[] known, double weightError, int signs) {
            double[] corner = known.clone();
            for (int g = 0; g < corner.length; g++) {
                corner[g] += (signs >> g & 1) == 0 ? weightError : -weightError;
            }
            return new Corner(loss, known, corner, weightError);
        }

        Moment moment(double[] weights, double error) {
            QueryValues values = new QueryValues(weights.length);
            loss.evaluate(weights, values);
            return new Moment(loss, QuerySnapshot.of(0, weights, values), Estimate.exact(0), error);
        }
    }

    @Provide
    Arbitrary<Corner> infinite() {
        return Draws.classes()
                .flatMap(classes ->
                        Arbitraries.integers().between(0, classes.count() - 1).map(classes::query))
                .flatMap(groups -> corners(groups, new InfinitePromptQuery(groups)));
    }

    @Provide
    Arbitrary<Corner> finite() {
        return Combinators.combine(
                        Draws.classes().map(classes -> classes.query(0)),
                        Arbitraries.integers().between(1, 100))
                .flatAs((groups, length) -> corners(groups, new PopulationIntegral(groups, length)));
    }

    private static Arbitrary<Corner> corners(QueryGroups groups, QueryLoss loss) {
        return Combinators.combine(
                        Draws.logits(groups.count()),
                        Arbitraries.of(0x1p-10, 0x1p-20, 0x1p-30),
                        Arbitraries.integers().between(0, (1 << Math.min(groups.count(), 20)) - 1))
                .as((weights, error, signs) -> Corner.of(loss, weights, error, signs));
    }

    private static void meet(Estimate known, Estimate corner) {
        assertThat(Math.abs(known.value() - corner.value())).isLessThanOrEqualTo(known.error() + corner.error());
    }

    private static void everyNumber(Corner corner) {
        Moment known = corner.moment(corner.known(), corner.weightError());
        Moment there = corner.moment(corner.corner(), 0);
        meet(known.targetWeight(), there.targetWeight());
        meet(known.rest(), there.rest());
        meet(known.predictionError(), there.predictionError());
        meet(known.targetGrowth(), there.targetGrowth());
        meet(known.largestCrossGrowth(), there.largestCrossGrowth());
        for (int g = 0; g < corner.known().length; g++) {
            meet(known.attention(g), there.attention(g));
            meet(known.logOdds(g), there.logOdds(g));
            if (g > 0) {
                meet(known.growth(g), there.growth(g));
            }
        }
    }

    @Property(tries = 150)
    void on_infinitely_long_prompts(@ForAll("infinite") Corner corner) {
        everyNumber(corner);
    }

    @Property(tries = 40)
    void on_prompts_that_end(@ForAll("finite") Corner corner) {
        everyNumber(corner);
    }
}
