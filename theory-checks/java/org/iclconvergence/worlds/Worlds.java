package org.iclconvergence.worlds;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.iclconvergence.claims.Claim;
import org.iclconvergence.claims.DrawnWorlds;

/** In which worlds each claim is checked. A check sees one world after the other and knows nothing of the rest. */
public final class Worlds {
    private Worlds() {}

    /**
     * The worlds of a claim.
     *
     * @param claim with its quantifiers
     * @param seeds of the run
     * @return pinned ones, and drawn ones if the claim has quantifiers, of the type that its check takes
     * @throws IllegalArgumentException if the claim has none, or quantifiers that no generator knows
     */
    public static Population<?> of(Claim claim, Seeds seeds) {
        return new Population<>(
                pinned(claim.id(), seeds).map(world -> (Object) world).toList(),
                claim.worlds().map(worlds -> drawn(claim.id(), worlds).map(world -> (Object) world)));
    }

    private static Arbitrary<?> drawn(String claim, DrawnWorlds worlds) {
        Ranges ranges = new Ranges(worlds.ranges());
        List<String> families = worlds.families().orElse(List.of());
        return switch (claim) {
            case "SET-1", "SET-2" -> Instance.drawn(ranges);
            case "SET-3" -> LogitsWorld.drawn(ranges);
            case "SET-4" -> TaskWorld.drawn(ranges);
            case "GRAD-1", "GRAD-2" -> SmallPrompts.drawn(ranges);
            case "GRAD-3", "GRAD-4", "GRAD-6", "GRAD-7" -> GeneralWorld.descents(ranges, false);
            case "GRAD-5" -> GeneralWorld.descents(ranges, true);
            case "MAT-1" -> MatrixWorld.ofTheClasses(ranges, families);
            case "CONC-1" -> CountsWorld.drawn(ranges);
            case "CONC-3" -> ExceptionalWorld.drawn(ranges);
            case "FLOOR-1" -> WeightsWorld.ofTheFloor(ranges);
            case "BAL-1", "BAL-2", "BAL-3", "BAL-4", "BAL-5", "BAL-6", "BAL-7" -> BalancedWorld.flows(ranges);
            case "IMB-1", "IMB-5" -> ImbalancedWorld.ofAFrequentFeature(ranges);
            case "IMB-7" -> ImbalancedWorld.ofPhaseOne(ranges);
            case "IMB-14" -> GeneralWorld.ofQueries(ranges, families);
            case "IMB-2",
                    "IMB-3",
                    "IMB-4",
                    "IMB-6",
                    "IMB-8",
                    "IMB-9",
                    "IMB-10",
                    "IMB-11",
                    "IMB-12",
                    "IMB-13",
                    "IMB-15",
                    "IMB-16" -> ImbalancedWorld.flows(ranges);
            case "LIN-1" -> RivalWorld.ofEqualProbabilities(ranges);
            case "FIN-1", "FIN-2" -> EqualCompetitorsWorld.atWeights(ranges);
            case "FIN-3" -> EqualCompetitorsWorld.trained(ranges);
            case "FIN-4" -> RareQueryWorld.drawn(ranges);
            case "UNI-1" -> GeneralWorld.ofQueries(ranges, families);
            case "RATE-1" -> EqualCompetitorsWorld.trained(ranges);
            case "RATE-2" -> GiantStepWorld.drawn(ranges, families);
            case "RATE-3" -> GradedWorld.ofTwoKinds(ranges);
            case "UNI-2" -> OrderWorld.drawn(ranges);
            case "LEN-1" -> EqualCompetitorsWorld.atTheThreshold(ranges);
            case "LEN-2" -> BalancedWorld.flows(ranges);
            case "LEN-3" -> ImbalancedWorld.ofLinearPrompts(ranges);
            case "GEN-1" -> GeneralWorld.ofTheOrder(ranges, families);
            case "GEN-2" -> GeneralWorld.ofZipf(ranges);
            default -> throw new IllegalArgumentException("claim " + claim + " has no generator; add one to Worlds");
        };
    }

    private static Stream<?> pinned(String claim, Seeds seeds) {
        return switch (claim) {
            case "SET-1", "SET-2" -> Instance.random(seeds, claim);
            case "SET-3" -> LogitsWorld.random(seeds);
            case "SET-4" -> TaskWorld.ofEveryDistribution(seeds);
            case "GRAD-1", "GRAD-2" -> SmallPrompts.all(seeds);
            case "GRAD-3", "GRAD-4", "GRAD-6" -> GeneralWorld.ofDescent(seeds, claim);
            case "GRAD-5", "GRAD-7" -> GeneralWorld.ofShortPrompts(seeds, claim);
            case "MAT-1" -> MatrixWorld.ofTheClasses();
            case "CONC-1" -> CountsWorld.ofTheLemma();
            case "CONC-2" -> WeightsWorld.ofLongPrompts();
            case "CONC-3" -> ExceptionalWorld.ofTheLaw();
            case "FLOOR-1" -> WeightsWorld.ofTheFloor();
            case "BAL-1" -> BalancedWorld.ofTheTheorem();
            case "BAL-2" -> BalancedWorld.ofConcentration();
            case "BAL-3" -> BalancedWorld.ofPhaseOne();
            case "BAL-4" -> BalancedWorld.ofTheEndOfPhaseOne();
            case "BAL-5" -> BalancedWorld.ofPhaseTwo();
            case "BAL-6" -> BalancedWorld.ofTheClosedForm();
            case "BAL-7" -> BalancedWorld.ofSharpConstants();
            case "IMB-1" -> ImbalancedWorld.ofTheDominantFeature();
            case "IMB-2" -> ImbalancedWorld.ofTheBound();
            case "IMB-3" -> ImbalancedWorld.ofTheOrder(seeds);
            case "IMB-4" -> ImbalancedWorld.ofConcentration();
            case "IMB-5" -> ImbalancedWorld.ofTheOnePhase();
            case "IMB-6", "IMB-9", "IMB-10" -> ImbalancedWorld.ofTheFourPhases();
            case "IMB-7" -> ImbalancedWorld.ofPhaseOne();
            case "IMB-8" -> ImbalancedWorld.ofPhaseTwo();
            case "IMB-11" -> ImbalancedWorld.ofTheClosedForm();
            case "IMB-12" -> ImbalancedWorld.ofManyFeatures(1e9);
            case "IMB-13", "IMB-15" -> ImbalancedWorld.ofManyFeatures(1e12);
            case "IMB-14" -> GeneralWorld.ofQueries();
            case "IMB-16" -> ImbalancedWorld.ofTheOnset();
            case "EXP-1" -> Stream.of(ExperimentWorld.balanced(seeds));
            case "EXP-2", "EXP-4" -> Stream.of(ExperimentWorld.imbalanced(seeds));
            case "EXP-3", "EXP-6" -> ExperimentWorld.both(seeds);
            case "EXP-5" -> ExperimentWorld.inTheStandardBasis(seeds);
            case "DATA-1" -> GivenPromptsWorld.ofDescent(seeds);
            case "DATA-2" -> GivenPromptsWorld.ofAdam(seeds);
            case "DATA-3" -> AdamWorld.all(seeds);
            case "LIN-1" -> RivalWorld.ofEqualProbabilities();
            case "LIN-2" -> RivalWorld.ofShiftedProbabilities();
            case "FIN-1", "FIN-2" -> EqualCompetitorsWorld.atWeights();
            case "FIN-3" -> EqualCompetitorsWorld.trained();
            case "FIN-4" -> RareQueryWorld.pinned();
            case "UNI-1" -> GeneralWorld.ofQueries();
            case "UNI-2" -> OrderWorld.pinned();
            case "LEN-1" -> EqualCompetitorsWorld.atTheThreshold();
            case "LEN-2" -> BalancedWorld.ofLinearPrompts();
            case "LEN-3" -> ImbalancedWorld.ofLinearPrompts();
            case "GEN-1" -> GeneralWorld.ofTheOrder();
            case "GEN-2" -> GeneralWorld.ofZipf();
            case "NOISE-1" ->
                Stream.concat(NoisyPrompt.random(seeds), Stream.of(ExperimentWorld.withNoise(seeds, 0.5)));
            case "COH-1" -> CoherenceWorld.all(seeds);
            case "CONT-1" -> IntStream.of(3).mapToObj(dimension -> new GaussianTokens(dimension, seeds));
            case "RATE-1" -> EqualCompetitorsWorld.trained();
            case "RATE-2" -> GiantStepWorld.all();
            case "RATE-3" -> GradedWorld.all();
            case "STEP-1" -> StepWorld.all(seeds);
            case "FORM-1" -> FormWorld.of(seeds, FormWorld.Kind.SEPARATE_KEYS_AND_QUERIES);
            case "FORM-2" -> FormWorld.of(seeds, FormWorld.Kind.SCALAR_VALUE, FormWorld.Kind.VALUE_ROW);
            case "FORM-3" -> FormWorld.of(seeds, FormWorld.Kind.SMALL_START);
            case "FORM-4" ->
                FormWorld.of(seeds, FormWorld.Kind.QUERY_NOT_MASKED, FormWorld.Kind.QUERY_NOT_MASKED_SHORT_PROMPTS);
            case "FORM-5" -> FormWorld.of(seeds, FormWorld.Kind.SCALED_BY_FEATURES, FormWorld.Kind.SCALED_BY_32);
            case "FORM-6" -> FormWorld.of(seeds, FormWorld.Kind.TWO_HEADS, FormWorld.Kind.TWO_HEADS_SMALL_START);
            default -> throw new IllegalArgumentException("claim " + claim + " has no world; add one to Worlds");
        };
    }
}
