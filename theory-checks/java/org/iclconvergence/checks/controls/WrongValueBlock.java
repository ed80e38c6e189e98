package org.iclconvergence.checks.controls;

import java.util.Arrays;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.checks.Experiment;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.model.OneLayerTransformer;

/** A value matrix that lets the tokens themselves leak into the prediction. */
final class WrongValueBlock extends Experiment {
    @Override
    public String name() {
        return "wrong-value-block";
    }

    @Override
    public double predict(RealMatrix q, Features features, Prompt prompt) {
        int d = q.getRowDimension();
        RealMatrix keys = MatrixUtils.createRealMatrix(d + 1, d + 1);
        RealMatrix queries = MatrixUtils.createRealMatrix(d + 1, d + 1);
        RealMatrix values = MatrixUtils.createRealMatrix(d + 1, d + 1);
        keys.setSubMatrix(MatrixUtils.createRealIdentityMatrix(d).getData(), 0, 0);
        queries.setSubMatrix(q.getData(), 0, 0);
        double[] lastRow = new double[d + 1];
        Arrays.fill(lastRow, 0.1);
        lastRow[d] = 1;
        values.setRow(d, lastRow);
        return new OneLayerTransformer(keys, queries, values).predict(OneLayerTransformer.embedding(prompt, features));
    }
}
