package org.iclconvergence.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.query.QuerySnapshot;
import org.junit.jupiter.api.Test;

/** What a moment of a training says, where it can be computed by hand: four equally probable features. */
class MomentTest {
    private static final QueryGroups GROUPS = SymmetryClasses.balanced(4).query(0);

    private static Moment atStart(QueryLoss loss) {
        double[] weights = new double[GROUPS.count()];
        QueryValues values = new QueryValues(GROUPS.count());
        loss.evaluate(weights, values);
        return new Moment(loss, QuerySnapshot.of(0, weights, values), Estimate.exact(0), 0);
    }

    private static void encloses(Estimate estimate, double value) {
        assertThat(estimate.value()).isCloseTo(value, within(1e-15));
        assertThat(estimate.error()).isBetween(0.0, 1e-12);
        assertThat(Math.abs(estimate.value() - value)).isLessThanOrEqualTo(estimate.error());
    }

    @Test
    void on_infinitely_long_prompts_attention_is_uniform() {
        Moment start = atStart(new InfinitePromptQuery(GROUPS));
        encloses(start.targetAttention(), 0.25);
        encloses(start.attention(1), 0.25);
        encloses(start.rest(), 0.75);
        // ½ (9/16 + 3/16)
        encloses(start.predictionError(), 0.375);
        // p_k a (1 − a)² K/(K − 1), which the three others share
        encloses(start.targetGrowth(), 3 / 64.0);
        encloses(start.growth(1), -1 / 64.0);
        encloses(start.largestCrossGrowth(), 1 / 64.0);
        encloses(start.logOdds(0), -FastMath.log(3));
        encloses(start.logOdds(1), FastMath.log(3));
        encloses(start.weight(1), 0);
        encloses(start.targetWeight(), 0);
        assertThat(start.weights()).containsOnly(0);
    }

    @Test
    void on_one_token_nothing_can_be_learned() {
        Moment start = atStart(new PopulationIntegral(GROUPS, 1));
        assertThat(start.targetAttention().value()).isCloseTo(0.25, within(1e-12));
        // ½ (1 + 1) unless the token is the target
        assertThat(start.predictionError().value()).isCloseTo(0.75, within(1e-12));
        assertThat(start.targetGrowth().value()).isCloseTo(0, within(1e-12));
        assertThat(start.largestCrossGrowth().value()).isCloseTo(0, within(1e-12));
    }
}
