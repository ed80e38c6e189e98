package org.iclconvergence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Draws whatever its seed gives; {@link SeedHookTest} has it run again. */
class SeedHookProperties {
    static final List<Double> DRAWN = new ArrayList<>();

    @Property(tries = 20)
    void numbers_are_drawn(@ForAll double number) {
        DRAWN.add(number);
    }

    @Property
    void every_property_has_a_seed_of_its_own_in_every_run(@ForAll long seed, @ForAll String name) {
        assertThat(SeedHook.seed(seed, name))
                .isNotEqualTo(SeedHook.seed(seed + 1, name))
                .isNotEqualTo(SeedHook.seed(seed, name + "_"));
    }
}
