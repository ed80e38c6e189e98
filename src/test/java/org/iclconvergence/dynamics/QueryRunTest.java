package org.iclconvergence.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.data.Regime;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QuerySnapshot;
import org.iclconvergence.training.query.QueryTrajectory;
import org.junit.jupiter.api.Test;

class QueryRunTest {
    private static final QueryProblem PROBLEM = new QueryProblem(Regime.BALANCED, SymmetryClasses.balanced(4), 0, 1);

    private static final QueryTrajectory TRAJECTORY = Recorded.trajectory(PROBLEM.groups(), Map.of());

    private static QueryRun run(double promptLength, double learningRate, long budget, double... errors) {
        return new QueryRun(PROBLEM, promptLength, learningRate, budget, errors, TRAJECTORY);
    }

    @Test
    void a_run_has_prompts_a_rate_a_budget_and_an_error() {
        assertThat(run(1, Double.MIN_VALUE, 0, 0.1).isFlow()).isFalse();
        assertThat(run(1, 1, QueryRun.FLOW, 0.2, 0.1).lastError()).isEqualTo(0.1);
        QueryRun other = run(7, 0.5, 3, 0.2, 0.1).withErrors(0.4, 0.3);
        assertThat(other.errors()).containsExactly(0.4, 0.3);
        assertThat(other.problem()).isEqualTo(PROBLEM);
        assertThat(other.trajectory()).isSameAs(TRAJECTORY);
        assertThat(List.of(other.promptLength(), other.learningRate(), (double) other.budget()))
                .containsExactly(7.0, 0.5, 3.0);
        assertThatThrownBy(() -> run(0.75, 1, 0, 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("need promptLength >= 1, learningRate > 0 and a budget of steps, not 0.75, 1.0 and 0");
        assertThatThrownBy(() -> run(1, 0, 0, 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not 1.0, 0.0 and 0");
        assertThatThrownBy(() -> run(1, 1, -2, 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not 1.0, 1.0 and -2");
        assertThatThrownBy(() -> run(1, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("errors are empty: a run is asked for one at least");
    }

    /** ln 1000 to 16 digits; that of the target's growth is the paper's and asked for once. */
    @Test
    void a_rare_query_is_asked_for_the_papers_thresholds_as_well() {
        double ln = 6.907755278982137;
        QueryEvent grown = QueryEvent.targetWeightAtLeast(ln);
        QueryEvent done = QueryEvent.predictionErrorAtMost(0.1);
        List<QueryEvent> phases = List.of(
                QueryEvent.targetLeadsBy(0.5),
                QueryEvent.targetLeads(),
                QueryEvent.targetLeadsBy(2),
                QueryEvent.targetAttentionAtLeast(0.5));
        QueryGroups rare = SymmetryClasses.imbalanced(1000, 0.5).query(1);
        assertThat(QueryRun.events(rare, 0.1))
                .startsWith(phases.toArray(QueryEvent[]::new))
                .endsWith(grown)
                .contains(done)
                .doesNotHaveDuplicates()
                .containsAll(PaperThresholds.events(rare))
                .hasSize(4 + 1 + 4);
        assertThat(QueryRun.events(SymmetryClasses.imbalanced(1000, 0.5).query(0), 0.1))
                .containsExactly(phases.get(0), phases.get(1), phases.get(2), phases.get(3), done, grown);
    }

    @Test
    void moments_at_one_time_are_told_apart_by_the_weight_and_one_moment_is_listed_once() {
        QuerySnapshot light = Recorded.at(5, 1, 0);
        QuerySnapshot heavy = Recorded.at(5, 2, 0);
        QueryTrajectory trajectory = Recorded.trajectory(
                PROBLEM.groups(),
                Map.of(
                        QueryEvent.targetWeightAtLeast(2), Recorded.hit(5, 2, 0),
                        QueryEvent.targetWeightAtLeast(1.5), Recorded.hit(5, 2, 0),
                        QueryEvent.targetWeightAtLeast(1), Recorded.hit(5, 1, 0),
                        QueryEvent.targetLeads(), Recorded.hit(0, 0, 0)));
        QueryRun run = new QueryRun(PROBLEM, 1, 1, 0, new double[] {0.1}, trajectory);
        assertThat(run.moments()).containsExactly(trajectory.first(), light, heavy, trajectory.last());
        assertThat(run.last()).isEqualTo(trajectory.last());
        // a weight may stay what it is
        assertThat(run(1, 1, 0, 0.1).moments()).containsExactly(TRAJECTORY.first(), TRAJECTORY.last());
    }
}
