package org.iclconvergence.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.worlds.CountsWorld;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Binomial sums against enumeration in whole numbers. */
class CountingTest {
    private static BigInteger binomial(int n, int k) {
        BigInteger result = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            result = result.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1L));
        }
        return result;
    }

    private static BigDecimal power(double p, int exponent) {
        return new BigDecimal(p).pow(exponent);
    }

    /** Σ over all counts of which Σ |c_i − N p_i| ≥ N δ, in exact decimals; the probabilities are dyadic. */
    private static double deviation(int features, double p, int promptLength, double deviation) {
        BigDecimal other = BigDecimal.ONE.subtract(new BigDecimal(p)).divide(BigDecimal.valueOf(features - 1L));
        BigDecimal length = BigDecimal.valueOf(promptLength);
        BigDecimal total = BigDecimal.ZERO;
        for (int first = 0; first <= promptLength; first++) {
            for (int second = 0; first + second <= promptLength; second++) {
                int third = promptLength - first - second;
                if (features == 2 && third > 0) {
                    continue;
                }
                BigDecimal distance = BigDecimal.valueOf(first)
                        .subtract(length.multiply(new BigDecimal(p)))
                        .abs()
                        .add(BigDecimal.valueOf(second)
                                .subtract(length.multiply(other))
                                .abs());
                if (features == 3) {
                    distance = distance.add(BigDecimal.valueOf(third)
                            .subtract(length.multiply(other))
                            .abs());
                }
                if (distance.compareTo(length.multiply(new BigDecimal(deviation))) >= 0) {
                    total = total.add(new BigDecimal(
                                    binomial(promptLength, first).multiply(binomial(promptLength - first, second)))
                            .multiply(power(p, first))
                            .multiply(other.pow(promptLength - first)));
                }
            }
        }
        return total.doubleValue();
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0.5, 16, 0.25", // both ends are attained: 6 and 10 of 16
        "2, 0.5, 16, 0.3",
        "2, 0.25, 16, 0.5", // 0 and 8
        "2, 0.25, 16, 0.75", // below 0, and 10
        "2, 0.75, 16, 0.5", // 16
        "2, 0.75, 16, 0.75", // above 16
        "2, 0.75, 5, 0.125",
        "2, 0.5, 8, 2.5", // never
        "3, 0.5, 16, 0.25",
        "3, 0.5, 16, 0.5",
        "3, 0.25, 9, 0.75",
        "3, 0.75, 12, 0.3",
        "3, 0.5, 4, 1.5"
    })
    void counts_deviate_as_often_as_enumeration_says(int features, double p, int promptLength, double deviation) {
        Estimate counted = Counting.deviation(new CountsWorld(features, p, promptLength, deviation));
        double exact = deviation(features, p, promptLength, deviation);
        assertThat(Math.abs(counted.value() - exact)).isLessThanOrEqualTo(1e-14 + 1e-13 * exact);
        assertThat(counted.error()).isBetween(1e-11 * exact, 1.0001e-11 * exact + 2e-15);
        assertThat(counted.error()).isGreaterThanOrEqualTo(1e-15);
    }

    /** Σ_j ≤ f C(n, j) (1 − s)^j s^(n − j), in exact decimals. */
    @ParameterizedTest
    @CsvSource({"60, 0, 0.75", "60, 3, 0.75", "60, 3, 0.984375", "7, 6, 0.5", "1, 0, 0.125", "200, 20, 0.875"})
    void a_plan_accepts_as_often_as_its_binomial_sum_says(int trials, int failures, double success) {
        BinomialAcceptance plan = new BinomialAcceptance(0.5, 0.95, 1e-6, 0.9, trials, failures);
        BigDecimal sum = BigDecimal.ZERO;
        for (int j = 0; j <= failures; j++) {
            sum = sum.add(new BigDecimal(binomial(trials, j))
                    .multiply(power(1 - success, j))
                    .multiply(power(success, trials - j)));
        }
        Estimate accepts = PlanPromises.accepts(plan, success);
        double off = new BigDecimal(accepts.value()).subtract(sum).abs().doubleValue();
        assertThat(off).isLessThanOrEqualTo(accepts.error());
        assertThat(accepts.error())
                .isBetween(
                        (trials + 6 * failures + 4) * 0x1p-53 * accepts.value() * 0.999,
                        (trials + 6 * failures + 4) * 0x1p-52 * accepts.value() * 1.001);
    }
}
