package org.iclconvergence.training;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The rows of a matrix as arrays, which the compiler vectorises: those of an {@link Array2DRowRealMatrix}, as {@link Training} uses
 * throughout, are the matrix itself; any other matrix is copied.
 */
final class MatrixRows {
    private MatrixRows() {}

    static double[][] of(RealMatrix matrix) {
        return matrix instanceof Array2DRowRealMatrix rows ? rows.getDataRef() : matrix.getData();
    }

    /** Lets changes of its rows reach the matrix. */
    static void write(double[][] rows, RealMatrix matrix) {
        if (!(matrix instanceof Array2DRowRealMatrix)) {
            matrix.setSubMatrix(rows, 0, 0);
        }
    }
}
