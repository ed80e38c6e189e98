package org.iclconvergence.report;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.iclconvergence.data.Regime;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.Trajectory;

/** What is needed to run an experiment again, as a file: every setting, the seed, the versions; no clock, no host. */
public final class RunJson {
    /** Raised whenever a field changes its meaning or disappears. */
    public static final int SCHEMA = 1;

    private record Settings(
            String regime,
            int features,
            int dimension,
            int promptLength,
            int prompts,
            int epochs,
            double learningRate,
            String optimizer,
            String basis,
            long seed,
            double[] probabilities) {}

    private record Results(double initialLoss, double finalLoss) {}

    private record Document(int schema, Map<String, String> versions, Settings settings, Results results) {}

    private RunJson() {}

    /**
     * Writes the description of one run.
     *
     * @param experiment that was run
     * @param regime of the features
     * @param trajectory that it left
     * @param versions name to version, written in this order
     * @param file to be created or overwritten
     * @throws IOException if it cannot be written
     */
    public static void write(
            PaperExperiment experiment, Regime regime, Trajectory trajectory, Map<String, String> versions, Path file)
            throws IOException {
        Settings settings = new Settings(
                regime.toString(),
                experiment.probabilities().count(),
                experiment.dimension(),
                experiment.promptLength(),
                experiment.prompts(),
                experiment.epochs(),
                experiment.learningRate(),
                experiment.rule().name().toLowerCase(Locale.ROOT),
                experiment.basis().name().toLowerCase(Locale.ROOT),
                experiment.seed(),
                experiment.probabilities().toArray());
        Results results =
                new Results(trajectory.first().loss(), trajectory.last().loss());
        write(new Document(SCHEMA, versions, settings, results), file);
    }

    /** Writes any document the same on every system. */
    static void write(Object document, Path file) throws IOException {
        // Jackson's own default ends lines as the operating system does
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        String json = JsonMapper.builder().build().writer(printer).writeValueAsString(document);
        Files.writeString(file, json + "\n", StandardCharsets.UTF_8);
    }
}
