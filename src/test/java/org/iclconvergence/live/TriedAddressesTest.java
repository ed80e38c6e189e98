package org.iclconvergence.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.live.Sentence.Outcome;
import org.iclconvergence.report.page.PaperPage;
import org.iclconvergence.training.PaperExperiment.Basis;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Where the cards of the page lead: to trainings of their claims' own numbers. */
class TriedAddressesTest {
    /**
     * Of these the page shows the quantities, and no sentence: what they state is about the share of prompts, about several queries or
     * about several trainings.
     */
    private static final List<String> SILENT =
            List.of("BAL-2", "IMB-4", "IMB-5", "FIN-4", "UNI-2", "GEN-2", "RATE-2", "RATE-3", "STEP-1");

    private static Map<String, String> tries() throws IOException {
        try (InputStream yaml = PaperPage.class.getResourceAsStream("paper.yaml")) {
            Map<String, String> tries = new HashMap<>();
            new YAMLMapper()
                    .readTree(yaml)
                    .get("tries")
                    .properties()
                    .forEach(entry -> tries.put(entry.getKey(), entry.getValue().asText()));
            return tries;
        }
    }

    private static Map<String, String> settings(String address) {
        Map<String, String> settings = new HashMap<>();
        int from = address.indexOf('?');
        if (from >= 0) {
            for (String part : address.substring(from + 1).split("&")) {
                String[] pair = part.split("=", 2);
                settings.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
        }
        return settings;
    }

    private static double number(Map<String, String> settings, String name, double usual) {
        return settings.containsKey(name) ? Double.parseDouble(settings.get(name)) : usual;
    }

    private static Question question(Map<String, String> settings) {
        double query = number(settings, "k", QueryProblem.RAREST);
        double features = number(settings, "K", 100);
        QueryProblem problem = switch (settings.getOrDefault("features", "dominant")) {
            case "balanced" -> Question.balanced(features, query);
            case "zipf" -> Question.zipf(features, number(settings, "s", 1), query);
            case "given" ->
                Question.given(
                        Arrays.stream(settings.get("p").split(" "))
                                .mapToDouble(Double::parseDouble)
                                .toArray(),
                        query);
            default -> Question.dominant(features, number(settings, "p1", 0.5), query);
        };
        double length = number(settings, "N", Double.POSITIVE_INFINITY);
        double error = number(settings, "eps", 0.01);
        return settings.getOrDefault("training", "flow").equals("flow")
                ? Question.flow(problem, length, error)
                : new Question(
                        problem, length, error, number(settings, "eta", 1), (long) number(settings, "steps", 100_000));
    }

    @TestFactory
    List<DynamicTest> its_claim_speaks_of_the_training_and_does_not_fail() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        tries().forEach((claim, address) -> {
            if (address.startsWith("explore")) {
                tests.add(DynamicTest.dynamicTest(claim + " at " + address, () -> {
                    List<Outcome> outcomes =
                            Sentences.of(Explorer.train(question(settings(address)), part -> {})).stream()
                                    .filter(sentence -> sentence.claim().equals(claim))
                                    .map(Sentence::outcome)
                                    .toList();
                    if (SILENT.contains(claim)) {
                        assertThat(outcomes).isEmpty();
                    } else {
                        assertThat(outcomes).contains(Outcome.HOLDS).isSubsetOf(Outcome.HOLDS, Outcome.OPEN);
                    }
                }));
            }
        });
        assertThat(tests).hasSizeGreaterThan(35);
        return tests;
    }

    @Test
    void experiments_are_such_as_the_page_trains() throws IOException {
        for (String address : tries().values()) {
            if (address.startsWith("experiment")) {
                Map<String, String> settings = settings(address);
                assertThat(settings.keySet()).isSubsetOf("p1", "basis", "M", "K", "epochs");
                boolean balanced = "".equals(settings.get("p1"));
                assertThat(LiveExperiment.of(
                                number(settings, "K", 10),
                                balanced ? 0 : 0.5,
                                100,
                                100,
                                number(settings, "M", 300),
                                number(settings, "epochs", 400),
                                "standard".equals(settings.get("basis")) ? Basis.STANDARD : Basis.RANDOM,
                                1))
                        .isNotNull();
            }
        }
    }
}
