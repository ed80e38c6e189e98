package org.iclconvergence.lies;

import java.util.List;
import org.iclconvergence.laboratory.Lie;
import org.iclconvergence.laboratory.Seams;
import org.iclconvergence.training.Adam;

/** The paper's experiment and the breaking points: Adam's constants, the number of prompts, the statistics. */
final class AboutTheExperiment {
    private static final double LEARNING_RATE = 0.002;

    static final List<Lie> LIES = List.of(
            new Lie("adam-no-bias-correction", "Adam whose means start at 0 and are not corrected for it.")
                    .bend(Seams.OPTIMIZER, honest -> intended -> new UncorrectedAdam(LEARNING_RATE)),
            new Lie("adam-wrong-beta", "Adam with β1 = 0.99 and β2 = 0.9 in place of 0.9 and 0.999.")
                    .bend(Seams.OPTIMIZER, honest -> intended -> new Adam(LEARNING_RATE, 0.99, 0.9, 1e-8)),
            new Lie(
                            "few-prompts",
                            "A training on 30 prompts in place of 300: it fits them, and not the prompts to come.")
                    .bend(Seams.SETTING, honest -> intended -> honest.apply(intended)
                            .withPrompts(30)));

    private AboutTheExperiment() {}
}
