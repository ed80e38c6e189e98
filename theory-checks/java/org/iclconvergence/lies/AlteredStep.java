package org.iclconvergence.lies;

import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.RealMatrix;
import org.iclconvergence.data.Features;
import org.iclconvergence.training.Optimizer;

/** Training rules that do something else with the gradient, or afterwards. Columns belong to query features where Z is trained. */
final class AlteredStep {
    private AlteredStep() {}

    /** The rule, fed with another gradient. */
    static Optimizer ofGradient(Optimizer intended, UnaryOperator<RealMatrix> change) {
        return new Optimizer() {
            @Override
            public void start(int dimension) {
                intended.start(dimension);
            }

            @Override
            public void step(RealMatrix q, RealMatrix gradient) {
                intended.step(q, change.apply(gradient));
            }
        };
    }

    /** The rule, after which every weight is pulled to zero by a constant. */
    static Optimizer decaying(Optimizer intended, double decay) {
        return new Optimizer() {
            @Override
            public void start(int dimension) {
                intended.start(dimension);
            }

            @Override
            public void step(RealMatrix q, RealMatrix gradient) {
                intended.step(q, gradient);
                for (int i = 0; i < q.getRowDimension(); i++) {
                    for (int j = 0; j < q.getColumnDimension(); j++) {
                        double weight = q.getEntry(i, j);
                        q.addToEntry(i, j, -Math.copySign(Math.min(decay, Math.abs(weight)), weight));
                    }
                }
            }
        };
    }

    /** A gradient at Q, changed as a matrix of features: column k of VᵀGV belongs to query feature k, whatever their orientation. */
    static UnaryOperator<RealMatrix> inFeatures(
            UnaryOperator<RealMatrix> gradient, Features features, UnaryOperator<RealMatrix> change) {
        RealMatrix v = features.matrix();
        return q -> v.multiply(
                        change.apply(v.transpose().multiply(gradient.apply(q)).multiply(v)))
                .multiply(v.transpose());
    }

    static RealMatrix favourFirstColumn(RealMatrix gradient) {
        RealMatrix favoured = gradient.copy();
        favoured.setColumnVector(0, gradient.getColumnVector(0).mapMultiply(1.001));
        return favoured;
    }

    static RealMatrix shareColumns(RealMatrix gradient) {
        RealMatrix shared = gradient.copy();
        for (int n = 0; n < gradient.getRowDimension(); n++) {
            double mean = 0;
            for (double entry : gradient.getRow(n)) {
                mean += entry / gradient.getColumnDimension();
            }
            shared.setRowVector(n, gradient.getRowVector(n).mapMultiply(0).mapAdd(mean));
        }
        return shared;
    }
}
