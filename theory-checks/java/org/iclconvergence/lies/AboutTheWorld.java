package org.iclconvergence.lies;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.rng.sampling.ListSampler;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.laboratory.Lie;
import org.iclconvergence.laboratory.Seams;
import org.iclconvergence.training.PaperExperiment;

/** Hypotheses that are not met: tasks, features, probabilities, prompts, noise. */
final class AboutTheWorld {
    static final List<Lie> LIES = List.of(
            new Lie(
                            "anisotropic-tasks",
                            "Task weights without identity covariance: the first half of the coordinates has variance 1.5,"
                                    + " the rest 0.5.")
                    .bend(
                            Seams.TASKS,
                            honest -> intended -> (random, dimension) -> {
                                double[] w = honest.apply(intended).sample(random, dimension);
                                for (int i = 0; i < dimension; i++) {
                                    w[i] *= Math.sqrt(i < dimension / 2 ? 1.5 : 0.5);
                                }
                                return w;
                            }),
            new Lie("coherent-features", "Features that are not orthogonal: v_2 leans towards v_1 by 0.1.")
                    .bend(
                            Seams.ORIENTATION,
                            honest -> intended -> leaning(honest.apply(intended).matrix())),
            new Lie("heavy-noise", "Ten times the noise that is stated.")
                    .bend(Seams.LABEL_NOISE, honest -> intended -> 10 * honest.applyAsDouble(intended)),
            new Lie(
                            "label-shuffle",
                            "Query labels dealt out anew among the prompts: nothing can be learned in context.")
                    .bend(
                            Seams.PROMPTS,
                            honest -> (sampled, streams) -> shuffled(honest.apply(sampled, streams), streams))
                    .sweptOverAllClaims(),
            new Lie("random-basis", "Features in a random orientation where the claim is about the standard basis.")
                    .bend(
                            Seams.SETTING,
                            honest -> intended -> honest.apply(intended).withBasis(PaperExperiment.Basis.RANDOM)),
            new Lie("reversed-probabilities", "The feature that is called dominant is the rarest one.")
                    .bend(Seams.DOMINANT_PROBABILITY, honest -> (features, intended) -> 1 / (features * features))
                    .bend(Seams.PROBABILITIES, honest -> intended -> reversed(honest.apply(intended)))
                    .sweptOverAllClaims(),
            new Lie("short-prompt", "Prompts that stay short: never more than 16 tokens.")
                    .bend(Seams.PROMPT_LENGTH, honest -> intended -> Math.min(honest.applyAsInt(intended), 16)),
            new Lie("uniform-probabilities", "No dominant feature: all features are equally frequent.")
                    .bend(
                            Seams.SETTING,
                            honest -> intended -> honest.apply(intended)
                                    .withProbabilities(FeatureProbabilities.balanced(
                                            intended.probabilities().count())))
                    .bend(Seams.DOMINANT_PROBABILITY, honest -> (features, intended) -> 1 / features)
                    .bend(Seams.PROBABILITIES, honest -> intended -> FeatureProbabilities.balanced(intended.count()))
                    .sweptOverAllClaims());

    private AboutTheWorld() {}

    private static Features leaning(RealMatrix v) {
        v.setColumnVector(
                1,
                v.getColumnVector(1)
                        .mapMultiply(Math.sqrt(0.99))
                        .add(v.getColumnVector(0).mapMultiply(0.1)));
        return Features.coherent(v);
    }

    private static List<Prompt> shuffled(List<Prompt> prompts, RandomStreams streams) {
        List<Double> labels =
                new ArrayList<>(prompts.stream().map(Prompt::queryLabel).toList());
        ListSampler.shuffle(streams.other(), labels);
        List<Prompt> shuffled = new ArrayList<>();
        for (int m = 0; m < prompts.size(); m++) {
            shuffled.add(prompts.get(m).withQueryLabel(labels.get(m)));
        }
        return shuffled;
    }

    private static FeatureProbabilities reversed(FeatureProbabilities intended) {
        double[] p = intended.toArray();
        double dominant = p[0];
        p[0] = p[p.length - 1];
        p[p.length - 1] = dominant;
        return FeatureProbabilities.of(p);
    }
}
