package org.iclconvergence.checks;

import java.util.List;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.data.TaskDistribution;
import org.iclconvergence.training.PaperExperiment;

/** The hooks of what is there before anything is trained: features, their probabilities, tasks, prompts, noise. */
abstract class World extends UsedHooks {
    /**
     * The distribution of the task weight.
     *
     * @param intended zero mean, identity covariance
     * @return the distribution that is used
     */
    public TaskDistribution tasks(TaskDistribution intended) {
        note("tasks");
        return intended;
    }

    /**
     * The settings of the paper's experiment.
     *
     * @param intended the settings that the claim is about
     * @return the settings that are run
     */
    public PaperExperiment setting(PaperExperiment intended) {
        note("setting");
        return intended;
    }

    /**
     * The prompts of the paper's experiment.
     *
     * @param sampled as the paper samples them
     * @param streams of this run
     * @return the prompts that are trained on
     */
    public List<Prompt> prompts(List<Prompt> sampled, RandomStreams streams) {
        note("prompts");
        return sampled;
    }

    /**
     * The features of a run in Q space.
     *
     * @param intended orthonormal
     * @param streams of this run
     * @return the features that are used
     */
    public Features orientation(Features intended, RandomStreams streams) {
        note("orientation");
        return intended;
    }

    /**
     * The feature probabilities of a problem that is trained feature by feature.
     *
     * @param intended the dominant feature first
     * @return the probabilities that are used
     */
    public FeatureProbabilities probabilities(FeatureProbabilities intended) {
        note("probabilities");
        return intended;
    }

    /**
     * The dominant feature's probability.
     *
     * @param features K
     * @param intended p_1
     * @return the p_1 that is used
     */
    public double dominantProbability(double features, double intended) {
        note("dominantProbability");
        return intended;
    }

    /**
     * The features of an imbalanced problem.
     *
     * @param features K
     * @param dominant p_1
     * @return class 0 the dominant feature, class 1 the others
     */
    public final SymmetryClasses imbalanced(double features, double dominant) {
        return SymmetryClasses.imbalanced(features, dominantProbability(features, dominant));
    }

    /**
     * The length of the prompts that concentration is measured on.
     *
     * @param intended N
     * @return the N that is used
     */
    public int promptLength(int intended) {
        note("promptLength");
        return intended;
    }

    /**
     * The standard deviation of the noise on context labels.
     *
     * @param intended σ
     * @return the σ that is used
     */
    public double labelNoise(double intended) {
        note("labelNoise");
        return intended;
    }
}
