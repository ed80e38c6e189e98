package org.iclconvergence.worlds;

/** Labels with noise: of one prompt, or of the prompts of the paper's experiment. */
public sealed interface NoiseWorld permits NoisyPrompt, ExperimentWorld {}
