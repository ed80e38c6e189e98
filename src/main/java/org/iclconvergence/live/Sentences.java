package org.iclconvergence.live;

import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.dynamics.QueryRun;

/** All that the claims say about one training of one query, as far as that training and closed formulas decide it. */
public final class Sentences {
    private Sentences() {}

    /**
     * Asks every claim.
     *
     * @param run trained with {@link QueryRun#events}; what it was not asked for counts as not reached
     * @return in the order of claims.yaml, at least one row for each claim that can be asked: {@link Sentence}
     */
    public static List<Sentence> of(QueryRun run) {
        TrainedQuery query = new TrainedQuery(run);
        List<Sentence> rows = new ArrayList<>();
        Identities.add(query, rows);
        BalancedFeatures.add(query, rows);
        ImbalancedTheorems.add(query, rows);
        Phases.add(query, rows);
        RareFeatureLaws.add(query, rows);
        ConvergenceTimes.addFinite(query, rows);
        ConvergenceTimes.addUniform(query, rows);
        PromptLengths.add(query, rows);
        ConvergenceTimes.addEarliest(query, rows);
        ConvergenceTimes.addRates(query, rows);
        return rows;
    }
}
