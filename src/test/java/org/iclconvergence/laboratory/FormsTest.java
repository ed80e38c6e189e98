package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Index.atIndex;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.worlds.FormWorld;
import org.iclconvergence.worlds.FormWorld.Kind;
import org.iclconvergence.worlds.FormWorld.Regime;
import org.iclconvergence.worlds.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other forms of attention: their loss against the literal transformer, its slopes against differentiation of the definition. */
class FormsTest {
    private static Laboratory laboratory(Lie lie) {
        return new Laboratory(new Wiring(lie), TrainerUnderTest.builtIn(), new Memory(), trials -> trials, false);
    }

    private static Forms forms(Kind kind, Regime regime) {
        return laboratory(Lie.NONE).forms(new FormWorld(kind, regime, new Seeds(7)));
    }

    private static double difference(Compared compared) {
        return Math.abs(compared.actual().value() - compared.expected().value());
    }

    private static void agrees(Compared compared, double most) {
        assertThat(compared.actual().value()).isNotZero();
        assertThat(difference(compared))
                .isLessThanOrEqualTo(
                        compared.actual().error() + compared.expected().error());
        assertThat(compared.actual().error()).isBetween(1e-18, most);
        assertThat(compared.expected().error()).isBetween(1e-18, most);
    }

    @ParameterizedTest
    @EnumSource
    void the_loss_of_a_form_is_the_literal_transformers(Kind kind) {
        for (Regime regime : Regime.values()) {
            List<Compared> errors = forms(kind, regime).predictionErrors(4);
            assertThat(errors).hasSize(4).allSatisfy(each -> agrees(each, 1e-13));
        }
    }

    @Test
    void a_lie_about_predictions_is_a_deviation_of_the_loss() {
        Lie louder = new Lie("louder", "predictions are a tenth larger")
                .bend(Seams.PREDICTION, honest -> (q, features, prompt) -> 1.1 * honest.of(q, features, prompt));
        FormWorld world = new FormWorld(Kind.PAPER, Regime.BALANCED, new Seeds(7));
        assertThat(laboratory(louder).forms(world).predictionErrors(4))
                .allSatisfy(each -> assertThat(difference(each))
                        .isGreaterThan(1e-3 * each.actual().value()));
    }

    /** Scores over √d slow the logits down by d, and two heads share the slope; the closed form knows no parameters. */
    @ParameterizedTest
    @CsvSource({"PAPER, 1", "SCALED_BY_FEATURES, 4", "SCALED_BY_32, 32", "TWO_HEADS, 2"})
    void a_form_that_is_the_papers_in_another_time_takes_that_time(Kind kind, double slower) {
        double closed =
                ClosedFormTime.balanced(4).whenErrorReaches(FormWorld.ERROR).value();
        Forms forms = forms(kind, Regime.BALANCED);
        List<FormRun> runs = forms.runs(4);
        assertThat(runs).hasSize(1);
        Estimate time = runs.get(0).slowest();
        assertThat(slower * closed).isBetween(time.lower(), time.upper());
        assertThat(time.error()).isLessThan(1e-4 * time.value());
        assertThat(runs.get(0).first().value()).isCloseTo(time.value(), within(1e-4 * time.value()));
        assertThat(runs.get(0).queries()).hasSize(4).allSatisfy(query -> {
            assertThat(slower * closed)
                    .isBetween(query.time().lower(), query.time().upper());
            // two looks are at most a twentieth of the time apart
            assertThat(query.time().error()).isLessThan(0.026 * slower * closed);
            assertThat(query.reached().upper()).isLessThanOrEqualTo(FormWorld.ERROR * (1 + 1e-4));
            assertThat(query.switchesOnce()).isFalse();
        });
        assertThat(forms.paper(4).value()).isCloseTo(closed, within(1e-4 * closed));
        assertThat(forms.runs(4)).as("remembered").isSameAs(runs);
    }

    /** Of two heads that read tokens and attend to the query itself, on a prompt of eight tokens. */
    @Test
    void the_whole_of_a_layer_has_the_literal_loss_and_its_slopes() {
        FeatureProbabilities p = FeatureProbabilities.proportionalTo(new double[] {4, 2, 2});
        Heads layer = new Heads(2, 3);
        for (int i = 0; i < 9; i++) {
            layer.logits[0][i] = (i * 5 % 9) / 4.0 - 1;
            layer.logits[1][i] = (i * 7 % 9) / 8.0 - 2;
        }
        layer.tokenValues[0] = 0.5;
        layer.tokenValues[1] = -0.25;
        layer.tokenValues[2] = 0.75;
        layer.labelValue = 0.625;
        FormLoss loss = new FormLoss(p, 0.125);
        Heads slopes = new Heads(2, 3);
        loss.evaluate(layer, slopes);
        LiteralForm literal = new LiteralForm(layer, p, 8, true);
        Seams.Prediction transformer = new Wiring(Lie.NONE).at(Seams.PREDICTION);
        for (int k = 0; k < 3; k++) {
            assertThat(loss.predictionErrors()[k])
                    .isCloseTo(literal.predictionError(k, transformer).value(), within(1e-15));
        }
        for (int h = 0; h < 2; h++) {
            for (int i = 0; i < 9; i++) {
                double[] logits = layer.logits[h];
                int at = i;
                assertThat(slopes.logits[h][i])
                        .isCloseTo(difference(loss, layer, logits[at], x -> logits[at] = x), within(1e-8));
            }
        }
        for (int m = 0; m < 3; m++) {
            int at = m;
            assertThat(slopes.tokenValues[m])
                    .isCloseTo(
                            difference(loss, layer, layer.tokenValues[at], x -> layer.tokenValues[at] = x),
                            within(1e-8));
        }
        assertThat(slopes.labelValue)
                .isCloseTo(difference(loss, layer, layer.labelValue, x -> layer.labelValue = x), within(1e-8));
    }

    private static double difference(FormLoss loss, Heads layer, double value, DoubleConsumer set) {
        double h = 1e-4;
        set.accept(value + h);
        loss.evaluate(layer, new Heads(2, 3));
        double ahead = whole(loss);
        set.accept(value - h);
        loss.evaluate(layer, new Heads(2, 3));
        double behind = whole(loss);
        set.accept(value);
        return (ahead - behind) / (2 * h);
    }

    private static double whole(FormLoss loss) {
        double whole = 0;
        for (int k = 0; k < loss.features(); k++) {
            whole += loss.probabilities().get(k) * loss.predictionErrors()[k];
        }
        return whole;
    }

    @ParameterizedTest
    @EnumSource
    void its_slope_is_that_of_the_definition(Kind kind) {
        for (Regime regime : Regime.values()) {
            agrees(forms(kind, regime).slope(4), 1e-10);
        }
    }

    @Test
    void a_lie_about_slopes_is_a_deviation() {
        Lie shorter = new Lie("shorter", "slopes are halved")
                .bend(Seams.SLOPES_OF_A_LAYER, honest -> slopes -> slopes.scale(0.5));
        FormWorld world = new FormWorld(Kind.PAPER, Regime.BALANCED, new Seeds(7));
        Compared slope = laboratory(shorter).forms(world).slope(4);
        assertThat(slope.actual().value() / slope.expected().value()).isCloseTo(0.5, within(1e-12));
    }

    /** Two heads, two features, and everything moves: against differences of fourth order. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25})
    void the_slope_of_a_moving_layer_is_that_of_differences(double queryWeight) {
        FeatureProbabilities p = FeatureProbabilities.of(0.75, 0.25);
        Heads layer = heads(0.1, -0.2, 0.3, 0.4, -0.5, 0.6, 0.7, -0.8, 0.9, -1, 1.1);
        Heads velocity = heads(1, 2, -1, 0.5, 0.25, -2, 1, 3, 0.5, -0.5, 2);
        double h = 1e-3;
        double difference = (8 * (loss(layer, velocity, h, p, queryWeight) - loss(layer, velocity, -h, p, queryWeight))
                        - loss(layer, velocity, 2 * h, p, queryWeight)
                        + loss(layer, velocity, -2 * h, p, queryWeight))
                / (12 * h);
        Estimate slope = new MovingLayer(layer, velocity, 0, p, queryWeight).slopeOfTheLoss();
        assertThat(slope.value()).isCloseTo(difference, within(1e-8));
        assertThat(slope.error()).isBetween(1e-18, 1e-12);
        Estimate doubtful = new MovingLayer(layer, velocity, 1e-6, p, queryWeight).slopeOfTheLoss();
        assertThat(doubtful.error()).isBetween(1e-7, 1e-4);
    }

    /** Two heads with two features: logits, then token values, then v. */
    private static Heads heads(double... entries) {
        Heads heads = new Heads(2, 2);
        System.arraycopy(entries, 0, heads.logits[0], 0, 4);
        System.arraycopy(entries, 4, heads.logits[1], 0, 4);
        System.arraycopy(entries, 8, heads.tokenValues, 0, 2);
        heads.labelValue = entries[10];
        return heads;
    }

    /** By the formula that training uses, at layer + time · velocity. */
    private static double loss(Heads layer, Heads velocity, double time, FeatureProbabilities p, double queryWeight) {
        Heads at = new Heads(2, 2);
        for (int h = 0; h < 2; h++) {
            for (int i = 0; i < 4; i++) {
                at.logits[h][i] = layer.logits[h][i] + time * velocity.logits[h][i];
            }
        }
        for (int m = 0; m < 2; m++) {
            at.tokenValues[m] = layer.tokenValues[m] + time * velocity.tokenValues[m];
        }
        at.labelValue = layer.labelValue + time * velocity.labelValue;
        FormLoss loss = new FormLoss(p, queryWeight);
        loss.evaluate(at, new Heads(2, 2));
        return p.get(0) * loss.predictionErrors()[0] + p.get(1) * loss.predictionErrors()[1];
    }

    /** One head that reads labels as they are is the paper's attention on infinitely long prompts. */
    @Test
    void one_head_has_the_paper_s_loss_attention_and_growth() {
        FeatureProbabilities p = FeatureProbabilities.proportionalTo(new double[] {4, 2, 1, 1});
        Heads layer = new Heads(1, 4);
        layer.readLabelsOnly();
        for (int i = 0; i < 16; i++) {
            layer.logits[0][i] = (i * 7 % 16) / 8.0 - 1;
        }
        FormLoss loss = new FormLoss(p, 0);
        Heads slopes = new Heads(1, 4);
        loss.evaluate(layer, slopes);
        for (int k = 0; k < 4; k++) {
            QueryGroups groups = QueryGroups.ofEveryFeature(p, k);
            double[] column = new double[4];
            for (int n = 0; n < 4; n++) {
                column[QueryGroups.positionOf(n, k)] = layer.logits[0][4 * k + n];
            }
            QueryValues values = new QueryValues(4);
            new InfinitePromptQuery(groups).evaluate(column, values);
            assertThat(loss.predictionErrors()[k]).isCloseTo(values.predictionError(), within(1e-15));
            assertThat(loss.targetAttention()[k]).isCloseTo(values.attention()[0], within(1e-15));
            for (int n = 0; n < 4; n++) {
                assertThat(slopes.logits[0][4 * k + n])
                        .isCloseTo(-values.growth()[QueryGroups.positionOf(n, k)], within(1e-15));
            }
        }
        assertThat(loss.features()).isEqualTo(4);
    }

    @Test
    void everything_of_a_layer_is_scaled_and_the_dominant_feature_cleared_for_the_others() {
        Heads layer = new Heads(2, 2);
        for (double[] head : layer.logits) {
            Arrays.setAll(head, i -> i + 1);
        }
        layer.tokenValues[0] = 5;
        layer.tokenValues[1] = 6;
        layer.labelValue = 7;
        layer.scale(2);
        assertThat(layer.logits[0]).containsExactly(2, 4, 6, 8);
        assertThat(layer.logits[1]).containsExactly(2, 4, 6, 8);
        assertThat(layer.tokenValues).containsExactly(10, 12);
        assertThat(layer.labelValue).isEqualTo(14);
        layer.clearDominant();
        assertThat(layer.logits[0]).containsExactly(2, 4, 0, 8);
        assertThat(layer.logits[1]).containsExactly(2, 4, 0, 8);
        layer.readLabelsOnly();
        assertThat(layer.tokenValues).containsExactly(0, 0);
        assertThat(layer.labelValue).isEqualTo(1);
    }

    /** Of two heads whose velocities are 1, 3 and 5, 1 for the first query, 2, 4 and 0, 8 for the second. */
    @Test
    void velocities_are_those_of_the_logits_less_their_mean() {
        Heads ahead = heads(11, 13, 12, 14, 15, 11, 10, 18, 3, 4, 5);
        Heads behind = heads(9, 7, 8, 6, 5, 9, 10, 2, 1, 4, 7);
        Heads velocity = Heads.halfDifference(ahead, behind);
        assertThat(velocity.tokenValues).containsExactly(1, 0);
        assertThat(velocity.labelValue).isEqualTo(-1);
        FormLook look = FormLook.of(3, new double[] {1, 1}, new double[] {0.5, 0.5}, velocity);
        // −1 and 2, then 1 and 4
        assertThat(look.target()).containsExactly(0.5, 2.5);
        assertThat(look.dominant()).containsExactly(0.5, -2.5);
        assertThat(look.isDominantLeading(0)).isTrue();
        assertThat(look.isDominantLeading(1)).isTrue();
        FormLook later = new FormLook(4, new double[2], new double[2], new double[] {1, 3}, new double[] {-2, -2});
        assertThat(later.isDominantLeading(0)).isTrue();
        assertThat(later.isDominantLeading(1)).isFalse();
        assertThat(later.time()).isEqualTo(4);
    }

    private static FormLook look(double time, double error, double attention, boolean dominantLeads) {
        return new FormLook(time, new double[] {error}, new double[] {attention}, new double[] {1}, new double[] {
            dominantLeads ? 2 : 0.5
        });
    }

    private static FormRun.Query query(double first, FormLook... looks) {
        FormRun run = FormRun.of(List.of(looks), 0.1, Estimate.NEVER, Estimate.exact(first));
        assertThat(run.queries()).hasSize(1);
        return run.queries().get(0);
    }

    @Test
    void a_query_is_learned_between_two_looks() {
        FormRun.Query query = query(
                0,
                look(0, 0.5, 0.25, true),
                look(2, 0.2, 0.5, false),
                look(3, 0.1, 0.75, false),
                look(5, 0.04, 0.8, true));
        assertThat(query.time().lower()).isCloseTo(2 * (1 - 1e-5), within(1e-12));
        assertThat(query.time().upper()).isCloseTo(3 * (1 + 1e-5), within(1e-12));
        assertThat(query.missing()).isEqualTo(new Estimate(0.25, 1e-5));
        assertThat(query.reached().value()).isEqualTo(0.1);
        assertThat(query.reached().error()).isCloseTo(1e-6, within(1e-15));
        assertThat(query.end().value()).isEqualTo(0.04);
        assertThat(query.end().error()).isCloseTo(4e-7, within(1e-15));
        assertThat(query.switchesOnce()).as("what comes later does not count").isTrue();
        FormRun.Query atOnce = query(0, look(1, 0.1, 0.75, true));
        assertThat(atOnce.time().lower()).isCloseTo(0, within(1e-15));
        assertThat(atOnce.time().upper()).isCloseTo(1 + 1e-5, within(1e-12));
    }

    @Test
    void a_query_whose_target_is_overtaken_again_switches_more_than_once() {
        assertThat(query(
                                0,
                                look(0, 0.5, 0.25, true),
                                look(1, 0.4, 0.3, false),
                                look(2, 0.3, 0.4, true),
                                look(3, 0.2, 0.5, false))
                        .switchesOnce())
                .isFalse();
    }

    @Test
    void a_query_may_never_be_learned() {
        FormRun.Query query = query(0, look(0, 0.5, 0.25, true), look(2, 0.2, 0.5, false));
        assertThat(query.time()).isEqualTo(Estimate.NEVER);
        assertThat(query.missing()).isEqualTo(Estimate.NEVER);
        assertThat(query.reached()).isEqualTo(Estimate.NEVER);
        assertThat(query.switchesOnce()).isTrue();
    }

    @Test
    void the_dominant_feature_leads_first_and_never_again() {
        assertThat(query(0, look(0, 1, 0, false), look(1, 1, 0, false)).switchesOnce())
                .isFalse();
        assertThat(query(0, look(0, 1, 0, true), look(1, 1, 0, true)).switchesOnce())
                .isFalse();
        assertThat(query(0, look(0, 1, 0, true), look(1, 1, 0, false), look(2, 1, 0, true))
                        .switchesOnce())
                .isFalse();
        assertThat(query(0, look(0, 1, 0, true), look(1, 1, 0, true), look(2, 1, 0, false), look(3, 1, 0, false))
                        .switchesOnce())
                .isTrue();
        assertThat(query(0, look(0, 0.1, 0, true)).switchesOnce()).isFalse();
    }

    @Test
    void the_first_query_s_start_may_be_left_out() {
        FormLook[] looks = {look(0, 1, 0, false), look(2, 1, 0, true), look(3, 1, 0, false)};
        assertThat(query(4, looks).switchesOnce()).isFalse();
        assertThat(query(4, looks).switchesOnceLater())
                .as("from 2 on, 2 itself included")
                .isTrue();
        assertThat(query(5, looks).switchesOnceLater()).isFalse();
        assertThat(query(3, looks).switchesOnceLater()).isTrue();
    }

    @Test
    void trainings_start_where_their_form_says() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(7L);
        assertThat(new QueryKeyForm(3, 2, 1, 0).start(random)).hasSize(18).containsOnly(0);
        assertThat(new QueryKeyForm(3, 2, 1, 0.1).start(random)).hasSize(18).doesNotContain(0, atIndex(0));
        double[] paper = new TrainedValueForm(3, false, 0.1).start(random);
        assertThat(paper).hasSize(10).endsWith(1);
        assertThat(Arrays.copyOf(paper, 9)).containsOnly(0);
        double[] row = new TrainedValueForm(3, true, 0.1).start(random);
        assertThat(row).hasSize(13);
        assertThat(Arrays.copyOf(row, 9)).containsOnly(0);
        for (int i = 9; i < 13; i++) {
            assertThat(Math.abs(row[i])).isBetween(1e-6, 0.6);
        }
        double[] separate = new SeparateForm(100, 0.1).start(random);
        assertThat(separate).hasSize(20_000);
        // 20,000 draws: the deviation is known to a part in 200
        assertThat(Math.sqrt(Arrays.stream(separate).map(x -> x * x).average().orElseThrow()))
                .isCloseTo(0.1, within(0.003));
    }
}
