package org.iclconvergence.theorems;

import static org.iclconvergence.stats.Estimate.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.claims.Evidence;
import org.iclconvergence.harness.ClaimCheck;
import org.iclconvergence.laboratory.AdamStages;
import org.iclconvergence.laboratory.Generalisation;
import org.iclconvergence.laboratory.Laboratory;
import org.iclconvergence.laboratory.Theory;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.theory.GeneralisationGap;
import org.iclconvergence.worlds.AdamWorld;
import org.iclconvergence.worlds.GivenPromptsWorld;

/**
 * From theory to experiment: DATA-1 to DATA-3. Intervals miss with probability 1e-6 each; what a statement allows is about twice their
 * half-width, so that an interval that lies where it should decides.
 */
final class GivenPromptsCheck {
    private static final int[] FEATURES = {8, 16, 32};
    private static final double[] DOMINANT = {0.2, 0.35, 0.65, 0.8};

    @ClaimCheck("DATA-1")
    void the_gap_of_descent_on_given_prompts_is_a_constant_over_their_number(
            GivenPromptsWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        Estimate law = theory.law(
                new GeneralisationGap(world.probabilities(), world.promptLength(), world.learningRate(), world.steps())
                        .constant());
        evidence.parameter("the law's constant", text(law));
        SortedMap<Integer, Estimate> gaps = gaps(lab.generalisation(world), -1, 0.25, evidence);
        constant(gaps, 300, law, 0.3, evidence);
        constant(gaps, 1200, law, 0.6, evidence);
    }

    private static void constant(
            SortedMap<Integer, Estimate> gaps, int prompts, Estimate law, double distance, Evidence evidence) {
        Estimate ratio = Objects.requireNonNull(gaps.get(prompts)).dividedBy(law);
        evidence.falseAlarm(Generalisation.FALSE_ALARM);
        evidence.within("M times the gap over the law's constant, M = " + prompts, ratio, 1, distance);
    }

    @ClaimCheck("DATA-2")
    void the_gap_of_adam_on_given_prompts_falls_with_their_number(
            GivenPromptsWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        gaps(lab.generalisation(world), -1.05, 0.45, evidence);
    }

    private static SortedMap<Integer, Estimate> gaps(
            Generalisation trainings, double exponent, double distance, Evidence evidence) {
        evidence.within(
                "the probability with which an interval misses",
                trainings.missing(),
                Generalisation.FALSE_ALARM,
                0.01 * Generalisation.FALSE_ALARM);
        SortedMap<Integer, Estimate> gaps = trainings.scaledGaps();
        gaps.forEach((prompts, gap) -> evidence.parameter("M times the gap, M = " + prompts, text(gap)));
        Estimate slope = trainings.slope();
        evidence.parameter("slope of ln gap over ln M", text(slope));
        evidence.falseAlarm(Generalisation.FALSE_ALARM);
        evidence.within("slope of ln gap over ln M", slope, exponent, distance);
        return gaps;
    }

    @ClaimCheck("DATA-3")
    void the_stages_of_adam_are_closer_than_those_of_the_flow(
            AdamWorld world, Laboratory lab, Theory theory, Evidence evidence) {
        AdamStages stages = lab.adamStages(world);
        List<Estimate> logarithms = new ArrayList<>();
        SimpleRegression adam = new SimpleRegression();
        SimpleRegression flow = new SimpleRegression();
        for (int features : FEATURES) {
            Estimate ratio = stages.ratio(features, 0.5);
            evidence.parameter("T_k/T_1, K = " + features, text(ratio));
            logarithms.add(ratio.log());
            adam.addData(FastMath.log(features), ratio.log().value());
            flow.addData(FastMath.log(features), FastMath.log(AdamStages.ratioOfFlow(features, 0.5)));
            if (!world.isStandardBasis()) {
                inUnitsOfTheProbabilities(features, 0.5, ratio, evidence);
            }
        }
        evidence.parameter("exponent of T_k/T_1 in K", fitted(adam));
        evidence.parameter("exponent of the flow's T_k/T_1 in K", fitted(flow));
        Estimate exponent = slope(logarithms);
        if (world.isStandardBasis()) {
            evidence.within("exponent of T_k/T_1 in K, standard basis", exponent, 0.15, 0.1);
            return;
        }
        evidence.within("exponent of T_k/T_1 in K, random orientation", exponent, 1.05, 0.35);
        for (double dominant : DOMINANT) {
            inUnitsOfTheProbabilities(8, dominant, stages.ratio(8, dominant), evidence);
        }
    }

    private static void inUnitsOfTheProbabilities(int features, double dominant, Estimate ratio, Evidence evidence) {
        double probabilities = dominant * (features - 1) / (1 - dominant);
        evidence.where("K = " + features + ", p_1 = " + dominant);
        evidence.within("T_k/T_1 over p_1/p_k", ratio.dividedBy(probabilities), 0.8, 0.4);
        evidence.where("");
    }

    /** Of a least-squares line over ln K. The steps are whole, so that only roundings err; what a line misses is no error of theirs. */
    private static Estimate slope(List<Estimate> logarithms) {
        List<Estimate> places =
                IntStream.of(FEATURES).mapToObj(k -> exact(k).log()).toList();
        Estimate mean = places.stream().reduce(exact(0), Estimate::plus).dividedBy(FEATURES.length);
        Estimate product = exact(0);
        Estimate square = exact(0);
        for (int i = 0; i < FEATURES.length; i++) {
            Estimate from = places.get(i).minus(mean);
            product = product.plus(from.times(logarithms.get(i)));
            square = square.plus(from.times(from));
        }
        return product.dividedBy(square);
    }

    private static String fitted(SimpleRegression line) {
        return String.format(
                Locale.ROOT,
                "%.3f, standard error %.3f, root mean square residual %.3f",
                line.getSlope(),
                line.getSlopeStdErr(),
                FastMath.sqrt(line.getSumSquaredErrors() / FEATURES.length));
    }

    private static String text(Estimate estimate) {
        return String.format(Locale.ROOT, "%.4g ± %.2g", estimate.value(), estimate.error());
    }
}
