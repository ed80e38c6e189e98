package org.iclconvergence.suite;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.iclconvergence.claims.RunSettings;
import org.iclconvergence.reading.JsonText;
import org.iclconvergence.reading.Located;
import org.iclconvergence.reading.Reading;
import org.jspecify.annotations.Nullable;

/**
 * A folder of training problems: what they were written for. It lies beside them as problems.json, so that whoever judges the answers
 * asks for the same trainings again.
 *
 * @param schema version of this format
 * @param claims the selection
 * @param seed the base seed
 * @param effort so many times the usual runs
 * @param runs at most so many runs; null for as many as planned
 * @param draws so many times the usual worlds
 * @param problems how many there are
 * @param bytes their size
 * @param withoutTraining claims of the selection whose checks ask for no training: a trainer has no say in them
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ProblemSet(
        int schema,
        String claims,
        String seed,
        int effort,
        @Nullable Integer runs,
        int draws,
        int problems,
        long bytes,
        List<String> withoutTraining) {
    /** The file's name. */
    public static final String FILE = "problems.json";

    private static final int SCHEMA = 1;
    private static final JsonMapper JSON =
            JsonText.mapper().enable(SerializationFeature.INDENT_OUTPUT).build();

    static ProblemSet of(RunSettings settings, int problems, long bytes, List<String> withoutTraining) {
        return new ProblemSet(
                SCHEMA,
                settings.selection().toString(),
                Long.toString(settings.baseSeed()),
                settings.effort(),
                settings.runs(),
                settings.draws(),
                problems,
                bytes,
                withoutTraining);
    }

    static boolean isThere(Path folder) {
        return Files.exists(folder.resolve(FILE), LinkOption.NOFOLLOW_LINKS);
    }

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve(FILE), JSON.writeValueAsString(this) + "\n", StandardCharsets.UTF_8);
    }

    static ProblemSet read(Path folder) throws IOException {
        Located root = Reading.json(folder.resolve(FILE));
        Located schema = root.field("schema");
        if (schema.whole(Integer.MIN_VALUE, Integer.MAX_VALUE) != SCHEMA) {
            throw schema.error("must be " + SCHEMA + ", the version of what icl problem writes, not " + schema.value());
        }
        ProblemSet set = root.as(ProblemSet.class);
        try {
            Properties properties = new Properties();
            properties.putAll(set.settings());
            RunSettings.of(properties);
        } catch (IllegalArgumentException unfit) {
            throw root.error(String.valueOf(unfit.getMessage()).replaceAll("\\bicl\\.(?=[a-z])", ""));
        }
        return set;
    }

    /** The settings that decide which trainings are asked for. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("icl.claims", claims);
        settings.put("icl.seed", seed);
        settings.put("icl.effort", Integer.toString(effort));
        settings.put("icl.draws", Integer.toString(draws));
        if (runs != null) {
            settings.put("icl.runs", runs.toString());
        }
        return settings;
    }
}
