package org.iclconvergence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.data.Regime;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.training.query.QueryEvent;
import org.iclconvergence.training.query.QuerySnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryRunTest {
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1", "0.01, 0.01", "1e-4, 0.0001", "1e-5, 1e-05", "0.00012345, 0.00012345", "2.5e-7, 2.5e-07",
        "1e-100, 1e-100", "3, 3.0", "10, 10.0", "1e15, 1000000000000000.0", "1e16, 1e+16", "1.5e100, 1.5e+100"
    })
    void decimals_are_written_as_elsewhere(double value, String text) {
        assertThat(ProblemText.decimal(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2",
        "99999, 99999",
        "100000, 1e5",
        "123456, 123456",
        "1e12, 1e12",
        "1e80, 1e80",
        "2.5, 2.5",
        "-1, -1"
    })
    void numbers_of_features_are_short(double value, String text) {
        assertThat(ProblemText.whole(value)).isEqualTo(text);
    }

    @Test
    void moments_contain_the_events_in_order() {
        for (double features : new double[] {10, 1e80}) {
            QueryRun run = QueryRunFixture.flow(features, 0.01);
            List<QuerySnapshot> moments = run.moments();
            assertThat(moments).isSortedAccordingTo((one, other) -> Double.compare(one.time(), other.time()));
            assertThat(moments)
                    .isSortedAccordingTo((one, other) -> Double.compare(one.targetWeight(), other.targetWeight()));
            assertThat(moments)
                    .extracting(QuerySnapshot::time)
                    .contains(run.trajectory().time(QueryEvent.targetLeads()).orElseThrow());
            assertThat(run.last().predictionError()).isBetween(0.0099, 0.0101);
        }
    }

    @Test
    void the_rival_is_the_dominant_feature_or_the_most_probable_other_one() {
        assertThat(QueryRunFixture.flow(10, 0.1).problem().underRepresented()).isTrue();
        assertThat(QueryRunFixture.flow(10, 0.1).problem().rival()).isEqualTo(2);
        SymmetryClasses classes = SymmetryClasses.of(new double[] {0.1, 0.6, 0.3}, new double[] {1, 1, 1});
        assertThat(new QueryProblem(Regime.GIVEN, classes, 0, 1).rival()).isEqualTo(1);
        assertThat(new QueryProblem(Regime.GIVEN, classes, 1, 2).rival()).isEqualTo(2);
        assertThat(new QueryProblem(Regime.GIVEN, classes, 2, 3).rival()).isEqualTo(2);
        assertThat(new QueryProblem(Regime.GIVEN, classes, 2, 3).underRepresented())
                .isFalse();
        assertThat(new QueryProblem(Regime.BALANCED, SymmetryClasses.balanced(5), 0, 1).rival())
                .isEqualTo(1);
    }
}
