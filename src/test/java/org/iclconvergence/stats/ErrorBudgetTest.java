package org.iclconvergence.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ErrorBudgetTest {
    private static ErrorBudget budget(double... declared) {
        TreeMap<String, Double> claims = new TreeMap<>();
        for (double value : declared) {
            claims.put("A-" + (claims.size() + 1), value);
        }
        return new ErrorBudget(claims);
    }

    @Test
    void a_suite_may_spend_the_limit_and_no_more() {
        assertThat(budget().isKept()).isTrue();
        assertThat(budget(5e-4, 5e-4).isKept()).isTrue();
        assertThat(budget(5e-4, 5.01e-4).isKept()).isFalse();
        assertThat(budget(Double.NaN).isKept()).isFalse();
    }

    @Test
    void what_is_declared_adds_up() {
        assertThat(new ErrorBudget(new TreeMap<>(Map.of("A-1", 1e-6, "B-2", 2e-6))))
                .hasToString("spent 3.00e-06 of 1e-03 on 2 stochastic claims, most on B-2 (2.00e-06)");
    }

    @Test
    void claims_that_are_missing_are_named() {
        assertThatNullPointerException().isThrownBy(() -> new ErrorBudget(null)).withMessage("declared");
    }
}
