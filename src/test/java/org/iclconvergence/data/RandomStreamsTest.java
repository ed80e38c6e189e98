package org.iclconvergence.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.JumpableUniformRandomProvider;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The streams of a seed are those that Commons RNG makes of it: what was published with a seed stays as it is. */
class RandomStreamsTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 20231005249L, Long.MIN_VALUE, Long.MAX_VALUE})
    void are_those_of_the_library(long seed) {
        var source = (JumpableUniformRandomProvider) RandomSource.XO_SHI_RO_256_PP.create(seed);
        RandomStreams streams = new RandomStreams(seed);
        for (var stream : new UniformRandomProvider[] {streams.features(), streams.tokens(), streams.tasks()}) {
            var other = source.jump();
            for (int i = 0; i < 5; i++) {
                assertThat(stream.nextLong()).isEqualTo(other.nextLong());
            }
        }
        assertThat(streams.other().nextLong()).isEqualTo(source.nextLong());
    }
}
