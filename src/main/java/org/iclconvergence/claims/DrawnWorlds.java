package org.iclconvergence.claims;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.math3.util.FastMath;

/**
 * The quantifiers of a claim: from which worlds its check draws. What the reader is told and what the generator does come from the
 * same numbers.
 *
 * @param ranges of what varies, such as K, ε or p_1: the simplest value, towards which a world that refutes is shrunk, and the
 *     other end
 * @param families of feature probabilities that are drawn from, if they vary by more than numbers
 * @param draws how many worlds a run draws, before icl.draws multiplies them
 * @param pinned assertions that pinned worlds and the ends of the ranges show alone: drawn ones never meet their premise
 */
public record DrawnWorlds(
        Map<String, List<Double>> ranges, Optional<List<String>> families, int draws, Optional<List<String>> pinned) {
    /** The probability with which {@link #massThatMayViolate} is a bound. */
    public static final double CONFIDENCE = 0.95;

    private static final int DIGITS = 6;

    /**
     * Quantifiers.
     *
     * @throws IllegalArgumentException if nothing varies, a range has not two finite ends, or nothing is drawn
     */
    public DrawnWorlds {
        Objects.requireNonNull(ranges, "ranges");
        Objects.requireNonNull(families, "families");
        Objects.requireNonNull(pinned, "pinned");
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("ranges is empty: nothing would vary");
        }
        ranges.forEach((name, ends) -> {
            if (ends.size() != 2) {
                throw new IllegalArgumentException("ranges gives " + name + " " + ends.size() + " ends, not two");
            }
            if (!ends.stream().allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("ranges gives " + name + " an end that is not finite: " + ends);
            }
        });
        if (draws < 1) {
            throw new IllegalArgumentException("draws must be 1 or more, not " + draws);
        }
    }

    /**
     * The quantifiers in words.
     *
     * @return such as "K from 2 to 1e12, ε from 0.4 to 1e-6"
     */
    public String quantifiers() {
        List<String> words = new ArrayList<>();
        ranges.forEach((name, ends) -> {
            String low = number(Math.min(ends.get(0), ends.get(1)));
            String high = number(Math.max(ends.get(0), ends.get(1)));
            words.add(low.equals(high) ? name + " = " + low : name + " from " + low + " to " + high);
        });
        families.ifPresent(names -> words.add("p " + String.join(", ", names)));
        return String.join("; ", words);
    }

    /**
     * What worlds in which the claim fails may still weigh, after it was seen to hold in so many drawn ones: with a larger mass
     * q of violations, all of n draws miss them with probability (1 − q)^n.
     *
     * @param worlds n ≥ 1, independent draws in which it held
     * @return the mass q with (1 − q)^n = 0.05, about 3/n
     */
    public static double massThatMayViolate(long worlds) {
        return -FastMath.expm1(FastMath.log1p(-CONFIDENCE) / worlds);
    }

    private static String number(double value) {
        BigDecimal digits = new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
        if (value == 0 || (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e5)) {
            return digits.toPlainString();
        }
        int exponent = digits.precision() - digits.scale() - 1;
        return digits.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
}
