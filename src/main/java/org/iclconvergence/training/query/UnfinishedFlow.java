package org.iclconvergence.training.query;

/** A flow that was still on its way when it had been followed for as long as any is: what it has not reached may come. */
public final class UnfinishedFlow extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /**
     * One of which nobody had asked to be given up.
     *
     * @param evaluations of the growth that were spent
     * @param last where it is
     */
    UnfinishedFlow(int evaluations, QuerySnapshot last) {
        super(
                "the flow is still on its way after " + evaluations + " evaluations of its growth, at ηt = "
                        + last.time()
                        + " with L_k = " + last.predictionError()
                        + ": that is what it takes where probabilities are far apart, or where L_k is asked for below what short prompts allow");
    }
}
