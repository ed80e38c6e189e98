package org.iclconvergence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the CI files and the documents ask of the build exists. */
class ContinuousIntegrationTest {
    private static final Path DOCUMENT = Path.of("theory-checks", "README.md");

    private static JsonNode gitLab() throws IOException {
        String document = Files.readString(DOCUMENT);
        int start = document.indexOf("```yaml\n") + "```yaml\n".length();
        return new YAMLMapper().readTree(document.substring(start, document.indexOf("```", start)));
    }

    private static Set<String> matches(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify.yml", "nightly.yml"})
    void every_step_of_a_workflow_runs_or_uses_something(String file) throws IOException {
        JsonNode workflow =
                new YAMLMapper().readTree(Path.of(".github", "workflows", file).toFile());
        assertThat(workflow.path("on").isObject()).isTrue();
        assertThat(workflow.path("jobs")).isNotEmpty();
        for (JsonNode job : workflow.path("jobs")) {
            assertThat(job.path("runs-on").asText()).isEqualTo("ubuntu-latest");
            assertThat(job.path("timeout-minutes").asInt()).isPositive();
            for (JsonNode step : job.path("steps")) {
                assertThat(step.has("run") || step.path("uses").asText().matches("actions/[a-z/-]+@v\\d+"))
                        .as(step.toString())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".github/workflows/nightly.yml", "theory-checks/README.md", "CONTRIBUTING.md", "README.md"})
    void settings_on_a_command_line_are_properties_of_the_build(String file) throws IOException {
        String build = Files.readString(Path.of("pom.xml"));
        Set<String> settings = matches("-D((?:icl\\.|skip)[A-Za-z.]+)", Files.readString(Path.of(file)));
        assertThat(settings).isNotEmpty();
        for (String setting : settings) {
            assertThat(build).containsAnyOf("<" + setting + ">", "<" + setting + "/>");
        }
    }

    @Test
    void the_script_and_the_other_ci_install_the_same_packages() throws IOException {
        Set<String> installed = matches("packages\\+=\\((.*?)\\)", Files.readString(Path.of(".ci", "run")));
        String line = gitLab().path("verify").path("before_script").get(1).asText();
        assertThat(Arrays.stream(line.split(" ")).skip(4)).containsExactlyInAnyOrderElementsOf(installed);
    }

    @Test
    void every_ci_publishes_the_same_pages() throws IOException {
        List<String> pages = List.of("reports/index.html", "reports/allure.html", "reports/claims.json");
        assertThat(gitLab().path("pages").path("script").get(1).asText())
                .isEqualTo("cp " + String.join(" ", pages) + " public/");
        assertThat(Files.readString(Path.of(".github", "workflows", "verify.yml")))
                .contains("cp " + String.join(" ", pages) + " site/");
    }
}
