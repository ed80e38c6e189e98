package org.iclconvergence.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.dynamics.QueryRun;
import org.iclconvergence.report.ProblemText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader types, and what is said if it makes no sense: a sentence that begins with the field's name. */
class QuestionTest {
    private static final QueryProblem PAIR = Question.balanced(2, 0);

    @ParameterizedTest
    @CsvSource({"1", "2.5", "-3", "NaN", "Infinity", "1e101"})
    void features_must_be_a_whole_number(double features) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Question.balanced(features, 0))
                .withMessageStartingWith("K must be whole, from 2 to 1e80, not " + ProblemText.number(features));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Question.dominant(features, 0.5, 0))
                .withMessageStartingWith("K must");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Question.zipf(features, 1, 0))
                .withMessageStartingWith("K must");
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "-0.5", "1.5", "NaN", "Infinity"})
    void the_dominant_probability_lies_between_0_and_1(double dominant) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Question.dominant(10, dominant, 0))
                .withMessageStartingWith("p₁ must be above 0 and at most 1 − 1e-12, not ");
    }

    @Test
    void as_many_different_probabilities_as_a_reader_waits_for() {
        assertThat(Question.zipf(1000, 1, 0).classes().count()).isEqualTo(1000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Question.zipf(1001, 1, 0))
                .withMessage("K must be at most 1000 where all probabilities differ, not 1001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Question.given(new double[1001], 0))
                .withMessage("p needs from 2 to 1000 numbers, not 1001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Question.given(new double[] {1, -1}, 0))
                .withMessageStartingWith("p: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Question.zipf(10, 11, 0))
                .withMessageStartingWith("the exponent must");
    }

    @ParameterizedTest
    @CsvSource({"-1", "11", "1.5", "NaN"})
    void the_query_is_the_number_of_a_feature(double query) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Question.balanced(10, query))
                .withMessageStartingWith("k must be the number of a feature, from 1 to 10, not ");
    }

    @ParameterizedTest
    @CsvSource({"0", "1.5", "2e15", "-Infinity", "NaN"})
    void prompts_are_whole_or_infinite(double length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Question.flow(PAIR, length, 0.1))
                .withMessageStartingWith("N must be ∞ or whole, from 1 to 1e15, not ");
        assertThat(Question.flow(PAIR, Double.POSITIVE_INFINITY, 0.1).steps()).isEqualTo(QueryRun.FLOW);
    }

    @Test
    void error_rate_and_steps_have_ranges() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Question.flow(PAIR, 5, 0))
                .withMessageStartingWith("ε must be finite and at least 1e-100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Question(PAIR, 5, 0.1, Double.NaN, 7))
                .withMessageStartingWith("η must be positive and finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Question(PAIR, 5, 0.1, 1, Question.MOST_STEPS + 1))
                .withMessageStartingWith("steps must be whole, from 0 to 10000000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Question(PAIR, 5, 0.1, 1e300, 1_000_000))
                .withMessageStartingWith("η times steps must be at most 1e305");
    }

    @Test
    void descent_has_the_learning_rate_of_the_command() {
        assertThat(Question.descent(Question.balanced(10, 0), 100, 0.1, 50).learningRate())
                .isEqualTo(2.0);
    }
}
