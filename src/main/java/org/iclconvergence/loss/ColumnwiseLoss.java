package org.iclconvergence.loss;

import java.util.function.Function;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.model.BilinearWeights;

/** The K × K loss L = Σ_k p_k L_k, put together from one {@link QueryLoss} for each column. */
abstract sealed class ColumnwiseLoss implements Loss permits PopulationLoss, InfinitePromptLoss {
    private final FeatureProbabilities probabilities;
    private final QueryLoss[] queries;
    private final double[] column;
    private final QueryValues query;

    ColumnwiseLoss(FeatureProbabilities probabilities, Function<QueryGroups, QueryLoss> lossOfQuery) {
        int features = probabilities.count();
        this.probabilities = probabilities;
        this.queries = new QueryLoss[features];
        this.column = new double[features];
        this.query = new QueryValues(features);
        for (int k = 0; k < features; k++) {
            queries[k] = lossOfQuery.apply(QueryGroups.ofEveryFeature(probabilities, k));
        }
    }

    @Override
    public final int features() {
        return queries.length;
    }

    @Override
    public final void evaluate(BilinearWeights weights, LossValues values) {
        int features = queries.length;
        double loss = 0;
        for (int k = 0; k < features; k++) {
            weights.readColumn(k, column);
            queries[k].evaluate(column, query);
            for (int feature = 0; feature < features; feature++) {
                values.gradient().setEntry(feature, k, -query.growth()[QueryGroups.positionOf(feature, k)]);
            }
            values.predictionErrors()[k] = query.predictionError();
            values.targetAttention()[k] = query.attention()[0];
            values.dominantAttention()[k] = query.attention()[QueryGroups.positionOf(0, k)];
            loss += probabilities.get(k) * query.predictionError();
        }
        values.setLoss(loss);
    }
}
