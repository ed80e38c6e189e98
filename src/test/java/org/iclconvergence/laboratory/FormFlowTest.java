package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.stats.Estimate;
import org.junit.jupiter.api.Test;

/** Flows whose closed form {@link TokenValues} states, and what a slope says of its own rounding. */
class FormFlowTest {
    private static final FeatureProbabilities P = FeatureProbabilities.of(0.75, 0.25);

    private static final UniformRandomProvider RANDOM = RandomSource.SPLIT_MIX_64.create(7L);

    private static FormFlow flow(Form form, Lie lie) {
        return new FormFlow(form, new FormLoss(P, 0), new Wiring(lie), 1e-9);
    }

    private static void isAt(Estimate time, double exact) {
        assertThat(exact).isBetween(time.lower(), time.upper());
        assertThat(time.error()).isLessThan(2.5e-5 * exact);
    }

    /** From u = (1, 2): ln(u²/(2 ε))/(2 p), the second feature's is the later. */
    @Test
    void events_come_when_their_closed_form_says() {
        FormRun run = flow(new TokenValues(1, 2), Lie.NONE).run(RANDOM, 0.001, 1e4);
        isAt(run.first(), Math.log(1 / 0.002) / 1.5);
        isAt(run.slowest(), Math.log(4 / 0.002) / 0.5);
        // 15.2 is in the stage that ends at 1.5⁷
        assertThat(run.queries().get(1).end().value()).isCloseTo(2 * Math.exp(-0.5 * Math.pow(1.5, 7)), within(1e-7));
        // the first is the slower one here: it is not the slowest that is looked for twice
        FormRun other = flow(new TokenValues(1, 1e-3), Lie.NONE).run(RANDOM, 0.001, 1e4);
        isAt(other.first(), Math.log(1 / 0.002) / 1.5);
        isAt(other.slowest(), Math.log(1 / 0.002) / 1.5);
    }

    /** At 7, which is between 5.0625 and 1.5 times that. */
    @Test
    void a_flow_is_followed_up_to_its_longest_time_and_not_beyond() {
        FormRun run = flow(new TokenValues(1, 2), Lie.NONE).run(RANDOM, 1e-6, 7);
        assertThat(run.first()).isEqualTo(Estimate.NEVER);
        assertThat(run.slowest()).isEqualTo(Estimate.NEVER);
        assertThat(run.queries().get(0).end().value()).isCloseTo(0.5 * Math.exp(-10.5), within(1e-9));
        assertThat(run.queries().get(1).end().value()).isCloseTo(2 * Math.exp(-3.5), within(1e-7));
        FormRun one = flow(new TokenValues(1, 2), Lie.NONE).run(RANDOM, 1e-6, 1);
        assertThat(one.queries().get(1).end().value()).isCloseTo(2 * Math.exp(-0.5), within(1e-7));
        FormRun none = flow(new TokenValues(1, 2), Lie.NONE).run(RANDOM, 1e-6, 0);
        assertThat(none.queries().get(1).end().value()).isEqualTo(2);
    }

    /** The second slope of Dormand and Prince is taken a fifth of the step ahead: the step of ¼ moves u by −¾ u / 20. */
    @Test
    void the_first_step_is_a_quarter() {
        TokenValues form = new TokenValues(1, 2);
        flow(form, Lie.NONE).run(RANDOM, 1e-6, 1);
        assertThat(form.differentiated().subList(0, 2))
                .as("a look, and the start")
                .containsExactly(1.0, 1.0);
        assertThat(form.differentiated().get(2)).isCloseTo(1 - 0.75 / 20, within(1e-15));
    }

    /** Each look differentiates once and reads twice more; a flow that stands still is never over before its longest time. */
    @Test
    void a_flow_that_leads_nowhere_is_given_up() {
        Lie still = new Lie("still", "no slopes").bend(Seams.SLOPES_OF_A_LAYER, honest -> slopes -> slopes.scale(0));
        TokenValues form = new TokenValues(1, 2);
        FormRun run = flow(form, still).run(RANDOM, 1e-6, 1e300);
        assertThat(run.slowest()).isEqualTo(Estimate.NEVER);
        int looks = (form.reads() - form.differentiated().size()) / 2;
        assertThat(form.differentiated().size() - looks).isBetween(8000, 8020);
    }

    /** At a million times the rate explicit steps are short: the first stage alone would take hundreds of thousands. */
    @Test
    void a_stage_has_no_more_evaluations_than_a_training() {
        Lie steep = new Lie("steep", "a million slopes")
                .bend(Seams.SLOPES_OF_A_LAYER, honest -> slopes -> slopes.scale(1e6));
        TokenValues form = new TokenValues(1, 2);
        FormRun run = flow(form, steep).run(RANDOM, -1, 1e4);
        assertThat(run.slowest()).isEqualTo(Estimate.NEVER);
        int looks = (form.reads() - form.differentiated().size()) / 2;
        assertThat(form.differentiated().size() - looks).isEqualTo(8000);
    }

    @Test
    void what_is_learned_at_the_start_is_learned_at_0() {
        FormRun run = flow(new TokenValues(0.01, 0.01), Lie.NONE).run(RANDOM, 0.001, 1e4);
        assertThat(run.queries())
                .allSatisfy(query -> assertThat(query.time().upper()).isCloseTo(0, within(1e-300)));
    }

    /** Uphill L_1 is ½ e^{3t/2}: above 10 at the end of the stage from 1.5 to 2.25, not at its start. */
    @Test
    void a_flow_whose_loss_grows_is_given_up() {
        Lie away = new Lie("away", "uphill").bend(Seams.SLOPES_OF_A_LAYER, honest -> slopes -> slopes.scale(-1));
        FormRun run = flow(new TokenValues(1, 2), away).run(RANDOM, 1e-6, 1e300);
        assertThat(run.slowest()).isEqualTo(Estimate.NEVER);
        assertThat(run.queries().get(0).end().value()).isCloseTo(0.5 * Math.exp(1.5 * 2.25), within(1e-5));
    }

    /** Four logits, v = −2, u = (3, −1). */
    private static final double[] AT = {0, 0, 0, 0, -2, 3, -1};

    private static final double[] DIRECTION = {0.25, -0.5, 0.125, 0.5, 0.25, -0.25, 0.5};

    private static Compared slope(double scale) {
        double[] at = new double[7];
        double[] direction = new double[7];
        for (int i = 0; i < 7; i++) {
            at[i] = scale * AT[i];
            direction[i] = scale * DIRECTION[i];
        }
        return flow(new TrainedValueForm(2, true, 1), Lie.NONE).slope(at, direction);
    }

    /**
     * |v| = 2 and |u| = 3: 2 (2 · 3 + 9) of logits, 3 of v, 3 of u are 36. A parameter moves a logit by 2 · 2 · 3 times ½ at most. Seven
     * terms, K² of v, six K-sums and 60 more are 83 roundings; logits of 0 have no difference.
     */
    @Test
    void every_rounding_of_a_slope_is_counted() {
        assertThat(slope(1).actual().error()).isEqualTo(83 * 36 * 6 * 0x1p-53);
        // an eighth: v = ¼ and u = ⅜ are 2 (5/16 + 9/64), 1¼ and ⅜; 2 · 2 · ⅜ times 1/16
        assertThat(slope(0.125).actual().error()).isEqualTo(83 * (29 / 32.0 + 1.25 + 0.375) * (1.5 / 16) * 0x1p-53);
        // a sixteenth: 2 (9/64 + 9/256), 1⅛ and 3/16; 2 · 2 · 3/16 is below 1, by which one parameter moves its own
        // logit
        assertThat(slope(0.0625).actual().error()).isEqualTo(83 * (45 / 128.0 + 1.125 + 0.1875) * (1 / 32.0) * 0x1p-53);
    }

    /** Four roundings for a difference of 2 between logits of the second query. */
    @Test
    void logits_that_differ_round_a_slope() {
        double[] at = AT.clone();
        at[3] = -2;
        Compared slope = flow(new TrainedValueForm(2, true, 1), Lie.NONE).slope(at, DIRECTION);
        assertThat(slope.actual().error()).isEqualTo((83 + 4 * 2) * 36 * 6 * 0x1p-53);
    }

    /** Velocities are the direction; their error is 8 roundings of 2 · 3½², or of ⅞ · ½, which is more than 2 · (7/16)². */
    @Test
    void every_rounding_of_a_velocity_is_counted() {
        assertThat(slope(1).expected()).isEqualTo(definition(1, 8 * 24.5 * 0x1p-53));
        assertThat(slope(0.125).expected()).isEqualTo(definition(0.125, 8 * 0.4375 * 0x1p-53));
    }

    private static Estimate definition(double scale, double velocityError) {
        Heads layer = new Heads(1, 2);
        layer.labelValue = -2 * scale;
        layer.tokenValues[0] = 3 * scale;
        layer.tokenValues[1] = -scale;
        Heads velocity = new Heads(1, 2);
        System.arraycopy(DIRECTION, 0, velocity.logits[0], 0, 4);
        velocity.labelValue = 0.25;
        velocity.tokenValues[0] = -0.25;
        velocity.tokenValues[1] = 0.5;
        velocity.scale(scale);
        return new MovingLayer(layer, velocity, velocityError, P, 0).slopeOfTheLoss();
    }

    @Test
    void a_flow_has_as_many_dimensions_as_its_form_once_it_was_started() {
        FormFlow flow = flow(new TokenValues(1, 2), Lie.NONE);
        assertThat(flow.getDimension()).isZero();
        flow.run(RANDOM, 1, 1);
        assertThat(flow.getDimension()).isEqualTo(2);
    }
}
