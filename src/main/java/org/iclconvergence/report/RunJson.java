package org.iclconvergence.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.iclconvergence.data.Regime;
import org.iclconvergence.reading.JsonText;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.Trajectory;

/** What is needed to run an experiment again, as a file: every setting, the seed, the versions; no clock, no host. */
public final class RunJson {
    /** Raised whenever a field changes its meaning or disappears. */
    public static final int SCHEMA = 1;

    private RunJson() {}

    /**
     * Writes the description of one run.
     *
     * @param experiment that was run
     * @param regime of the features
     * @param trainer name of what trained it
     * @param trajectory that it left
     * @param versions name to version, written in this order
     * @param file to be created or overwritten
     * @throws IOException if it cannot be written
     */
    public static void write(
            PaperExperiment experiment,
            Regime regime,
            String trainer,
            Trajectory trajectory,
            Map<String, String> versions,
            Path file)
            throws IOException {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("regime", regime.toString());
        settings.put("features", experiment.probabilities().count());
        settings.put("dimension", experiment.dimension());
        settings.put("promptLength", experiment.promptLength());
        settings.put("prompts", experiment.prompts());
        settings.put("epochs", experiment.epochs());
        settings.put("learningRate", experiment.learningRate());
        settings.put("optimizer", experiment.rule().name().toLowerCase(Locale.ROOT));
        settings.put("trainer", trainer);
        settings.put("basis", experiment.basis().name().toLowerCase(Locale.ROOT));
        settings.put("seed", experiment.seed());
        settings.put("probabilities", experiment.probabilities().toArray());
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("initialLoss", trajectory.first().loss());
        results.put("finalLoss", trajectory.last().loss());
        write(versions, settings, results, file);
    }

    /** Writes what is said of a run, in the order in which it was put. */
    static void write(
            Map<String, String> versions, Map<String, Object> settings, Map<String, Object> results, Path file)
            throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", SCHEMA);
        document.put("versions", versions);
        document.put("settings", settings);
        document.put("results", results);
        write(document, file);
    }

    /** Writes any document the same on every system. */
    static void write(Object document, Path file) throws IOException {
        String json = JsonText.mapper().build().writerWithDefaultPrettyPrinter().writeValueAsString(document);
        Files.writeString(file, json + "\n", StandardCharsets.UTF_8);
    }
}
