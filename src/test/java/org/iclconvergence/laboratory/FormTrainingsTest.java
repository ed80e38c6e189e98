package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.ClosedFormTime;
import org.iclconvergence.worlds.FormWorld;
import org.iclconvergence.worlds.FormWorld.Kind;
import org.iclconvergence.worlds.FormWorld.Regime;
import org.iclconvergence.worlds.Seeds;
import org.junit.jupiter.api.Test;

/** How long each form is trained, and which trainings a lie has of its own. */
class FormTrainingsTest {
    private static final int K = 4;

    private static Laboratory laboratory(Lie lie, Memory memory) {
        return new Laboratory(new Wiring(lie), TrainerUnderTest.builtIn(), memory, trials -> trials, false);
    }

    private static Forms forms(FormWorld world, Lie lie) {
        return laboratory(lie, new Memory()).forms(world);
    }

    private static FormWorld world(Kind kind, Regime regime) {
        return new FormWorld(kind, regime, new Seeds(7));
    }

    private static FormRun alone(FormWorld world, double queryWeight, double longest) {
        FeatureProbabilities p = world.probabilities(K);
        return new FormFlow(new QueryKeyForm(K, 1, 1, 0), new FormLoss(p, queryWeight), new Wiring(Lie.NONE), 1e-7)
                .run(world.random(K, 0), 0.01, longest);
    }

    /** Prompts of 80 tokens suffice, 20 do not: what has not converged is followed for a hundred times the paper's time. */
    @Test
    void a_training_is_that_of_its_flow_for_a_hundred_times_the_papers_time() {
        for (Regime regime : Regime.values()) {
            Forms enough = forms(world(Kind.QUERY_NOT_MASKED, regime), Lie.NONE);
            double longest = 100 * enough.paper(K).value();
            assertThat(enough.runs(K)).containsExactly(alone(world(Kind.PAPER, regime), 1 / 80.0, longest));
            FormRun tooShort = alone(world(Kind.PAPER, regime), 1 / 20.0, longest);
            assertThat(tooShort.slowest()).isEqualTo(Estimate.NEVER);
            assertThat(forms(world(Kind.QUERY_NOT_MASKED_SHORT_PROMPTS, regime), Lie.NONE)
                            .runs(K))
                    .containsExactly(tooShort);
        }
    }

    /** A thousand times slower the paper's form is where it should be at 20 when it is given up at 20 000, and so is any other. */
    @Test
    void what_the_papers_form_does_not_reach_is_followed_as_long_as_it_was() {
        Lie slow = new Lie("slow", "a thousandth of the slopes")
                .bend(Seams.SLOPES_OF_A_LAYER, honest -> slopes -> slopes.scale(1e-3));
        Forms forms = forms(world(Kind.PAPER, Regime.BALANCED), slow);
        assertThat(forms.paper(K)).isEqualTo(Estimate.NEVER);
        List<FormRun> runs = forms.runs(K);
        assertThat(runs.get(0).slowest()).isEqualTo(Estimate.NEVER);
        double end = runs.get(0).queries().get(0).end().value();
        assertThat(ClosedFormTime.balanced(K).whenErrorReaches(end).value()).isCloseTo(20, within(1e-3));
    }

    @Test
    void a_lie_has_trainings_of_its_own_if_it_is_told_of_trainings() {
        Memory memory = new Memory();
        FormWorld world = world(Kind.PAPER, Regime.BALANCED);
        List<FormRun> honest = laboratory(Lie.NONE, memory).forms(world).runs(K);
        UnaryOperator<RealMatrix> none = q -> q;
        Lie elsewhere = new Lie("elsewhere", "of tokens").bend(Seams.TOKEN_GRADIENT, told -> (v, prompts) -> none);
        assertThat(laboratory(elsewhere, memory).forms(world).runs(K)).isSameAs(honest);
        Lie twice =
                new Lie("twice", "twice the slopes").bend(Seams.SLOPES_OF_A_LAYER, told -> slopes -> slopes.scale(2));
        double time = honest.get(0).slowest().value();
        assertThat(laboratory(twice, memory)
                        .forms(world)
                        .runs(K)
                        .get(0)
                        .slowest()
                        .value())
                .isCloseTo(time / 2, within(1e-4 * time));
    }
}
