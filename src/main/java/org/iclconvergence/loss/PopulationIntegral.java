package org.iclconvergence.loss;

import java.util.Arrays;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.model.RoundingError;

/**
 * The exact population loss of one query at finite prompt length N, in one integral (THEORY.md, "The exact population loss
 * in one integral"): trapezoidal rule in ln s, O(c) for each node, about fifty nodes, whatever K and N are.
 *
 * <p>In the notation of THEORY.md, with x_i = s w_i, y_i = s h_i = p_i x_i e^{−x_i} and sums over m ≠ k:
 *
 * <pre>
 *   2 L_k      = ∫ { (N)_2 (Σ y_m² + Y²) φ^{N−2} + 2 N Σ x_m y_m φ^{N−1} } d(ln s),   Y = Σ y_m
 *   α_k / p_k  = ∫ ½ y_k { (N)_3 (Σ y_m² + Y²) φ^{N−3} + 2 (N)_2 Σ x_m y_m φ^{N−2} } d(ln s)
 *   β_kn / p_k = ∫ ½ y_n { (N)_3 [Σ y_m(y_m − y_n) − y_k(y_n + Y)] φ^{N−3}
 *                        + (N)_2 [Σ (x_m − x_n) y_m − 2 x_n y_k] φ^{N−2} } d(ln s)
 * </pre>
 *
 * <p>Errors: {@link #relativeError}. The integrands of L_k, E[Attn] and α_k are positive, those of β_{k,n} are differences of two
 * such, and members of one group cancel exactly. Probabilities are used as given: if Σ p misses 1 by δ, expect N·δ. Not thread
 * safe: buffers are reused.
 */
public final class PopulationIntegral implements QueryLoss {
    /**
     * ln of s times the mean of X = Σ c_j w_j at the first node: what the first weights leave out is of eighth order in s X there, less
     * than 2^{−58} of ∫ s^r e^{−sX} d(ln s) for X at its mean and less than 2^{−57} for X = r + a Poisson number of tokens of whatever
     * mean, the most unequal that a mean allows. Their cancelling loses less than an eighth of a rounding.
     */
    private static final double LEFT = -5.5;

    /** A diverged training stays cheap: logits this far below the largest are not told apart. */
    private static final double WIDEST = 1e8;

    /** Below this mean of s Σ c_j w_j over the features that still matter the integrands are negligible: 2^{−60}. */
    private static final double GAP = 0x1p-60;

    private final QueryGroups groups;
    private final double promptLength;
    private final LogGrid grid;
    private final IntegralNode node;
    final IntegralSums sums;
    private final int[] offset;
    private final double[] ratio;
    private final double[] evaluated;
    private int nodes;

    /**
     * The loss of one query.
     *
     * @param groups the features as the query sees them
     * @param promptLength N, whole, from 1 to 1e15
     * @throws IllegalArgumentException if N is not whole or out of range
     */
    public PopulationIntegral(QueryGroups groups, double promptLength) {
        this(groups, promptLength, LogGrid.STANDARD);
    }

    /** With another step of the rule. */
    PopulationIntegral(QueryGroups groups, double promptLength, LogGrid grid) {
        if (!(promptLength >= 1 && promptLength <= 1e15) || promptLength != Math.floor(promptLength)) {
            throw new IllegalArgumentException("promptLength must be whole, from 1 to 1e15, not " + promptLength);
        }
        this.groups = groups;
        this.promptLength = promptLength;
        this.grid = grid;
        this.node = new IntegralNode(groups, promptLength);
        this.sums = new IntegralSums(groups.count());
        this.offset = new int[groups.count()];
        this.ratio = new double[groups.count()];
        this.evaluated = new double[groups.count()];
    }

    @Override
    public QueryGroups groups() {
        return groups;
    }

    /**
     * The cost of the last evaluation.
     *
     * @return nodes of the trapezoidal rule
     */
    public int nodes() {
        return nodes;
    }

    /**
     * {@inheritDoc}
     *
     * <p>The rule errs by less than 3e-16 ({@link LogGrid}), truncation by less than 1e-15. Rounding, with u = 2^−53, c groups and
     * E = N |ln φ|: ln φ has error 2(c + 6)u, being a sum of terms of one sign, so φ^N has 2(c + 6)u E; x_g = s w_g has 6u, which moves
     * an integrand by 6u (E + Σ x) with the x of its factors y. The sums of a node and over the nodes add less than (4c + 100)u. Where the mass
     * lies E + Σ x ≤ 50 + ln(1/value): an integrand is at most a power of E times e^{−E−Σx}, and where it is below u times the
     * value it does not count. For values down to 1e-100 that is 300, so (2c + 18) · 300u; at 1e-300 three times as much.
     */
    @Override
    public double relativeError() {
        return (2 * ratio.length + 20) * 300 * 0x1p-53 + 2e-15;
    }

    /** {@inheritDoc} Asked again at the same weights, as by an observer of what is trained, it is not integrated again. */
    @Override
    public void evaluate(double[] weights, QueryValues values) {
        if (nodes == 0 || !Arrays.equals(weights, evaluated)) {
            nodes = 0;
            integrate(weights);
            System.arraycopy(weights, 0, evaluated, 0, evaluated.length);
        }
        double rest = 0;
        double rate = 0.5 * grid.step * groups.probability(0);
        for (int g = 0; g < ratio.length; g++) {
            values.attention()[g] = grid.step * sums.attention[g];
            values.growth()[g] = rate * sums.growth[g];
            rest += g == 0 ? 0 : groups.multiplicity(g) * values.attention()[g];
        }
        values.set(0.5 * grid.step * sums.loss, rest);
    }

    private void integrate(double[] weights) {
        sums.clear();
        int j = addLeading(start(weights));
        while (!sums.complete(node)) {
            // between two scales nothing happens, however wide the gap is
            if (node.reach < GAP) {
                j = addLeading(afterGap(j));
            } else {
                j++;
                add(j, 1);
            }
        }
    }

    /** Scales the weights to w ≤ 1 and returns the first node, where s times the mean of Σ c_j w_j is e^{LEFT}. */
    private int start(double[] weights) {
        double max = Double.NEGATIVE_INFINITY;
        for (int g = 0; g < ratio.length; g++) {
            if (!Double.isFinite(weights[g])) {
                throw new IllegalArgumentException("weights must be finite, not " + weights[g]);
            }
            max = Math.max(max, weights[g]);
        }
        double mean = 0;
        for (int g = 0; g < ratio.length; g++) {
            double gap = weights[g] - max;
            double logWeight = Math.max(gap, -WIDEST);
            double lost = gap >= -WIDEST ? RoundingError.ofDifference(weights[g], max, gap) : 0;
            offset[g] = (int) Math.ceil(-logWeight / grid.step);
            // the sum of the first two is exact, and below the step
            ratio[g] = FastMath.exp(logWeight + grid.step * offset[g] + lost);
            mean += groups.multiplicity(g) * groups.probability(g) * FastMath.exp(logWeight);
        }
        // the three extra tokens are those that the factors y put into the prompt (size biasing)
        return (int) Math.floor((LEFT - StrictMath.log(promptLength * mean + 3)) / grid.step);
    }

    /**
     * The node where s times the mean of Σ c_j w_j is e^{LEFT} at most, for the features ahead and the prompts that still count: those that
     * hold no other feature, whose tokens have probabilities p/φ. x itself may be 0 in doubles.
     */
    private int afterGap(int j) {
        double logReach = Double.NEGATIVE_INFINITY;
        for (int g = 0; g < ratio.length; g++) {
            if (node.e[g] > 0) {
                double most = promptLength * groups.multiplicity(g) * groups.probability(g) / node.phi + 3;
                double logWeight = StrictMath.log(ratio[g] * most) + grid.step * (j - offset[g]);
                logReach = Math.max(logReach, logWeight);
            }
        }
        double nodesAhead = (LEFT - StrictMath.log(ratio.length) - logReach) / grid.step;
        // many, for x stays below 2^−60 until here
        return j + (int) nodesAhead;
    }

    /** Adds the first nodes from j on with those left of them, and returns the last. */
    private int addLeading(int j) {
        for (int i = 0; i < grid.leading.length; i++) {
            add(j + i, grid.leading[i]);
        }
        return j + grid.leading.length - 1;
    }

    private void add(int j, double weight) {
        node.move(grid, j, ratio, offset);
        sums.add(node, weight);
        nodes++;
    }
}
