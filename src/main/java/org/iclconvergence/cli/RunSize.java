package org.iclconvergence.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.iclconvergence.data.ArrayLengths;
import org.iclconvergence.training.PaperExperiment;

/**
 * An estimate of the memory of one experiment, part by part, so that a size that cannot fit is refused before it is
 * allocated, by the name of the option that asks for it. Computed in floating point: sizes may overflow a long.
 */
final class RunSize {
    /** The rest of the heap is the program itself and what the collector needs to breathe. */
    private static final double USABLE = 0.8;

    private record Part(String options, double longestArray, double bytes) {}

    private RunSize() {}

    /**
     * Why the experiment cannot run here.
     *
     * @param experiment valid
     * @param reference whether every prompt is kept as an embedding
     * @param heap bytes that the virtual machine may use
     * @return one line naming the option, or nothing if it fits
     */
    static Optional<String> refuse(PaperExperiment experiment, boolean reference, long heap) {
        double features = experiment.probabilities().count();
        double dimension = experiment.dimension();
        double prompts = experiment.prompts();
        double snapshots = experiment.epochs() + 1.0;
        List<Part> parts = List.of(
                // Q, its gradient, Adam's two moments
                new Part("--dimension " + experiment.dimension(), dimension * dimension, 32 * dimension * dimension),
                new Part(
                        "--features " + experiment.probabilities().count(),
                        features * dimension,
                        64 * features * dimension + 32 * features * features),
                // tokens and labels
                new Part(
                        "--prompt-length " + experiment.promptLength() + " with --prompts " + experiment.prompts(),
                        0,
                        prompts * (12.0 * experiment.promptLength() + 100)),
                // counts, mean labels and attention scores
                new Part("--prompts " + experiment.prompts(), prompts, 24 * prompts * (features + 1)),
                // an embedding, twice: of the trainer and of the loss that is reported
                new Part(
                        "--reference with --prompts " + experiment.prompts() + ", --prompt-length "
                                + experiment.promptLength() + " and --dimension " + experiment.dimension(),
                        0,
                        reference ? 16 * prompts * (dimension + 1) * (experiment.promptLength() + 1.0) : 0),
                // a snapshot holds Z and three values for each feature
                new Part(
                        "--epochs " + experiment.epochs() + " with --features "
                                + experiment.probabilities().count(),
                        snapshots,
                        snapshots * 8 * (features * features + 3 * features + 20)));
        for (Part part : parts) {
            if (part.longestArray() > ArrayLengths.MOST) {
                return Optional.of(part.options() + " is more than an array of the Java virtual machine can hold: "
                        + inGigabytes(part.bytes()));
            }
        }
        double bytes = parts.stream().mapToDouble(Part::bytes).sum();
        if (bytes <= USABLE * heap) {
            return Optional.empty();
        }
        Part largest =
                parts.stream().max(Comparator.comparingDouble(Part::bytes)).orElseThrow();
        return Optional.of(largest.options() + " needs about " + inGigabytes(largest.bytes()) + " of "
                + inGigabytes((double) heap) + " of memory (java -Xmx raises the limit)");
    }

    private static String inGigabytes(double bytes) {
        return String.format(Locale.ROOT, "%.3g GB", bytes / 1e9);
    }
}
