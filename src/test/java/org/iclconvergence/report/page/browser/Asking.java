package org.iclconvergence.report.page.browser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.iclconvergence.data.QueryProblem;
import org.iclconvergence.live.Question;

/**
 * A question as the page's scripts ask it, and the same as Java asks it.
 *
 * @param words of JavaScript; an infinite number as text, which Selenium can carry
 * @param question of Java
 */
record Asking(Map<String, Object> words, Question question) {
    private static final List<Double> COUNTS = List.of(2.0, 3.0, 10.0, 100.0, 1e4, 1e6, 1e9, 1e12, 1e20, 1e40, 1e80);

    /** More than two hundred: every kind of features, both kinds of training, short, long and infinite prompts, K up to 1e80. */
    static List<Asking> all() {
        List<Asking> all = new ArrayList<>();
        for (double count : COUNTS) {
            for (double error : new double[] {0.1, 0.01, 1e-4, 1e-8}) {
                all.add(balanced(count, Double.POSITIVE_INFINITY, error));
            }
            for (double dominant : new double[] {0.2, 0.5, 0.9}) {
                for (double query : new double[] {0, 1}) {
                    all.add(dominant(count, dominant, query, Double.POSITIVE_INFINITY, 0.01));
                }
            }
            for (double perFeature : new double[] {10, 1000}) {
                double length = perFeature * count;
                if (length <= 1e15) {
                    all.add(balanced(count, length, 0.05));
                    all.add(dominant(count, 0.5, 0, length, 0.05));
                    all.add(dominant(count, 0.3, 1, length, 0.01));
                }
            }
        }
        for (double exponent : new double[] {0.5, 1, 2}) {
            for (double query : new double[] {0, 1, 3}) {
                all.add(zipf(5, exponent, query, Double.POSITIVE_INFINITY));
                all.add(zipf(20, exponent, query, Double.POSITIVE_INFINITY));
                all.add(zipf(5, exponent, query, 400));
            }
        }
        for (double[] weights : new double[][] {{1, 2}, {5, 3, 2}, {1, 1, 1, 5}, {0.4, 0.3, 0.2, 0.05, 0.05}}) {
            all.add(given(weights, Double.POSITIVE_INFINITY));
            all.add(given(weights, 200));
        }
        // not K = 2: there Attn_k = ½ holds at the start or after one step, by the last bit of an integral
        for (double count : new double[] {3, 4, 10, 30}) {
            for (double rate : new double[] {0.5, 2}) {
                all.add(descent(count, rate, Double.POSITIVE_INFINITY));
                all.add(descent(count, rate, 50 * count));
            }
        }
        return all;
    }

    private static Asking balanced(double count, double length, double error) {
        return flow(Map.of("features", "balanced", "K", count), Question.balanced(count, 0), length, error);
    }

    private static Asking dominant(double count, double dominant, double query, double length, double error) {
        return flow(
                Map.of("features", "dominant", "K", count, "p1", dominant, "k", query),
                Question.dominant(count, dominant, query),
                length,
                error);
    }

    private static Asking zipf(double count, double exponent, double query, double length) {
        return flow(
                Map.of("features", "zipf", "K", count, "exponent", exponent, "k", query),
                Question.zipf(count, exponent, query),
                length,
                0.05);
    }

    private static Asking given(double[] weights, double length) {
        return flow(
                Map.of("features", "given", "p", Arrays.stream(weights).boxed().toList()),
                Question.given(weights, 0),
                length,
                0.05);
    }

    private static Asking flow(Map<String, Object> words, QueryProblem problem, double length, double error) {
        return new Asking(with(words, length, error), Question.flow(problem, length, error));
    }

    private static Asking descent(double count, double rate, double length) {
        Map<String, Object> words = with(
                Map.of("features", "balanced", "K", count, "descent", true, "rate", rate, "steps", 20_000),
                length,
                0.05);
        return new Asking(words, new Question(Question.balanced(count, 0), length, 0.05, rate, 20_000));
    }

    private static Map<String, Object> with(Map<String, Object> words, double length, double error) {
        Map<String, Object> all =
                new LinkedHashMap<>(Map.of("p1", 0.5, "exponent", 1, "k", 0, "descent", false, "rate", 0, "steps", 0));
        all.put("p", List.of());
        all.putAll(words);
        all.put("N", Double.isInfinite(length) ? "Infinity" : (Object) length);
        all.put("error", error);
        return all;
    }
}
