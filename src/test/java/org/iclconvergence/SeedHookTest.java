package org.iclconvergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class SeedHookTest {
    private static List<Double> drawn(String seed) {
        String before = System.getProperty("icl.seed");
        System.setProperty("icl.seed", seed);
        SeedHookProperties.DRAWN.clear();
        try {
            LauncherFactory.create()
                    .execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectMethod(SeedHookProperties.class, "numbers_are_drawn", "double"))
                            .build());
        } finally {
            if (before == null) {
                System.clearProperty("icl.seed");
            } else {
                System.setProperty("icl.seed", before);
            }
        }
        return List.copyOf(SeedHookProperties.DRAWN);
    }

    @Test
    void the_same_seed_draws_the_same_and_another_one_does_not() {
        List<Double> once = drawn("1");
        assertThat(once).hasSize(20);
        assertThat(drawn("1")).isEqualTo(once);
        assertThat(drawn("2")).isNotEqualTo(once);
    }
}
