package org.iclconvergence.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.dynamics.HittingTimes;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.report.figure.LearningFigure;
import org.iclconvergence.theory.LossFloor;
import org.iclconvergence.theory.ShortestPrompt;
import org.iclconvergence.training.query.QueryEvent;
import org.junit.jupiter.api.Test;

/** A reader's training, and the laws beside it. */
class ExplorerTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private static QueryRun train(Question question) {
        return Explorer.train(question, part -> {});
    }

    private static Milestone milestone(Question question, String name) {
        return Milestone.of(train(question)).stream()
                .filter(one -> one.name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_flow_is_the_flow_of_every_other_part() {
        QueryProblem problem = Question.dominant(1e6, 0.3, 0);
        double time = HittingTimes.ofFlow(problem.groups(), 0.01)
                .time(QueryEvent.predictionErrorAtMost(0.01))
                .getAsDouble();
        assertThat(milestone(Question.flow(problem, INFINITE, 0.01), "Lₖ = ε").time())
                .isEqualTo(time, within(1e-11 * time));
    }

    @Test
    void progress_rises_from_0_to_1() {
        List<Double> parts = new ArrayList<>();
        Explorer.train(Question.flow(Question.dominant(1e40, 0.5, 0), INFINITE, 1e-6), parts::add);
        assertThat(parts).hasSizeGreaterThan(5).isSorted().allMatch(part -> part >= 0 && part <= 1);
    }

    /** L_k of a rare feature falls at the very end: by it nine tenths of the work stood below one seventh of the way. */
    @Test
    void progress_of_unequal_features_is_seen_all_the_way() {
        List<Double> parts = new ArrayList<>();
        Explorer.train(Question.flow(Question.zipf(30, 6, 0), INFINITE, 0.01), parts::add);
        assertThat(parts.get(parts.size() / 2)).isBetween(0.2, 0.8);
        assertThat(parts.get(parts.size() * 9 / 10)).isGreaterThan(0.4);
    }

    /** 209,000 evaluations; UNI-1 bounds the time. */
    @Test
    void a_flow_of_very_unequal_features_is_followed_to_its_end() {
        QueryProblem problem = Question.zipf(30, 10, 0);
        double p = problem.groups().probability(0);
        assertThat(milestone(Question.flow(problem, INFINITE, 0.01), "Lₖ = ε").time())
                .isPositive()
                .isLessThan(1 / (p * p) + 3 * Math.log(1 / p) / p + 1 / (p * 0.01));
    }

    @Test
    void what_prompts_are_too_short_for_ends_near_the_floor() {
        Question question = Question.flow(Question.balanced(10, 0), 20, 0.01);
        QueryRun run = train(question);
        double floor = LossFloor.ofTraining(run.problem().groups(), 20).value();
        assertThat(run.last().predictionError()).isBetween(floor, 1.01 * floor);
        assertThat(milestone(question, "Lₖ = ε").time()).isNaN();
    }

    @Test
    void laws_stand_where_they_hold_and_nowhere_else() {
        Question rare = Question.flow(Question.dominant(1e12, 0.2, 0), INFINITE, 0.01);
        Milestone change = milestone(rare, "switch");
        assertThat(change.claim()).isEqualTo("IMB-13");
        assertThat(change.time()).isEqualTo(change.predicted(), within(1e-4 * change.predicted()));
        assertThat(milestone(rare, "Lₖ = ε").claim()).isEqualTo("IMB-12");
        assertThat(milestone(rare, "Attnₖ = ½").law()).isEmpty();

        Question balanced = Question.flow(Question.balanced(50, 0), INFINITE, 0.01);
        Milestone end = milestone(balanced, "Lₖ = ε");
        assertThat(end.claim()).isEqualTo("BAL-6");
        assertThat(end.time()).isEqualTo(end.predicted(), within(1e-11 * end.predicted()));
        assertThat(milestone(balanced, "switch").law()).isEmpty();
        Question dominant = Question.flow(Question.dominant(50, 0.3, 1), INFINITE, 0.01);
        assertThat(milestone(dominant, "Attnₖ = ½").claim()).isEqualTo("IMB-11");

        assertThat(milestone(Question.flow(Question.zipf(20, 1, 0), INFINITE, 0.01), "Lₖ = ε")
                        .law())
                .isEmpty();
        assertThat(milestone(Question.flow(Question.balanced(2, 0), INFINITE, 0.01), "switch")
                        .law())
                .isEqualTo("equal at all times");
    }

    @Test
    void the_proofs_window_is_told_with_its_onset() {
        Window few = Window.of(train(Question.flow(Question.dominant(1000, 0.5, 0), INFINITE, 0.01)))
                .orElseThrow();
        assertThat(few.inside()).isFalse();
        assertThat(few.onset()).isBetween(6e8, 7e8);
        Window many = Window.of(train(Question.flow(Question.dominant(7e8, 0.5, 0), INFINITE, 0.01)))
                .orElseThrow();
        assertThat(many.inside()).isTrue();
        assertThat(many.weight()).isBetween(-0.51, -0.49);
        assertThat(Window.of(train(Question.flow(Question.dominant(1000, 0.1, 0), INFINITE, 0.01)))
                        .orElseThrow()
                        .onset())
                .isNaN();
        // led by itself from the start, dominant, balanced, beside others that are not equal
        for (QueryProblem other : List.of(
                Question.dominant(1000, 0.01, 0),
                Question.dominant(1000, 0.5, 1),
                Question.balanced(10, 0),
                QueryProblem.given(FeatureProbabilities.zipf(30, 1), 15))) {
            assertThat(Window.of(train(Question.flow(other, INFINITE, 0.01)))).isEmpty();
        }
    }

    @Test
    void only_phases_that_there_are_have_an_end() {
        assertThat(phases(Question.flow(Question.balanced(10, 0), INFINITE, 0.01)))
                .containsExactly("end of phase III: Attnₖ = ½", "end of phase IV: Lₖ = ε");
        assertThat(phases(Question.flow(Question.dominant(100, 0.5, 0), INFINITE, 0.01)))
                .containsExactly(
                        "end of phase I: αₖ = ½ max |βₖ,ₙ|",
                        "end of phase II: αₖ = 2 max |βₖ,ₙ|, or Attnₖ = ½",
                        "end of phase III: Attnₖ = ½",
                        "end of phase IV: Lₖ = ε");
    }

    private static List<String> phases(Question question) {
        return Milestone.of(train(question)).stream()
                .map(Milestone::name)
                .filter(name -> name.startsWith("end of phase"))
                .toList();
    }

    @Test
    void the_least_number_of_tokens_is_told_on_both_sides_of_it() {
        QueryProblem problem = Question.dominant(100, 0.25, 1);
        double least = new ShortestPrompt(100, 0.25, 0.01).tokens();
        assertThat(Threshold.of(train(Question.flow(problem, least, 0.01)))).contains(new Threshold(least, true));
        assertThat(Threshold.of(train(Question.flow(problem, least - 1, 0.01)))).contains(new Threshold(least, false));
        assertThat(Threshold.of(train(Question.flow(problem, INFINITE, 0.01)))).contains(new Threshold(least, true));
        // what LEN-1 does not speak of: unequal competitors, p_k > ½, ε > 0.4
        for (Question other : List.of(
                Question.flow(Question.dominant(10, 0.5, 0), INFINITE, 0.01),
                Question.flow(Question.dominant(10, 0.6, 1), INFINITE, 0.01),
                Question.flow(problem, INFINITE, 0.41))) {
            assertThat(Threshold.of(train(other))).isEmpty();
        }
    }

    @Test
    void descent_stops_after_its_steps() {
        QueryRun run = train(Question.descent(Question.balanced(10, 0), 100, 0.01, 5));
        assertThat(run.trajectory().step(run.last())).isEqualTo(5);
        // as large a rate as is accepted
        QueryRun wild = train(new Question(Question.zipf(5, 2, 2), 100, 0.01, 1e304, 10));
        assertThat(wild.last().targetAttention()).isBetween(0.0, 1.0);
    }

    @Test
    void its_figure_shows_error_and_attention_up_to_the_end() {
        for (Question question : List.of(
                Question.flow(Question.dominant(100, 0.5, 0), INFINITE, 0.01),
                Question.flow(Question.dominant(1e80, 0.5, 0), INFINITE, 0.01),
                Question.flow(Question.balanced(2, 0), 5, 0.3),
                Question.flow(Question.balanced(10, 0), INFINITE, 10))) {
            QueryRun run = train(question);
            var panels = LearningFigure.of(run).panels();
            List<double[]> errors = panels.get(0).series().get(0).points();
            List<double[]> attention = panels.get(1).series().get(0).points();
            assertThat(errors.get(errors.size() - 1)[1]).isEqualTo(run.last().predictionError());
            assertThat(attention.get(attention.size() - 1)[1])
                    .isEqualTo(run.last().targetAttention());
            for (int i = 1; i < errors.size(); i++) {
                assertThat(errors.get(i)[0]).isGreaterThanOrEqualTo(errors.get(i - 1)[0]);
                assertThat(errors.get(i)[0])
                        .isGreaterThanOrEqualTo(panels.get(0).x().min());
            }
        }
    }
}
