package org.iclconvergence.claims;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.iclconvergence.reading.JsonText;
import org.iclconvergence.reading.Reading;
import org.jspecify.annotations.Nullable;

/**
 * A run of the checks: what it was asked for, and where and when it began. Written before the first check as run.json, beside
 * what the checks find; everything that a report says about its origin comes from here.
 *
 * @param settings what was asked for
 * @param versions name to version of what decides the results: this project, java, os and others
 * @param commit of the sources, with -dirty behind it if they were changed; null if unknown
 * @param started when the build began, such as 2026-01-31T11:58:00Z; null if unknown
 */
public record Run(
        RunSettings settings,
        Map<String, String> versions,
        @Nullable String commit,
        @Nullable String started) {
    /** Under what name {@link #versions} holds that of this project. */
    public static final String PROJECT = "icl-convergence";

    /** The file's name. */
    public static final String FILE = "run.json";

    private static final JsonMapper JSON = JsonText.mapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    /**
     * Nothing but the last two may be absent.
     *
     * @throws IllegalArgumentException if the settings or a version that every report shows is missing, or started is no moment
     */
    public Run {
        if (settings == null || versions == null || !versions.keySet().containsAll(List.of(PROJECT, "java", "os"))) {
            throw new IllegalArgumentException("a run has settings and the versions of " + PROJECT + ", java and os");
        }
        try {
            if (started != null) {
                Instant.parse(started);
            }
        } catch (DateTimeParseException noMoment) {
            throw new IllegalArgumentException("started: " + started + " is no moment", noMoment);
        }
    }

    /**
     * A version.
     *
     * @param of {@value #PROJECT}, java or os
     * @return what every report shows
     */
    public String version(String of) {
        return Objects.requireNonNull(versions.get(of));
    }

    /**
     * Writes run.json.
     *
     * @param evidence the directory of the results; created if need be
     * @throws IOException if it cannot be written
     */
    public void write(Path evidence) throws IOException {
        Files.createDirectories(evidence);
        Files.writeString(evidence.resolve(FILE), JSON.writeValueAsString(this) + "\n");
    }

    /**
     * Reads run.json.
     *
     * @param evidence the directory of the results
     * @return the run
     * @throws IOException if it is missing or malformed, or its settings are not valid; the message names it
     */
    public static Run read(Path evidence) throws IOException {
        Path file = evidence.resolve(FILE);
        if (Files.notExists(file)) {
            throw new IOException(file + " is missing: a run is begun with icl begin");
        }
        try {
            Run run = JSON.readValue(Reading.text(file), Run.class);
            if (run == null) {
                throw new IOException(file + ": holds nothing");
            }
            return run;
        } catch (JsonProcessingException malformed) {
            Throwable cause = malformed.getCause();
            throw new IOException(
                    file + ": "
                            + (cause instanceof IllegalArgumentException
                                    ? cause.getMessage()
                                    : malformed.getOriginalMessage()),
                    malformed);
        }
    }
}
