package org.iclconvergence.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.iclconvergence.example.MomentumTrainer;
import org.junit.jupiter.api.Test;

class TrainersTest {
    @Test
    void built_in_and_plugged_trainers_are_found_by_name() {
        assertThat(Trainers.named("adam").get()).isInstanceOf(AdamTrainer.class);
        assertThat(Trainers.named("gradient-descent").get()).isInstanceOf(GradientDescentTrainer.class);
        assertThat(Trainers.named("momentum").get()).isInstanceOf(MomentumTrainer.class);
    }

    @Test
    void blank_is_the_default() {
        assertThat(Trainers.named(" ").get()).isInstanceOf(DefaultTrainer.class);
    }

    @Test
    void every_training_gets_an_instance_of_its_own() {
        var trainer = Trainers.named("momentum");
        assertThat(trainer.get()).isNotSameAs(trainer.get());
    }

    @Test
    void an_unknown_name_lists_the_known_ones() {
        assertThatThrownBy(() -> Trainers.named("sgd"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "there is no trainer sgd; there are adam, default, gradient-descent, linear-attention, momentum,"
                                + " reference");
    }

    @Test
    void adam_is_for_given_prompts_only() {
        for (Objective objective : Objective.values()) {
            assertThat(new ReferenceTrainer().supports(objective)).isTrue();
            assertThat(new AdamTrainer().supports(objective)).isEqualTo(objective == Objective.GIVEN_PROMPTS);
            assertThat(new GradientDescentTrainer().supports(objective)).isTrue();
        }
    }
}
