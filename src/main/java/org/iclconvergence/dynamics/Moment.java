package org.iclconvergence.dynamics;

import java.util.Objects;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.QueryGroups;
import org.iclconvergence.loss.InfinitePromptQuery;
import org.iclconvergence.loss.QueryLoss;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.query.QuerySnapshot;

/**
 * One query column at one moment of its training, every number with its error. The weights are off by at most δ (0 where they
 * are given, and in a descent, whose iterates are what they are); the loss computes from them with relative error r. An error
 * δ of every weight changes an attention score by a factor between e^{−2δ} and e^{2δ}, and every observable is a sum of
 * products of at most three scores. For β_{k,n} the error is relative to its positive and negative parts together.
 */
public final class Moment {
    private final QueryGroups groups;
    private final boolean infinitePrompts;
    private final Estimate time;
    private final QuerySnapshot snapshot;
    private final double weightError;
    private final double lossError;

    /**
     * A moment.
     *
     * @param observed the loss of which the snapshot was made
     * @param snapshot what it says
     * @param time η t, with its error
     * @param weightError δ ≥ 0
     * @throws IllegalArgumentException if the snapshot is of another number of groups, or δ is negative or NaN
     */
    public Moment(QueryLoss observed, QuerySnapshot snapshot, Estimate time, double weightError) {
        this(
                observed.groups(),
                observed instanceof InfinitePromptQuery,
                time,
                snapshot,
                weightError,
                observed.relativeError());
    }

    private Moment(
            QueryGroups groups,
            boolean infinitePrompts,
            Estimate time,
            QuerySnapshot snapshot,
            double weightError,
            double lossError) {
        int count = groups.count();
        // whose vectors are of one length
        if (snapshot.weights().getDimension() != count) {
            throw new IllegalArgumentException("the snapshot must have one entry for each of " + count + " groups");
        }
        if (!(weightError >= 0)) {
            throw new IllegalArgumentException("weightError must not be negative, not " + weightError);
        }
        this.groups = groups;
        this.infinitePrompts = infinitePrompts;
        this.snapshot = snapshot;
        this.time = Objects.requireNonNull(time, "time");
        this.weightError = weightError;
        this.lossError = lossError;
    }

    /**
     * The same weights, of which more or less is known.
     *
     * @param error δ ≥ 0; 0 where the weights are meant as they stand
     * @return a copy
     */
    public Moment withWeightError(double error) {
        return new Moment(groups, infinitePrompts, time, snapshot, error, lossError);
    }

    private static final double ROUNDING = 0x1p-53;

    /** A product of some scores: 2δ for each of them, exactly expm1(2δ · scores), which doubles as little as δ allow. */
    private double scores(int scores) {
        return lossError + 2.02 * scores * weightError;
    }

    /**
     * The training time.
     *
     * @return η t
     */
    public Estimate time() {
        return time;
    }

    /**
     * A weight.
     *
     * @param group 0 for the target
     * @return A_k or B_{k,n}
     */
    public Estimate weight(int group) {
        return new Estimate(snapshot.weights().getEntry(group), weightError);
    }

    /**
     * All weights, without their errors.
     *
     * @return A_k, then B_{k,n} of each group, a copy
     */
    public double[] weights() {
        return snapshot.weights().toArray();
    }

    /**
     * The target weight.
     *
     * @return A_k
     */
    public Estimate targetWeight() {
        return weight(0);
    }

    /**
     * Attention on one member of a group.
     *
     * @param group 0 for the target
     * @return E[Attn_n]
     */
    public Estimate attention(int group) {
        return Estimate.relative(snapshot.attention().getEntry(group), scores(1));
    }

    /**
     * Attention on the target.
     *
     * @return E[Attn_k]
     */
    public Estimate targetAttention() {
        return attention(0);
    }

    /**
     * The odds of a group on infinitely long prompts, from the weights, so that neither side underflows.
     *
     * @param group of m members
     * @return ln(m Attn_n/(1 − m Attn_n))
     */
    public Estimate logOdds(int group) {
        double largest = Double.NEGATIVE_INFINITY;
        double widest = 0;
        double[] others = new double[groups.count()];
        for (int g = 0; g < groups.count(); g++) {
            others[g] = FastMath.log(groups.multiplicity(g) * groups.probability(g))
                    + snapshot.weights().getEntry(g);
            widest = Math.max(
                    widest, Math.abs(others[g]) + Math.abs(snapshot.weights().getEntry(g)));
            largest = g == group ? largest : Math.max(largest, others[g]);
        }
        double sum = 0;
        for (int g = 0; g < groups.count(); g++) {
            sum += g == group ? 0 : FastMath.exp(others[g] - largest);
        }
        double odds = others[group] - largest - FastMath.log(sum);
        // five roundings of what may be large, those of the sum and of its terms, and two weights
        double error = ROUNDING * (5 * widest + 2 * Math.abs(odds) + 4 * groups.count()) + 2 * weightError;
        return new Estimate(odds, error);
    }

    /**
     * What the target lacks.
     *
     * @return E[1 − Attn_k], without cancellation
     */
    public Estimate rest() {
        return Estimate.relative(snapshot.rest(), scores(1));
    }

    /**
     * The prediction error.
     *
     * @return L_k
     */
    public Estimate predictionError() {
        return Estimate.relative(snapshot.predictionError(), scores(2));
    }

    /**
     * The target's influence.
     *
     * @return α_k
     */
    public Estimate targetGrowth() {
        return Estimate.relative(snapshot.targetGrowth(), scores(3));
    }

    /**
     * The influence on another feature's weight.
     *
     * @param group of the feature, not the target
     * @return β_{k,n}
     */
    public Estimate growth(int group) {
        return new Estimate(snapshot.growth().getEntry(group), scores(3) * parts(group));
    }

    /**
     * The largest cross influence.
     *
     * @return max |β_{k,n}|
     */
    public Estimate largestCrossGrowth() {
        Estimate largest = Estimate.exact(0);
        for (int g = 1; g < groups.count(); g++) {
            largest = largest.max(growth(g).abs());
        }
        return largest;
    }

    /**
     * A bound on the positive and negative parts of β_{k,n}. On infinitely long prompts the scores are what they are, and members of
     * one group cancel; on others S ≤ T² and Attn_n ≤ T leave at most 2 p_k E[Attn_n].
     */
    private double parts(int group) {
        RealVector attention = snapshot.attention();
        double score = attention.getEntry(group);
        if (!infinitePrompts) {
            return 2 * groups.probability(0) * score;
        }
        double squares = 0;
        double others = 0;
        for (int g = 1; g < groups.count(); g++) {
            double mass = g == group ? 0 : groups.multiplicity(g) * attention.getEntry(g);
            others += mass;
            squares += mass * attention.getEntry(g);
        }
        double withTarget = attention.getEntry(0) * (score + snapshot.rest());
        return groups.probability(0) * score * (squares + score * others + withTarget);
    }
}
