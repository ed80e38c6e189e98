package org.iclconvergence.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.report.figure.TrainingFigures;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.PaperExperiment.Basis;
import org.junit.jupiter.api.Test;

/** The experiment in a reader's numbers. */
class LiveExperimentTest {
    @Test
    void the_usual_numbers_are_the_papers() {
        assertThat(LiveExperiment.of(10, 0.5, 100, 100, 300, 400, Basis.RANDOM, 7))
                .isEqualTo(PaperExperiment.imbalanced(10, 0.5, 7));
    }

    @Test
    void numbers_out_of_range_are_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LiveExperiment.of(51, 0, 100, 100, 300, 400, Basis.RANDOM, 1))
                .withMessageStartingWith("K must be whole, from 2 to 50");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LiveExperiment.of(10, 1, 100, 100, 300, 400, Basis.RANDOM, 1))
                .withMessageStartingWith("p₁ must lie");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LiveExperiment.of(10, 0, 9, 100, 300, 400, Basis.RANDOM, 1))
                .withMessageStartingWith("d must be whole, from 10 to 200");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LiveExperiment.of(10, 0, 100, 0.5, 300, 400, Basis.RANDOM, 1))
                .withMessageStartingWith("N must");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LiveExperiment.of(10, 0, 100, 100, 5001, 400, Basis.RANDOM, 1))
                .withMessageStartingWith("M must");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LiveExperiment.of(10, 0, 100, 100, 300, Double.NaN, Basis.RANDOM, 1))
                .withMessageStartingWith("epochs must");
    }

    @Test
    void the_form_of_the_page_tells_how_much_is_trained() throws IOException {
        String form;
        try (InputStream template =
                LiveExperiment.class.getResourceAsStream("/org/iclconvergence/report/page/experiment.ftlh")) {
            form = new String(template.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(form)
                .contains("K, number of features, 2 to " + LiveExperiment.MOST_FEATURES + '"')
                .contains("d, dimension, K to " + LiveExperiment.MOST_DIMENSIONS + '"')
                .contains("N, length of prompts, to " + LiveExperiment.MOST_TOKENS + '"')
                .contains("M, prompts, to " + LiveExperiment.MOST_PROMPTS + '"')
                .contains("epochs, to " + LiveExperiment.MOST_EPOCHS + '"');
    }

    @Test
    void curves_end_with_the_training_and_progress_comes_on_the_way() {
        List<Double> parts = new ArrayList<>();
        var curves = LiveExperiment.train(LiveExperiment.of(3, 0, 5, 10, 20, 410, Basis.STANDARD, 1), parts::add);
        List<double[]> mean = TrainingFigures.predictionErrors(List.of(curves))
                .panels()
                .get(0)
                .series()
                .get(3)
                .points();
        assertThat(mean.get(mean.size() - 1)[0]).isEqualTo(410);
        assertThat(mean).hasSizeLessThanOrEqualTo(202);
        assertThat(parts).hasSizeGreaterThan(10).isSorted();
    }
}
