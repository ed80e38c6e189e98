package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.iclconvergence.cli.CommandRun.printed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iclconvergence.data.FeatureProbabilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryCommandTest {
    private static final List<String> OUTPUTS =
            List.of("phases.png", "phases.svg", "rates.png", "rates.svg", "run.json", "trajectory.csv");

    @TempDir
    private Path directory;

    private static CommandRun run(String arguments) {
        return CommandRun.icl(arguments.split(" "));
    }

    private JsonNode json(String arguments) throws IOException {
        printed(arguments + " --out=" + directory);
        return new ObjectMapper().readTree(directory.resolve("run.json").toFile());
    }

    /** The one-third law and the sharp constant, whose corrections are of order K^{−1/2}. */
    @ParameterizedTest
    @ValueSource(strings = {"1e12", "1e80", "1e100"})
    void the_flow_reaches_any_number_of_features(String features) throws IOException {
        JsonNode times =
                json("flow --dominant-probability=0.5 --features=" + features).at("/results/hittingTimes");
        double unit = Double.parseDouble(features) * Double.parseDouble(features);
        assertThat(times.get("switch").doubleValue() / unit).isCloseTo(2 / 3.0, within(1e-5));
        assertThat(times.get("half").doubleValue() / unit).isCloseTo(2, within(1e-5));
        assertThat(times.get("error 0.01").doubleValue() / unit).isCloseTo(2, within(1e-5));
        assertThat(CommandRun.namesIn(directory)).isEqualTo(OUTPUTS);
        // also where phase III is shorter than the resolution of a double
        List<String> rows = Files.readAllLines(directory.resolve("trajectory.csv"));
        String[] last = rows.get(rows.size() - 1).split(",");
        assertThat(Double.parseDouble(last[2])).isCloseTo(0.01, within(1e-9));
        assertThat(directory.resolve("rates.svg")).content().doesNotContain("NaN", "Infinity");
        assertThat(directory.resolve("phases.svg"))
                .content()
                .doesNotContain("NaN", "Infinity")
                .contains(">I<", ">II<", ">III<", ">IV<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e12", "1e80"})
    void the_population_takes_any_number_of_features(String features) throws IOException {
        for (String length : List.of("inf", "1e12", "100")) {
            JsonNode run = json("population --dominant-probability=0.5 --steps=50 --errors=0.6 --features=" + features
                    + " --prompt-length=" + length);
            assertThat(run.at("/results/hittingTimes/half").isNull()).isTrue();
            assertThat(run.at("/settings/steps").asInt()).isEqualTo(50);
            assertThat(run.at("/results/finalPredictionError").doubleValue())
                    .isLessThan(run.at("/results/initialPredictionError").doubleValue());
        }
    }

    @Test
    void the_population_converges_as_the_flow_does() throws IOException {
        JsonNode descent =
                json("population --features=100 --dominant-probability=0.5 --prompt-length=inf --learning-rate=0.5")
                        .at("/results/hittingTimes");
        JsonNode flow = json("flow --features=100 --dominant-probability=0.5").at("/results/hittingTimes");
        for (String event : List.of("switch", "half", "error 0.1", "error 0.01")) {
            // both from run.json, which holds times η t; Euler's method lags by a few η
            assertThat(descent.get(event).doubleValue())
                    .isCloseTo(flow.get(event).doubleValue(), within(5.0));
        }
        // README: reference/gradient-flow-hitting-times.json, K = 100
        assertThat(flow.get("switch").doubleValue()).isCloseTo(9527.896643449101, within(1e-6));
    }

    @Test
    void the_summary_has_hitting_times_phases_and_thresholds() {
        assertThat(printed("flow --features=1e12 --dominant-probability=0.5"))
                .contains(
                        "imbalanced: K = 1e12, p_1 = 0.5; query k = 2",
                        "6.6667e+23",
                        "L_k = 0.01",
                        "III  A_k grows",
                        "B_k,1 = -0.49 ln K at",
                        "B_k,1 = -0.4927 ln K at the switch, inside",
                        "theorem: ");
        assertThat(printed("flow"))
                .contains("balanced: K = 10; query k = 1", "I    B_k,1 falls and leads                      0  absent")
                .doesNotContain("-0.49");
        assertThat(printed("flow --features=20 --dominant-probability=0.5 --query=1"))
                .contains("query k = 1, p_k = 0.5000", "74.304")
                .doesNotContain("-0.49");
        assertThat(printed("flow --probabilities=0.1,0.6,0.3 --learning-rate=0.1"))
                .contains("given: K = 3; query k = 1", "steps")
                .doesNotContain("-0.49", "theorem");
        assertThat(printed("flow --features=2 --errors=0.001")).contains("K = 2: equal at all times");
        assertThat(printed("population --features=4 --prompt-length=5 --errors=0.3,0.175 --steps=60"))
                .contains("N = 5", "after 60 steps, all that it may take");
    }

    /** By a name what would be a list of numbers, and to the last digit the same. */
    @Test
    void zipf_s_law_is_the_list_of_its_probabilities() {
        String listed = Arrays.stream(FeatureProbabilities.zipf(30, 1.5).toArray())
                .mapToObj(Double::toString)
                .collect(Collectors.joining(","));
        for (String command : List.of(
                "flow --query=%s",
                "flow --query=%s --prompt-length=20000 --errors=0.1",
                "population --query=%s --prompt-length=1e6 --steps=40 --errors=0.1")) {
            for (String query : List.of("1", "7", "30", "all")) {
                assertThat(printed(command.formatted(query) + " --features=30 --zipf-exponent=1.5"))
                        .isEqualTo(printed(command.formatted(query) + " --probabilities=" + listed));
            }
        }
    }

    /** K = 100 lies before the window's onset: that refutes nothing. */
    @Test
    void what_is_said_of_a_bound_names_its_range_and_its_onset() {
        assertThat(printed("flow --features=100 --dominant-probability=0.5"))
                .contains(
                        "at the switch, outside the paper's",
                        "that window holds from K of about 6.4e+08 on at p_1 = 0.5, N -> inf (IMB-16)",
                        "established (IMB-2): by gradient flow, N -> inf, for every K and every eps <= 0.49");
        assertThat(printed("flow --features=100 --dominant-probability=0.97"))
                .contains("that window holds from some K on, which is established for p_1 from 0.2 to 0.95");
        assertThat(printed("flow --features=10 --prompt-length=100"))
                .contains("established (BAL-1): by gradient flow, for prompts twice as long as eps demands");
        assertThat(printed("flow --features=20 --dominant-probability=0.5 --query=1"))
                .contains("established (IMB-1)");
    }

    /** What the claims ask for: on infinitely long prompts ε ≤ 0.49 alone, on others N ≥ 2 N*, ε ≤ 0.1 and a least p_1. */
    @Test
    void no_theorem_is_quoted_outside_its_range() {
        for (String dominant : List.of("0.999", "0.11", "0.5")) {
            assertThat(printed("flow --features=10 --query=2 --dominant-probability=" + dominant))
                    .contains("theorem: L_k reaches 0.01 by eta t = ", "established (IMB-2)");
        }
        for (Map.Entry<String, String> outside : Map.of(
                        "--dominant-probability=0.5 --prompt-length=136", "N >= 137, twice what eps demands",
                        "--dominant-probability=0.5 --prompt-length=1000 --errors=0.11", "eps <= 0.1 and p_1 >= 0.05",
                        "--features=30 --dominant-probability=0.04 --prompt-length=1000", "p_1 >= 0.05 (IMB-2)",
                        "--dominant-probability=0.19 --query=1 --prompt-length=1000", "p_1 >= 0.2 and 1/K (IMB-1)",
                        "--features=2 --prompt-length=1000", "eps <= 0.1 and K >= 3 (BAL-1)",
                        "--dominant-probability=0.5 --errors=0.5", "eps <= 0.49 (IMB-2)")
                .entrySet()) {
            assertThat(printed("flow " + (outside.getKey().contains("features") ? "" : "--features=10 ")
                            + outside.getKey()))
                    .contains("theorem: its bound on eta t is established for", outside.getValue())
                    .doesNotContain("reaches");
        }
        assertThat(printed("flow --features=10 --dominant-probability=0.5 --prompt-length=137"))
                .contains("theorem: L_k reaches 0.01 by", "for prompts twice as long as eps demands");
    }

    /** N = 10 K and p_1 = 1/2; the numbers are those of an independent script, to the digits given. */
    @Test
    void the_flow_follows_finite_prompts() throws IOException {
        String command = "flow --features=100 --dominant-probability=0.5 --prompt-length=1000";
        JsonNode run = json(command);
        assertThat(run.at("/settings/promptLength").doubleValue()).isEqualTo(1000);
        assertThat(run.at("/results/timeUnit").asText()).isEqualTo("eta t");
        assertThat(run.at("/results/hittingTimes/switch").doubleValue()).isCloseTo(9550, within(1.0));
        assertThat(run.at("/results/hittingTimes/error 0.01").doubleValue()).isCloseTo(38830, within(10.0));
        assertThat(printed(command)).contains("N = 1000; gradient flow");
        assertThat(directory.resolve("phases.svg")).content().contains("N = 1000");
    }

    @Test
    void the_console_and_the_file_agree_on_what_is_absent() throws IOException {
        for (String options :
                List.of("--features=2", "--features=10", "--features=20 --dominant-probability=0.5 --query=1")) {
            JsonNode results = json("flow " + options).get("results");
            String summary = printed("flow " + options);
            assertThat(results.at("/hittingTimes/switch").doubleValue()).isZero();
            assertThat(summary).containsPattern("switch, alpha_k = max \\|beta_k,n\\| +0");
            for (String phase : List.of("I", "II")) {
                assertThat(results.at("/phaseEnds/" + phase).doubleValue()).isZero();
                assertThat(summary).containsPattern("(?m)^" + phase + " .* 0  absent");
            }
        }
    }

    @Test
    void errors_are_sorted_and_those_above_the_start_have_happened() throws IOException {
        JsonNode times = json("flow --errors=0.01,3,0.2,0.01").at("/results/hittingTimes");
        assertThat(times.fieldNames())
                .toIterable()
                .containsExactly("switch", "half", "error 3.0", "error 0.2", "error 0.01");
        assertThat(times.get("error 3.0").doubleValue()).isZero();
    }

    @Test
    void extreme_but_valid_settings_run() throws IOException {
        for (String arguments : List.of(
                "flow --features=2",
                "flow --features=3 --dominant-probability=0.9999999999999999",
                "flow --features=1e100 --dominant-probability=1e-300 --errors=1e-100",
                "flow --features=1e15 --query=999999999999999 --dominant-probability=0.5",
                "flow --errors=0.4499999",
                "population --steps=0",
                "population --features=2 --prompt-length=1e15 --learning-rate=1e-300 --steps=3",
                "population --features=5 --prompt-length=2 --steps=20 --errors=0.53",
                "population --features=5 --learning-rate=1e300 --steps=0",
                "population --prompt-length=INF --steps=5 --probabilities=0.999999999,0.000000001")) {
            Path out = directory.resolve(Integer.toString(arguments.hashCode()));
            assertThat(printed(arguments + " --out=" + out)).as(arguments).endsWith("written to " + out + "\n");
            assertThat(CommandRun.namesIn(out)).isEqualTo(OUTPUTS);
            for (String svg : List.of("phases.svg", "rates.svg")) {
                assertThat(out.resolve(svg)).as(arguments).content().doesNotContain("NaN", "Infinity");
            }
            assertThat(out.resolve("trajectory.csv")).as(arguments).content().doesNotContain("NaN", "Infinity");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flow --features=50 --dominant-probability=0.3",
                "population --features=6 --dominant-probability=0.3 --prompt-length=40 --steps=200"
            })
    void the_same_options_give_the_same_bytes_in_every_locale(String arguments) throws IOException {
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");
        Locale before = Locale.getDefault();
        String english = printed(arguments + " --out=" + first);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(printed(arguments + " --out=" + second).replace("second", "first"))
                    .isEqualTo(english);
        } finally {
            Locale.setDefault(before);
        }
        for (String name : OUTPUTS) {
            assertThat(second.resolve(name)).hasSameBinaryContentAs(first.resolve(name));
        }
    }

    @Test
    void the_table_is_spaced_logarithmically() throws IOException {
        printed("population --features=100 --dominant-probability=0.5 --prompt-length=inf --out=" + directory);
        List<String> rows = Files.readAllLines(directory.resolve("trajectory.csv"));
        assertThat(rows.get(0)).startsWith("step,trainingTime,predictionError,targetAttention");
        assertThat(rows).hasSizeBetween(50, 200);
        double[] steps = rows.stream()
                .skip(1)
                .mapToDouble(row -> Double.parseDouble(row.split(",")[0]))
                .toArray();
        assertThat(steps).isSorted().startsWith(0, 1, 2, 3).doesNotHaveDuplicates();
    }

    @Test
    void help_lists_the_options() {
        for (String command : List.of("evaluate", "population", "flow")) {
            assertThat(printed(command + " --help")).contains("FILE", "Usage: icl " + command);
        }
        assertThat(printed("flow --help"))
                .contains("--features", "--query", "--errors")
                .doesNotContain("--steps");
        assertThat(printed("population --help")).contains("--prompt-length", "--steps");
    }

    static Stream<Arguments> wrongOptions() {
        return Stream.of(
                Arguments.of("--features=1", "--features"),
                Arguments.of("--features=0", "--features"),
                Arguments.of("--features=-5", "--features"),
                Arguments.of("--features=2.5", "--features"),
                Arguments.of("--features=NaN", "--features"),
                Arguments.of("--features=Infinity", "--features"),
                Arguments.of("--features=1e101", "--features"),
                Arguments.of("--features=ten", "--features"),
                Arguments.of("--features=", "--features"),
                Arguments.of("--dominant-probability=0", "--dominant-probability"),
                Arguments.of("--dominant-probability=1", "--dominant-probability"),
                Arguments.of("--dominant-probability=NaN", "--dominant-probability"),
                Arguments.of("--dominant-probability=x", "--dominant-probability"),
                Arguments.of("--probabilities=0.5,0.4", "--probabilities must sum to 1, not 0.9"),
                Arguments.of("--probabilities=1", "--probabilities"),
                Arguments.of("--probabilities=0.5,NaN", "--probabilities"),
                Arguments.of("--probabilities=1.5,-0.5", "--probabilities"),
                Arguments.of("--probabilities=", "--probabilities"),
                Arguments.of("--probabilities=0.5,0.5 --features=3", "--features"),
                Arguments.of("--probabilities=0.5,0.5 --dominant-probability=0.5", "--dominant-probability"),
                Arguments.of("--probabilities=0.5,0.5 --query=3", "--query"),
                Arguments.of("--zipf-exponent=-1", "--zipf-exponent"),
                Arguments.of("--zipf-exponent=Infinity", "--zipf-exponent"),
                Arguments.of("--zipf-exponent=NaN", "--zipf-exponent"),
                Arguments.of("--zipf-exponent=x", "--zipf-exponent"),
                Arguments.of(
                        "--zipf-exponent=400", "--zipf-exponent must be from 0 to 299.99 with --features 10, not 400"),
                Arguments.of("--zipf-exponent=1 --features=10001", "--features must be whole, from 2 to 10000"),
                Arguments.of("--zipf-exponent=1 --features=2.5", "--features"),
                Arguments.of(
                        "--zipf-exponent=1 --dominant-probability=0.5",
                        "--zipf-exponent contradicts --dominant-probability"),
                Arguments.of(
                        "--zipf-exponent=1 --probabilities=0.5,0.5", "--probabilities contradicts --zipf-exponent"),
                Arguments.of("--query=0", "--query"),
                Arguments.of("--query=11", "--query must be the number of a feature, from 1 to 10, not 11"),
                Arguments.of("--query=1.5", "--query"),
                Arguments.of("--query=NaN", "--query"),
                Arguments.of("--query=first", "--query"),
                Arguments.of("--errors=0", "--errors"),
                Arguments.of("--errors=-0.1", "--errors"),
                Arguments.of("--errors=NaN", "--errors"),
                Arguments.of("--errors=0.1,Infinity", "--errors"),
                Arguments.of("--errors=1e-200", "--errors"),
                Arguments.of("--errors=", "--errors"),
                Arguments.of("--errors=0.1,,0.01", "--errors"),
                Arguments.of("--learning-rate=0", "--learning-rate"),
                Arguments.of("--learning-rate=-1", "--learning-rate"),
                Arguments.of("--learning-rate=NaN", "--learning-rate"),
                Arguments.of("--learning-rate=Infinity", "--learning-rate"),
                Arguments.of("--colour=red", "--colour"),
                Arguments.of("--features=3 --features=4", "--features"),
                Arguments.of("--out", "--out"),
                Arguments.of("--out=", "--out"),
                Arguments.of("missing.json", "missing.json"),
                Arguments.of("missing.json --features=3", "--features"),
                Arguments.of("missing.json --out=x", "--out"),
                Arguments.of("missing.json other.json", "other.json"));
    }

    private void assertRejected(String command, String options, String named) throws IOException {
        boolean free = !options.contains("--out") && !options.startsWith("missing");
        CommandRun run = run(command + " " + options + (free ? " --out=" + directory.resolve("out") : ""));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("icl " + command + ": ")
                .contains(named)
                .endsWith("\n")
                .hasLineCount(1);
        assertThat(CommandRun.namesIn(directory)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrongOptions")
    void wrong_options_are_one_line_and_exit_code_2(String options, String named) throws IOException {
        assertRejected("flow", options, named);
        String start = options.equals("--errors=0.45") ? "--prompt-length=inf --errors=0.45" : options;
        assertRejected("population", start, named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--prompt-length=0",
                "--prompt-length=-1",
                "--prompt-length=2.5",
                "--prompt-length=NaN",
                "--prompt-length=-Infinity",
                "--prompt-length=1e16",
                "--prompt-length=long"
            })
    void wrong_prompt_lengths(String option) throws IOException {
        assertRejected("population", option, "--prompt-length");
        assertRejected("flow", option, "--prompt-length");
    }

    /** A rate so large that η t has no end, or a probability so small that the default rate has none. */
    @Test
    void a_time_beyond_the_range_names_its_culprit() throws IOException {
        assertRejected("flow", "--learning-rate=1e-320", "--learning-rate must be at least 1e-100");
        assertRejected("population", "--learning-rate=1e308", "--learning-rate times --steps must be at most 1e305");
        assertRejected(
                "population",
                "--dominant-probability=1e-320",
                "the query's probability, 1.0E-320, is too small for a default --learning-rate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--steps=-1", "--steps=1.5", "--steps=many", "--steps=99999999999999999999"})
    void wrong_options_of_the_population_alone(String options) throws IOException {
        assertRejected("population", options, options.substring(0, options.indexOf('=')));
        assertRejected("flow", options, options.substring(0, options.indexOf('=')));
    }

    @Test
    void out_that_cannot_be_written_is_refused_and_nothing_is_left() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "kept");
        Files.createDirectories(directory.resolve("taken/rates.png"));
        for (String out : List.of(
                file.toString(), file + "/below", directory.resolve("taken").toString())) {
            for (String command : List.of("flow", "population")) {
                CommandRun run = CommandRun.icl(command, "--out", out);
                assertThat(run.exitCode()).isEqualTo(2);
                assertThat(run.out()).isEmpty();
                assertThat(run.err()).startsWith("icl " + command + ": --out").hasLineCount(1);
            }
        }
        assertThat(file).hasContent("kept");
        assertThat(CommandRun.namesIn(directory)).containsExactly("file", "taken");
        assertThat(CommandRun.namesIn(directory.resolve("taken"))).containsExactly("rates.png");
    }

    @Test
    void existing_files_are_replaced_and_unrelated_ones_kept() throws IOException {
        Files.writeString(directory.resolve("run.json"), "old");
        Files.writeString(directory.resolve("notes.txt"), "mine");
        printed("flow --out=" + directory);
        assertThat(directory.resolve("run.json")).content().contains("\"training\" : \"gradient flow\"");
        assertThat(directory.resolve("notes.txt")).hasContent("mine");
        assertThat(CommandRun.namesIn(directory)).containsAll(OUTPUTS).hasSize(7);
    }

    /** T3, T4: p_k and N are such that the rarest features can never be learned to 0.01. */
    @Test
    void all_queries_are_learned_in_the_order_of_their_probability() throws IOException {
        String command = "flow --probabilities=0.06,0.2,0.4,0.2,0.1,0.04 --prompt-length=60 --query=all";
        assertThat(printed(command).lines().map(String::strip))
                .anyMatch(line -> line.matches("3 +1 +0.4000 +11.218 +84.166 +-"))
                .anyMatch(line -> line.matches("2 +2 +0.2000 +43.15\\d +192.69 +-"))
                .anyMatch(line -> line.matches("6 +1 +0.04000 +869.96 +never +-"));
        JsonNode run = json(command);
        assertThat(CommandRun.namesIn(directory)).containsExactly("order.csv", "order.png", "order.svg", "run.json");
        assertThat(run.at("/settings/query").asText()).isEqualTo("all");
        JsonNode order = run.at("/results/order");
        assertThat(order).extracting(query -> query.get("query").asInt()).containsExactly(3, 2, 5, 1, 6);
        assertThat(order.at("/4/hittingTimes/error 0.01").isNull()).isTrue();
        assertThat(order.at("/4/theory/lossFloor").doubleValue()).isGreaterThan(0.01);
        assertThat(order.at("/0/timeUnit").asText()).isEqualTo("eta t");
        List<String> table = Files.readAllLines(directory.resolve("order.csv"));
        assertThat(table.get(0))
                .isEqualTo("order,k,alike,probability,lossFloor,time of error 0.1 [eta t],time of error 0.01 [eta t],"
                        + "theory of the last [eta t]");
        assertThat(table).hasSize(6);
        // one of them alone gives the same time
        double alone = json("flow --probabilities=0.06,0.2,0.4,0.2,0.1,0.04 --prompt-length=60 --query=5")
                .at("/results/hittingTimes/error 0.01")
                .doubleValue();
        assertThat(order.at("/2/hittingTimes/error 0.01").doubleValue()).isEqualTo(alone);
    }

    @Test
    void the_population_takes_all_queries_too() {
        assertThat(printed("population --features=6 --dominant-probability=0.5 --prompt-length=inf --query=all"))
                .contains("all queries; N = inf; gradient descent", "~72.000", "~ is a law for many features");
    }

    @Test
    void theory_stands_beside_what_was_measured() throws IOException {
        JsonNode balanced = json("flow --features=50").at("/results");
        assertThat(balanced.at("/theory/formula").asText()).isEqualTo("closed form");
        assertThat(balanced.at("/theory/hittingTimes/error 0.01").doubleValue())
                .isCloseTo(balanced.at("/hittingTimes/error 0.01").doubleValue(), within(1e-6));
        assertThat(balanced.at("/absentPhases")).extracting(JsonNode::asText).containsExactly("I", "II");
        JsonNode rare = json("flow --features=1e8 --dominant-probability=0.5").at("/results");
        assertThat(rare.at("/theory/exact").asBoolean(true)).isFalse();
        assertThat(rare.at("/theory/hittingTimes/error 0.01").doubleValue()).isEqualTo(2e16);
        assertThat(rare.at("/absentPhases")).isEmpty();
        JsonNode given = json("flow --probabilities=0.5,0.3,0.2").at("/results");
        assertThat(given.at("/theory/formula").isNull()).isTrue();
    }

    @Test
    void figures_have_the_size_and_the_title_that_are_asked_for() throws IOException {
        printed("flow --width=500 --height=300 --title=Figure --out=" + directory);
        assertThat(directory.resolve("phases.svg")).content().contains("width=\"500\"", "height=\"300\"", ">Figure<");
        var image = javax.imageio.ImageIO.read(directory.resolve("phases.png").toFile());
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(1500, 900);
    }

    @Test
    void what_is_no_query_and_no_size_is_refused() throws IOException {
        assertRejected("flow", "--query=every", "--query must be the number of a feature or all, not every");
        assertRejected("flow", "--width=10", "--width must lie between 160 and 4000, not 10");
        assertRejected("population", "--height=5000", "--height must lie between 160 and 4000, not 5000");
    }
}
