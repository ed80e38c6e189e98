package org.iclconvergence.checks.controls;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.checks.Experiment;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.model.AttentionScores;

/** A transformer that looks at late tokens more: the order of the context matters. */
final class PositionalBias extends Experiment {
    @Override
    public String name() {
        return "positional-bias";
    }

    @Override
    public double predict(RealMatrix q, Features features, Prompt prompt) {
        double[] image = q.operate(features.feature(prompt.query()));
        double[] logits = new double[prompt.length()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = features.matrix().getColumnVector(prompt.token(i)).dotProduct(new ArrayRealVector(image, false))
                    + 0.1 * i;
        }
        double[] scores = AttentionScores.softmax(logits);
        double prediction = 0;
        for (int i = 0; i < scores.length; i++) {
            prediction += scores[i] * prompt.label(i);
        }
        return prediction;
    }
}
