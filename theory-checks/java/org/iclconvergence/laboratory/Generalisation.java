package org.iclconvergence.laboratory;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apache.commons.math3.util.FastMath;
import org.iclconvergence.data.Features;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.PromptSampler;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.TaskDistribution;
import org.iclconvergence.loss.CountLoss;
import org.iclconvergence.loss.Loss;
import org.iclconvergence.loss.LossValues;
import org.iclconvergence.model.BilinearWeights;
import org.iclconvergence.stats.Estimate;
import org.iclconvergence.training.Objective;
import org.iclconvergence.training.PaperExperiment;
import org.iclconvergence.training.Snapshot;
import org.iclconvergence.training.Training;
import org.iclconvergence.training.TrainingProblem;
import org.iclconvergence.worlds.GivenPromptsWorld;

/**
 * By how much the exact population loss of trained weights exceeds their loss on the M prompts of the training. A sample of 1200 prompts
 * is trained on as a whole and in disjoint parts of 300 and 75.
 *
 * <p>From each gap the gap of the weights that the same rule reaches on the population is subtracted: these do not depend on the prompts,
 * so that its mean is 0, and nearly all of the noise goes with it.
 */
public final class Generalisation {
    /** What one interval may miss. */
    public static final double FALSE_ALARM = StudentInterval.FALSE_ALARM;

    private static final int BATCHES = 24;
    private static final int LONGEST = 1200;
    private static final int[] SIZES = {75, 300, LONGEST};

    private final GivenPromptsWorld world;
    private final Wiring wiring;
    private final Memory memory;
    private final StudentInterval interval;

    Generalisation(GivenPromptsWorld world, Wiring wiring, Memory memory) {
        this.world = world;
        this.wiring = wiring;
        this.memory = memory;
        this.interval = new StudentInterval(wiring, BATCHES);
    }

    /**
     * The mean gap for each number of prompts.
     *
     * @return M to M E[L − L̂], each with an interval of its own
     */
    public SortedMap<Integer, Estimate> scaledGaps() {
        List<double[]> batches = batches();
        SortedMap<Integer, Estimate> gaps = new TreeMap<>();
        for (int i = 0; i < SIZES.length; i++) {
            SummaryStatistics means = new SummaryStatistics();
            for (double[] batch : batches) {
                means.addValue(batch[i]);
            }
            gaps.put(SIZES[i], interval.of(means));
        }
        return gaps;
    }

    /**
     * How the gap falls with the number of prompts.
     *
     * @return the slope of the logarithm of a batch's mean gap over ln M, averaged over the batches, with its interval
     */
    public Estimate slope() {
        SummaryStatistics slopes = new SummaryStatistics();
        for (double[] batch : batches()) {
            SimpleRegression line = new SimpleRegression();
            for (int i = 0; i < SIZES.length; i++) {
                line.addData(FastMath.log(SIZES[i]), FastMath.log(batch[i] / SIZES[i]));
            }
            slopes.addValue(line.getSlope());
        }
        return Double.isFinite(slopes.getMean()) ? interval.of(slopes) : Estimate.NEVER;
    }

    /**
     * What an interval really misses if the means of batches are normal.
     *
     * @return a probability
     */
    public Estimate missing() {
        return interval.missing();
    }

    /** M times the mean gap of each batch, for every M. */
    private List<double[]> batches() {
        // a lie about the law or the interval leaves the trainings as they are
        List<Object> trained = List.of(
                "given prompts",
                world,
                wiring.at(Seams.PROBLEM_LOSS),
                wiring.at(Seams.PROMPTS),
                wiring.at(Seams.OPTIMIZER));
        return memory.recall(
                trained,
                wiring,
                () -> IntStream.range(0, BATCHES)
                        .parallel()
                        .mapToObj(this::batch)
                        .toList());
    }

    /** M times the mean gap, for every M. */
    private double[] batch(int batch) {
        int count = world.probabilities().count();
        Features features =
                Features.haarRandom(count, count, world.streams(batch, 0).features());
        Loss population = wiring.at(Seams.PROBLEM_LOSS).of(world.probabilities(), world.promptLength());
        Snapshot ideal = train(population, features);
        LossValues values = new LossValues(count);
        double[] scaled = new double[SIZES.length];
        for (int sample = 0; sample < world.samples(); sample++) {
            List<Prompt> prompts = prompts(features, world.streams(batch, sample));
            for (int i = 0; i < SIZES.length; i++) {
                int size = SIZES[i];
                for (int from = 0; from < LONGEST; from += size) {
                    Loss given = new CountLoss(prompts.subList(from, from + size));
                    Snapshot trained = train(given, features);
                    double gap = lossOf(population, trained.weights(), values) - trained.loss();
                    double noise = ideal.loss() - lossOf(given, ideal.weights(), values);
                    scaled[i] += size * (gap - noise) / (LONGEST / size * world.samples());
                }
            }
        }
        return scaled;
    }

    private List<Prompt> prompts(Features features, RandomStreams streams) {
        List<Prompt> sampled = new PromptSampler(
                        features, world.probabilities(), world.promptLength(), TaskDistribution.gaussian(), streams)
                .sample(LONGEST);
        return wiring.at(Seams.PROMPTS).apply(sampled, streams);
    }

    private Snapshot train(Loss loss, Features features) {
        TrainingProblem problem = new TrainingProblem(
                Objective.EXACT_POPULATION,
                features,
                world.probabilities(),
                world.promptLength(),
                List.of(),
                world.learningRate(),
                world.adam() ? PaperExperiment.Rule.ADAM : PaperExperiment.Rule.GD,
                world.steps());
        return Training.ofQueryKeyMatrix(
                        loss, features, wiring.at(Seams.OPTIMIZER).apply(problem.optimizer()))
                .run(world.steps(), step -> step == world.steps(), step -> {})
                .last();
    }

    private static double lossOf(Loss loss, BilinearWeights weights, LossValues values) {
        loss.evaluate(weights, values);
        return values.loss();
    }
}
