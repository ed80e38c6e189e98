package org.iclconvergence.checks;

import java.util.List;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.CountLoss;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.LinearAttentionQuery;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.PopulationIntegral;
import org.iclconvergence.loss.QueryLoss;

/** The hooks of the losses that are minimised and observed. */
abstract class Losses extends Formulas {
    /**
     * The loss of the paper's experiment.
     *
     * @param prompts trained on
     * @return their empirical loss
     */
    public Loss empiricalLoss(List<Prompt> prompts) {
        note("empiricalLoss");
        return new CountLoss(prompts);
    }

    /**
     * The exact population loss of finite prompts.
     *
     * @param groups the features as the query sees them
     * @param promptLength N
     * @return its value and growth
     */
    public QueryLoss populationLoss(QueryGroups groups, double promptLength) {
        note("populationLoss");
        return new PopulationIntegral(groups, promptLength);
    }

    /**
     * The loss of infinitely long prompts.
     *
     * @param groups the features as the query sees them
     * @return its value and growth
     */
    public QueryLoss infinitePromptLoss(QueryGroups groups) {
        note("infinitePromptLoss");
        return new InfinitePromptQuery(groups);
    }

    /**
     * The loss of linear attention.
     *
     * @param groups the features as the query sees them
     * @param promptLength N
     * @return its exact population loss
     */
    public QueryLoss linearLoss(QueryGroups groups, double promptLength) {
        note("linearLoss");
        return new LinearAttentionQuery(groups, promptLength);
    }

    /**
     * The probabilities that linear attention is trained on before it is tested on others.
     *
     * @param training p
     * @param test p' of the test prompts
     * @return the probabilities of its training
     */
    public QueryGroups linearTraining(QueryGroups training, QueryGroups test) {
        note("linearTraining");
        return training;
    }

    /**
     * The loss that one query is trained on. What a check sees is always the population loss itself.
     *
     * @param honest of finite or infinite prompts
     * @return the loss whose growth moves the weights
     */
    public QueryLoss trainedLoss(QueryLoss honest) {
        note("trainedLoss");
        return honest;
    }
}
