package org.iclconvergence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.lifecycle.FalsifiedSample;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.ShrunkFalsifiedSample;
import org.junit.jupiter.api.Test;

class AllurePropertyHookTest {
    private static final List<String> NAMES = List.of("raw", "promptLength");

    private record Result(List<Object> falsified) implements PropertyExecutionResult {
        @Override
        public Optional<String> seed() {
            return Optional.of("-42");
        }

        @Override
        public int countTries() {
            return 7;
        }

        @Override
        public int countChecks() {
            return 5;
        }

        @Override
        public Optional<List<Object>> falsifiedParameters() {
            return Optional.ofNullable(falsified);
        }

        @Override
        public Status status() {
            return falsified == null ? Status.SUCCESSFUL : Status.FAILED;
        }

        @Override
        public Optional<Throwable> throwable() {
            return Optional.empty();
        }

        @Override
        public Optional<FalsifiedSample> originalSample() {
            return Optional.empty();
        }

        @Override
        public Optional<ShrunkFalsifiedSample> shrunkSample() {
            return Optional.empty();
        }

        @Override
        public PropertyExecutionResult mapTo(Status status, Throwable throwable) {
            return this;
        }
    }

    @Test
    void a_property_that_passes_states_seed_and_tries() {
        assertThat(AllurePropertyHook.parameters(NAMES, new Result(null)))
                .isEqualTo(Map.of("seed", "-42", "tries", "7"));
    }

    @Test
    void a_falsified_one_also_its_sample() {
        assertThat(AllurePropertyHook.parameters(NAMES, new Result(List.of(new double[] {0.25, 1}, 3))))
                .isEqualTo(Map.of(
                        "seed", "-42", "tries", "7", "falsified: raw", "[0.25, 1.0]", "falsified: promptLength", "3"));
    }
}
