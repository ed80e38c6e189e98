package org.iclconvergence.sweep;

/** A number that is measured at a point. Each comes with its error. */
public enum Quantity {
    /** Attn_k = 1/2. */
    HALF_TIME(Measure.HITTING_TIMES, "halfTime", true),
    /** L_k = ε. */
    HITTING_TIME(Measure.HITTING_TIMES, "hittingTime", true),
    /** α_k = max |β_{k,n}|; in the experiment Attn_k ≥ Attn_1. 0: the target leads from the start. */
    SWITCH_TIME(Measure.SWITCH, "switchTime", true),
    /** The same as a part of the hitting time. */
    SWITCH_FRACTION(Measure.SWITCH, "switchFraction", false),
    /** The rival's weight at the switch, B_{k,n}/ln K. */
    RIVAL_WEIGHT(Measure.SWITCH, "rivalWeightAtSwitch", false),
    /** Phase I: the dominant weight falls. 0: there is none. */
    PHASE_ONE(Measure.PHASES, "endOfPhaseI", true),
    /** Phase II: the leading influence switches. 0: there is none. */
    PHASE_TWO(Measure.PHASES, "endOfPhaseII", true),
    /** Phase III: the target weight grows. */
    PHASE_THREE(Measure.PHASES, "endOfPhaseIII", true),
    /** Phase IV: convergence. */
    PHASE_FOUR(Measure.PHASES, "endOfPhaseIV", true),
    /** L_k before training. */
    INITIAL_LOSS(Measure.LOSSES, "initialLoss", false),
    /** L_k at the end of the training. */
    FINAL_LOSS(Measure.LOSSES, "finalLoss", false),
    /** What no training can come below. */
    LOSS_FLOOR(Measure.LOSSES, "lossFloor", false),
    /** E[Attn_k] before training. */
    INITIAL_ATTENTION(Measure.ATTENTION, "initialAttention", false),
    /** E[Attn_k] at the end of the training. */
    FINAL_ATTENTION(Measure.ATTENTION, "finalAttention", false),
    /** The same of the most probable other feature. */
    RIVAL_ATTENTION(Measure.ATTENTION, "finalRivalAttention", false),
    /** The hitting time of infinitely long prompts: the closed form, or for a rare query K²/(1 − p_1). */
    THEORY_TIME(Measure.THEORY, "theoryTime", true),
    /** The hitting time over that. */
    TIME_OVER_THEORY(Measure.THEORY, "timeOverTheory", false);

    private final Measure measure;
    private final String word;
    private final boolean time;

    Quantity(Measure measure, String word, boolean time) {
        this.measure = measure;
        this.word = word;
        this.time = time;
    }

    Measure measure() {
        return measure;
    }

    boolean isMeasuredIn(TrainingKind training) {
        return training != TrainingKind.EXPERIMENT
                || (measure != Measure.THEORY && this != RIVAL_WEIGHT && this != LOSS_FLOOR && this != PHASE_TWO);
    }

    /**
     * The unit.
     *
     * @param training kind
     * @return empty for a pure number
     */
    public String unit(TrainingKind training) {
        return time ? training.timeUnit() : "";
    }

    /** Its name in the grid file and in the table. */
    @Override
    public String toString() {
        return word;
    }
}
