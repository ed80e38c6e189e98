package org.iclconvergence.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.iclconvergence.oracle.Draws;

/** Prompts and those who draw them. */
class PromptProperties {
    private static final Map<String, TaskDistribution> TASKS = Map.of(
            "gaussian", TaskDistribution.gaussian(),
            "rademacher", TaskDistribution.rademacher(),
            "sphere", TaskDistribution.sphere(),
            "student", TaskDistribution.studentT(2.5));

    @Provide
    Arbitrary<FeatureProbabilities> probabilities() {
        return Draws.probabilities(1, 8);
    }

    /** Of six features. */
    @Provide
    Arbitrary<int[]> tokens() {
        return Arbitraries.integers()
                .between(0, 5)
                .array(int[].class)
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<String> tasks() {
        return Arbitraries.of(TASKS.keySet());
    }

    private static PromptSampler sampler(long seed, FeatureProbabilities p, int promptLength, TaskDistribution tasks) {
        Features features = Features.standardBasis(p.count(), p.count());
        return new PromptSampler(features, p, promptLength, tasks, new RandomStreams(seed));
    }

    @Property
    void counts_and_labels_are_those_of_the_tokens(
            @ForAll("tokens") int[] tokens, @ForAll @IntRange(min = 0, max = 5) int query) {
        double[] labelOfFeature = {0.5, -1, 2, 0, 1e300, -0.0};
        Prompt prompt = Prompt.of(tokens, query, labelOfFeature);
        int[] counts = prompt.counts();
        assertThat(Arrays.stream(counts).sum()).isEqualTo(tokens.length).isEqualTo(prompt.length());
        for (int m = 0; m < 6; m++) {
            int feature = m;
            assertThat(counts[m])
                    .isEqualTo(Arrays.stream(tokens)
                            .filter(token -> token == feature)
                            .count());
        }
        for (int i = 0; i < tokens.length; i++) {
            assertThat(prompt.label(i)).isEqualTo(labelOfFeature[tokens[i]]);
        }
        Prompt other = prompt.withQueryLabel(7);
        assertThat(other.withQueryLabel(prompt.queryLabel())).isEqualTo(prompt).hasSameHashCodeAs(prompt);
        assertThat(other).isNotEqualTo(prompt);
    }

    @Property
    void what_is_no_feature_is_refused(
            @ForAll("tokens") int[] tokens, @ForAll @IntRange(min = 0, max = 5) int place, @ForAll int index) {
        int bad = index >= 0 && index < 6 ? 6 : index;
        int[] wrong = tokens.clone();
        wrong[place % wrong.length] = bad;
        String message = " index " + bad + " is out of range: there are 6 features, 0 to 5";
        assertThatThrownBy(() -> Prompt.of(wrong, 0, new double[6])).hasMessage("token" + message);
        assertThatThrownBy(() -> Prompt.of(tokens, bad, new double[6])).hasMessage("query" + message);
    }

    @Property
    void a_seed_gives_the_same_prompts_one_by_one_or_many(
            @ForAll long seed,
            @ForAll("probabilities") FeatureProbabilities p,
            @ForAll("tasks") String tasks,
            @ForAll @IntRange(min = 1, max = 9) int promptLength,
            @ForAll @IntRange(min = 1, max = 5) int count) {
        List<Prompt> many = sampler(seed, p, promptLength, TASKS.get(tasks)).sample(count);
        PromptSampler oneByOne = sampler(seed, p, promptLength, TASKS.get(tasks));
        for (Prompt prompt : many) {
            assertThat(oneByOne.sample()).isEqualTo(prompt);
            assertThat(prompt.length()).isEqualTo(promptLength);
        }
        assertThat(sampler(seed + 1, p, promptLength, TASKS.get("gaussian")).sample())
                .isNotEqualTo(
                        sampler(seed, p, promptLength, TASKS.get("gaussian")).sample());
    }

    /** On standard basis vectors the label of feature m is w_m: longer prompts have the same tasks. */
    @Property
    void longer_prompts_ask_for_tokens_and_leave_the_tasks_alone(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int count,
            @ForAll @IntRange(min = 1, max = 30) int more) {
        FeatureProbabilities p = FeatureProbabilities.balanced(6);
        List<Prompt> shorter = sampler(seed, p, 1, TaskDistribution.gaussian()).sample(count);
        List<Prompt> longer =
                sampler(seed, p, 1 + more, TaskDistribution.gaussian()).sample(count);
        for (int m = 0; m < count; m++) {
            double[] w = new double[6];
            Arrays.fill(w, Double.NaN);
            w[shorter.get(m).token(0)] = shorter.get(m).label(0);
            w[shorter.get(m).query()] = shorter.get(m).queryLabel();
            for (int i = 0; i <= more; i++) {
                double known = w[longer.get(m).token(i)];
                assertThat(Double.isNaN(known) || known == longer.get(m).label(i))
                        .isTrue();
            }
        }
    }

    /** What a task distribution promises of every single draw. */
    @Property
    void tasks_have_their_length(
            @ForAll long seed, @ForAll("tasks") String name, @ForAll @IntRange(min = 1, max = 50) int d) {
        double[] w = TASKS.get(name).sample(new RandomStreams(seed).tasks(), d);
        assertThat(w).hasSize(d);
        double square = Arrays.stream(w).map(x -> x * x).sum();
        switch (name) {
            case "rademacher" -> assertThat(Arrays.stream(w).map(Math::abs)).containsOnly(1.0);
            case "sphere" -> assertThat(square).isCloseTo(d, within(1e-12 * d));
            default -> assertThat(square).isPositive().isFinite();
        }
    }
}
