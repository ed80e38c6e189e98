package org.iclconvergence.training;

import org.apache.commons.math3.linear.RealMatrix;

/** Sees Q(t) while a {@link Trainer} trains. */
public interface TrainingMonitor {
    /**
     * Whether a step is to be recorded. Steps 0 and the last one always are.
     *
     * @param step training steps done
     * @return true if {@link #record} is to be called for it
     */
    boolean wants(long step);

    /**
     * Takes the state of the training.
     *
     * @param step training steps done, more than at the last call
     * @param q Q(step), d × d, not modified; read before this returns, never kept: the trainer may reuse it
     * @return whether to go on; false once everything needed was seen
     */
    boolean record(long step, RealMatrix q);
}
