package org.iclconvergence.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.iclconvergence.example.MomentumTrainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    /** Calls itself as another does. */
    public static final class Impostor implements Trainer {
        @Override
        public String name() {
            return "momentum";
        }

        @Override
        public boolean supports(Objective objective) {
            return true;
        }

        @Override
        public void train(TrainingProblem problem, TrainingMonitor monitor) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void a_name_that_two_have_is_none(@TempDir Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF").resolve("services"));
        Files.writeString(services.resolve(Trainer.class.getName()), Impostor.class.getName());
        Thread here = Thread.currentThread();
        ClassLoader before = here.getContextClassLoader();
        try (URLClassLoader both = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            here.setContextClassLoader(both);
            assertThatThrownBy(() -> Trainers.named("momentum"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("there are several trainers momentum; there are adam, ");
            assertThat(Trainers.named(" adam ").get()).isInstanceOf(AdamTrainer.class);
        } finally {
            here.setContextClassLoader(before);
        }
    }
}
