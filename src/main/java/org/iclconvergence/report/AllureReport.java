package org.iclconvergence.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.iclconvergence.claims.Run;
import org.iclconvergence.reading.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * The report of every single run of a check, made by Allure's command line in a process of its own.
 *
 * @param commandLine directory of Allure's command line, which holds lib
 * @param results what the checks left for Allure; the report's own inputs are added
 * @param history kept from report to report: trends, and the number of the last one
 */
public record AllureReport(Path commandLine, Path results, Path history) {
    /** The epic of the jqwik properties among the results of the unit tests. */
    public static final String PROPERTIES = "Properties of the code";

    private static final JsonMapper JSON = JsonText.mapper().build();

    /**
     * Makes the report.
     *
     * @param run that left the results
     * @param unitTests what the unit tests left for Allure: the properties go into the report; may be missing
     * @return the report, one HTML file
     * @throws IOException if a file cannot be read or written, or Allure fails; the message says where its log is
     */
    public Path write(Run run, Path unitTests) throws IOException {
        Files.createDirectories(results);
        Files.createDirectories(history.resolve("history"));
        int number = number();
        JSON.writeValue(results.resolve("executor.json").toFile(), executor(System.getenv(), run, number));
        try (InputStream categories = AllureReport.class.getResourceAsStream("allure-categories.json")) {
            Files.copy(categories, results.resolve("categories.json"), StandardCopyOption.REPLACE_EXISTING);
        }
        store(environment(run), results.resolve("environment.properties"));
        copyProperties(unitTests);
        copy(history.resolve("history"), results.resolve("history"));
        // a single-file report keeps no history, so a second one is written for its history alone
        Generation page = generate("page", "--single-file");
        Generation trends = generate("trends");
        int pageCode = page.await();
        int trendsCode = trends.await();
        page.require(pageCode);
        trends.require(trendsCode);
        copy(trends.directory().resolve("history"), history.resolve("history"));
        return page.directory().resolve("index.html");
    }

    private int number() throws IOException {
        Path file = history.resolve("build.number");
        Properties last = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                last.load(reader);
            }
        }
        int number = 1;
        try {
            number += Integer.parseInt(last.getProperty("build.number", "0").strip());
        } catch (NumberFormatException lost) {
            // a file that was tampered with: numbers begin anew, the trends do not
        }
        store(Map.of("build.number", Integer.toString(number)), file);
        return number;
    }

    private static void store(Map<String, String> values, Path file) throws IOException {
        Properties properties = new Properties();
        properties.putAll(values);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    private static Map<String, String> environment(Run run) {
        Map<String, String> environment = new LinkedHashMap<>(run.versions());
        environment.put("seed", Long.toString(run.settings().baseSeed()));
        environment.put("claims", run.settings().selection().toString());
        environment.put("trainer", run.settings().trainer());
        environment.put("control", run.settings().isSabotaged() ? run.settings().control() : "none");
        environment.put("effort", Integer.toString(run.settings().effort()));
        if (run.settings().runs() != null) {
            environment.put("runs", "at most " + run.settings().runs());
        }
        environment.put("draws", Integer.toString(run.settings().draws()));
        return environment;
    }

    /** Who ran it: a CI server, with a link to its run, or this machine. */
    static Map<String, Object> executor(Map<String, String> environment, Run run, int number) {
        Map<String, Object> executor = new LinkedHashMap<>();
        executor.put("reportName", "Theory checks");
        if (environment.containsKey("GITHUB_RUN_ID")) {
            executor.put("name", "GitHub Actions");
            executor.put("type", "github");
            executor.put("buildName", environment.get("GITHUB_WORKFLOW") + " #" + environment.get("GITHUB_RUN_NUMBER"));
            executor.put(
                    "buildUrl",
                    environment.get("GITHUB_SERVER_URL") + "/" + environment.get("GITHUB_REPOSITORY") + "/actions/runs/"
                            + environment.get("GITHUB_RUN_ID"));
            executor.put("buildOrder", order(environment.get("GITHUB_RUN_NUMBER"), number));
        } else if (environment.containsKey("CI_JOB_URL")) {
            executor.put("name", "GitLab CI");
            executor.put("type", "gitlab");
            executor.put("buildName", environment.get("CI_JOB_NAME") + " #" + environment.get("CI_PIPELINE_IID"));
            executor.put("buildUrl", environment.get("CI_JOB_URL"));
            executor.put("buildOrder", order(environment.get("CI_PIPELINE_IID"), number));
        } else {
            executor.put("name", "Maven");
            executor.put("type", "maven");
            executor.put("buildName", run.version(Run.PROJECT) + ", run " + number + " on this machine");
            executor.put("buildOrder", number);
        }
        return executor;
    }

    private static long order(@Nullable String text, int otherwise) {
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : otherwise;
    }

    private void copyProperties(Path unitTests) throws IOException {
        if (!Files.isDirectory(unitTests)) {
            return;
        }
        for (Path file : filesOf(unitTests)) {
            if (file.toString().endsWith("-result.json")
                    && Files.readString(file).contains('"' + PROPERTIES + '"')) {
                Files.copy(file, results.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : filesOf(from)) {
            Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<Path> filesOf(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private Generation generate(String name, String... mode) throws IOException {
        Path directory = results.resolveSibling("allure-" + name);
        Path log = results.resolveSibling("allure-" + name + ".log");
        Path lib = commandLine.resolve("lib");
        ProcessBuilder allure = new ProcessBuilder(Stream.of(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                // it lives for seconds: the second compiler would take longer than it saves
                                "-XX:TieredStopAtLevel=1",
                                "-classpath",
                                lib.resolve("*") + File.pathSeparator + lib.resolve("config"),
                                "io.qameta.allure.CommandLine",
                                "generate",
                                "--clean"),
                        Stream.of(mode),
                        Stream.of("--name", "Theory checks", "--output", directory.toString(), results.toString()))
                .flatMap(arguments -> arguments)
                .toList());
        allure.environment().put("APP_HOME", commandLine.toString());
        // only the word true works; any other value and the page calls an analytics host
        allure.environment().put("ALLURE_NO_ANALYTICS", "true");
        allure.redirectErrorStream(true).redirectOutput(log.toFile());
        return new Generation(allure.start(), directory, log);
    }

    private record Generation(Process process, Path directory, Path log) {
        int await() throws IOException {
            try {
                return process.waitFor();
            } catch (InterruptedException interrupted) {
                process.destroy();
                Thread.currentThread().interrupt();
                throw new IOException("Allure was interrupted", interrupted);
            }
        }

        void require(int code) throws IOException {
            if (code != 0) {
                throw new IOException("Allure ended with exit code " + code + ": see " + log);
            }
        }
    }
}
