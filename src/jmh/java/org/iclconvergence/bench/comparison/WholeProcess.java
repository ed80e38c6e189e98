package org.iclconvergence.bench.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iclconvergence.training.PaperExperiment;

/** {@code icl experiment} as a process of its own: the seed is that of the prompts which the rival reads. */
final class WholeProcess {
    private static final Pattern LAST_LOSS = Pattern.compile("loss \\S+ -> (\\S+)");

    private final CommandLine icl;
    private final PaperExperiment experiment;
    private final Path printed;

    /** One process for each call of {@link #seconds}; the experiment is one with a dominant feature. */
    WholeProcess(CommandLine icl, PaperExperiment experiment, Path scratch) {
        this.icl = icl;
        this.experiment = experiment;
        this.printed = scratch.resolve("experiment-printed.txt");
    }

    /** Why it cannot be run; empty if it can. */
    Optional<String> missing() {
        return icl.missing();
    }

    double seconds() throws IOException, InterruptedException {
        return icl.run(
                        printed,
                        "experiment",
                        "--features",
                        Integer.toString(experiment.probabilities().count()),
                        "--dominant-probability",
                        Double.toString(experiment.probabilities().get(0)),
                        "--epochs",
                        Integer.toString(experiment.epochs()),
                        "--seed",
                        Long.toString(experiment.seed()))
                .seconds();
    }

    /** The loss after all epochs as the process printed it, to four digits. */
    double lastLoss() throws IOException {
        Matcher found = LAST_LOSS.matcher(Files.readString(printed));
        if (!found.find()) {
            throw new IOException("icl experiment printed no loss");
        }
        return Double.parseDouble(found.group(1));
    }
}
