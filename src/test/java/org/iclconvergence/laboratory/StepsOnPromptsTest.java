package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.loss.QueryValues;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.worlds.Seeds;
import org.iclconvergence.worlds.StepWorld;
import org.junit.jupiter.api.Test;

/** Which rise of a loss is one: of losses that are what a test says at every step, whatever the rate. */
class StepsOnPromptsTest {
    /** Of their prompts the largest label is not that of a query. */
    private static final Seeds SEEDS = new Seeds(6);

    private static final FeatureProbabilities P = FeatureProbabilities.of(0.5, 0.5);

    private final List<List<Prompt>> seen = new ArrayList<>();
    private int evaluations;

    private static Steps steps(StepWorld.Kind kind, Lie lie) {
        return new Laboratory(new Wiring(lie), TrainerUnderTest.builtIn(), new Memory(), trials -> trials, false)
                .steps(new StepWorld(kind, P, Double.POSITIVE_INFINITY, SEEDS));
    }

    /** On given prompts, with losses in the order in which they are asked for. */
    private BreakingPoint firstRise(IntToDoubleFunction losses) {
        Lie lie = new Lie("given", "losses by number").bend(Seams.EMPIRICAL_LOSS, honest -> prompts -> {
            seen.add(prompts);
            return new Loss() {
                private int step;

                @Override
                public int features() {
                    return 2;
                }

                @Override
                public void evaluate(BilinearWeights weights, LossValues values) {
                    evaluations++;
                    values.setLoss(losses.applyAsDouble(step++));
                }
            };
        });
        return steps(StepWorld.Kind.GIVEN_PROMPTS, lie).firstRise();
    }

    private static double largestLabel() {
        double largest = 0;
        for (Prompt prompt :
                PaperExperiment.standard(P, SEEDS.of("STEP-1", 0)).draw().prompts()) {
            for (int i = 0; i < prompt.length(); i++) {
                largest = Math.max(largest, Math.abs(prompt.label(i)));
            }
            largest = Math.max(largest, Math.abs(prompt.queryLabel()));
        }
        return largest;
    }

    /** 0.1 · 1.6ⁱ is at most 10⁶ for i up to 34: 35 rates, of each the start and 300 steps. */
    @Test
    void a_loss_that_does_not_rise_is_looked_at_for_three_hundred_steps_at_every_rate() {
        BreakingPoint none = firstRise(step -> 8);
        assertThat(none.isNone()).isTrue();
        assertThat(none.holds()).isCloseTo(0.1 * Math.pow(1.6, 34), within(1e-3));
        assertThat(evaluations).isEqualTo(35 * 301);
        assertThat(seen)
                .hasSize(35)
                .allSatisfy(prompts -> assertThat(prompts)
                        .isEqualTo(PaperExperiment.standard(P, SEEDS.of("STEP-1", 0))
                                .draw()
                                .prompts()));
    }

    /**
     * Of two features a residual is off by 48 roundings of a gap of labels, at most twice the largest. A loss of 8 is half the square of
     * 4: off by 4 times that and 8 · 10⁻¹⁵. Two losses explain twice as much.
     */
    @Test
    void a_rise_is_one_that_rounding_does_not_explain() {
        double explained = 2 * (4 * (48 * 2 * largestLabel() * 0x1p-53) + 8e-15);
        assertThat(firstRise(step -> step == 150 ? 8 + 0.98 * explained : 8).isNone())
                .isTrue();
        assertThat(firstRise(step -> step == 150 ? 8 + 1.02 * explained : 8))
                .isEqualTo(new BreakingPoint(Double.NaN, 0.1));
        assertThat(firstRise(step -> step == 300 ? 8.1 : 8)).isEqualTo(new BreakingPoint(Double.NaN, 0.1));
    }

    @Test
    void a_loss_that_is_no_number_has_risen() {
        assertThat(firstRise(step -> step == 3 ? Double.NaN : 8)).isEqualTo(new BreakingPoint(Double.NaN, 0.1));
        assertThat(firstRise(step -> Double.POSITIVE_INFINITY)).isEqualTo(new BreakingPoint(Double.NaN, 0.1));
    }

    /** Of one query: a loss by the number of the step, which is another one wherever the weights are. */
    private static BreakingPoint firstRiseOfAQuery(IntToDoubleFunction losses) {
        Lie lie = new Lie("query", "losses by number")
                .bend(
                        Seams.INFINITE_PROMPT_LOSS,
                        honest -> groups -> new QueryLoss() {
                            private double last;
                            private int step;

                            @Override
                            public QueryGroups groups() {
                                return groups;
                            }

                            @Override
                            public void evaluate(double[] weights, QueryValues values) {
                                step = weights[0] == 0 ? 0 : weights[0] == last ? step : step + 1;
                                last = weights[0];
                                values.set(losses.applyAsDouble(step), 0.5);
                                values.growth()[0] = 1;
                                values.attention()[0] = 0.5;
                                values.attention()[1] = 0.5;
                            }

                            @Override
                            public double relativeError() {
                                return 1e-3;
                            }
                        });
        return steps(StepWorld.Kind.BALANCED, lie).firstRise();
    }

    /** Each of two losses is off by a thousandth: a rise by two is none, by three it is one. */
    @Test
    void so_it_is_for_one_query_for_three_hundred_steps_or_to_the_floor() {
        assertThat(firstRiseOfAQuery(step -> 1).isNone()).isTrue();
        assertThat(firstRiseOfAQuery(step -> step == 300 ? 1.0019 : 1).isNone()).isTrue();
        assertThat(firstRiseOfAQuery(step -> step == 300 ? 1.003 : 1)).isEqualTo(new BreakingPoint(Double.NaN, 0.1));
        assertThat(firstRiseOfAQuery(step -> step > 300 ? 2 : 1).isNone()).isTrue();
        assertThat(firstRiseOfAQuery(step -> step == 10 ? 1e-9 : 1).isNone()).isTrue();
        assertThat(firstRiseOfAQuery(step -> step == 10 ? 1.1e-9 : 1)).isEqualTo(new BreakingPoint(Double.NaN, 0.1));
    }

    /** From a rate of 1 on: small enough rates reach 0.1 in 500 steps, and too large ones do not. */
    @Test
    void a_miss_lies_between_a_rate_that_reaches_and_one_that_does_not() {
        Steps steps = steps(StepWorld.Kind.BALANCED, Lie.NONE);
        BreakingPoint miss = steps.firstMiss(0.05, 500);
        assertThat(miss.holds()).isGreaterThanOrEqualTo(1);
        assertThat(steps.reaches(0.05, 500, miss.holds())).isTrue();
        assertThat(miss.isNone() || !steps.reaches(0.05, 500, miss.fails())).isTrue();
    }

    /**
     * With x = A − B and a = 1/(1 + 3e^−x) of four equal features L is ⅔ (1 − a)², and along its gradient p L curves by −p (4/3)² a (1 − a)²
     * (1 − 3a), while x gains η p (4/3)² a (1 − a)² a step.
     */
    @Test
    void the_curvature_of_equal_features_has_a_closed_form() {
        double scale = 0.25 * 16 / 9;
        double x = 0;
        double largest = 0;
        for (int step = 0; step < 5000; step++) {
            double a = 1 / (1 + 3 * Math.exp(-x));
            if (2 * (1 - a) * (1 - a) / 3 <= 1e-3) {
                break;
            }
            double slope = scale * a * (1 - a) * (1 - a);
            largest = step % 20 == 0 ? Math.max(largest, Math.abs(slope * (1 - 3 * a))) : largest;
            x += 0.5 * slope;
        }
        Steps steps = new Laboratory(
                        new Wiring(Lie.NONE), TrainerUnderTest.builtIn(), new Memory(), trials -> trials, false)
                .steps(new StepWorld(
                        StepWorld.Kind.BALANCED, FeatureProbabilities.balanced(4), Double.POSITIVE_INFINITY, SEEDS));
        assertThat(steps.smoothness()).isCloseTo(largest, within(2e-7 * largest));
    }
}
