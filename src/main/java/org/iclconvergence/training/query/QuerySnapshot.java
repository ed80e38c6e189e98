package org.iclconvergence.training.query;

import java.util.Arrays;
import java.util.Objects;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.iclconvergence.loss.QueryValues;

/**
 * One query column at one moment of a training. Vectors have one entry for each group, that of ONE member, entry 0 the target;
 * they cannot be changed.
 *
 * @param time η t, the flow's time τ: the same unit for every learning rate and for the flow
 * @param weights A_k, then B_{k,n} of each group
 * @param predictionError L_k
 * @param rest E[1 − Attn_k], without cancellation
 * @param attention E[Attn_n], entry 0 is E[Attn_k]
 * @param growth α_k, then β_{k,n} of each group: the growth of a weight for each unit of learning rate
 */
public record QuerySnapshot(
        double time, RealVector weights, double predictionError, double rest, RealVector attention, RealVector growth) {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if there is no group, or the vectors differ in length
     */
    public QuerySnapshot {
        Objects.requireNonNull(weights, "weights");
        Objects.requireNonNull(attention, "attention");
        Objects.requireNonNull(growth, "growth");
        int groups = weights.getDimension();
        if (groups == 0 || attention.getDimension() != groups || growth.getDimension() != groups) {
            throw new IllegalArgumentException(
                    "weights, attention and growth must be of the same groups, at least one: " + groups + ", "
                            + attention.getDimension() + " and " + growth.getDimension());
        }
    }

    /**
     * What a loss says of a column.
     *
     * @param time η t
     * @param weights A_k, then B_{k,n} of each group, copied
     * @param values of the loss at these weights, copied
     * @return the moment
     */
    public static QuerySnapshot of(double time, double[] weights, QueryValues values) {
        return new QuerySnapshot(
                time,
                column(weights),
                values.predictionError(),
                values.rest(),
                column(values.attention()),
                column(values.growth()));
    }

    private static RealVector column(double[] values) {
        return RealVector.unmodifiableRealVector(new ArrayRealVector(values));
    }

    /**
     * The target weight.
     *
     * @return A_k
     */
    public double targetWeight() {
        return weights.getEntry(0);
    }

    /**
     * Attention on the queried feature.
     *
     * @return E[Attn_k]
     */
    public double targetAttention() {
        return attention.getEntry(0);
    }

    /**
     * The target's influence.
     *
     * @return α_k
     */
    public double targetGrowth() {
        return growth.getEntry(0);
    }

    /**
     * The largest cross influence.
     *
     * @return max |β_{k,n}|, 0 if there is no other feature
     */
    public double largestCrossGrowth() {
        double largest = 0;
        for (int n = 1; n < growth.getDimension(); n++) {
            largest = Math.max(largest, Math.abs(growth.getEntry(n)));
        }
        return largest;
    }

    /** By value: vectors that cannot be changed refuse to be compared. */
    @Override
    public boolean equals(Object other) {
        return other instanceof QuerySnapshot that && Arrays.equals(numbers(), that.numbers());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers());
    }

    @Override
    public String toString() {
        return "QuerySnapshot" + Arrays.toString(numbers());
    }

    /** The moment, what the loss says of it, then the vectors, which are of one length. */
    private double[] numbers() {
        return new ArrayRealVector(new double[] {time, predictionError, rest})
                .append(weights)
                .append(attention)
                .append(growth)
                .toArray();
    }
}
