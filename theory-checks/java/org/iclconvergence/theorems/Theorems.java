package org.iclconvergence.theorems;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iclconvergence.harness.Check;

/** Every class of this room that states claims, and the check of each claim. */
public final class Theorems {
    private static final List<Class<?>> CLASSES = List.of(
            AttentionCheck.class,
            BalancedCheck.class,
            BreakingPointCheck.class,
            ConcentrationCheck.class,
            DescentCheck.class,
            EqualCompetitorsCheck.class,
            FormCheck.class,
            GeneralProbabilitiesCheck.class,
            GivenPromptsCheck.class,
            GradientCheck.class,
            ImbalancedCheck.class,
            LearningRateCheck.class,
            LinearPromptsCheck.class,
            NoiseCheck.class,
            OrderOneOverKCheck.class,
            PaperExperimentCheck.class,
            PhaseCheck.class,
            RareQueryCheck.class,
            RivalCheck.class,
            SettingCheck.class,
            WholeMatrixCheck.class);

    private Theorems() {}

    /**
     * The check of a claim.
     *
     * @param claim its id
     * @return what judges it
     * @throws IllegalArgumentException if no class checks it
     */
    public static Check checkOf(String claim) {
        Check check = ByClaim.CHECKS.get(claim);
        if (check == null) {
            throw new IllegalArgumentException("claim " + claim + " has no check; add its class to Theorems");
        }
        return check;
    }

    /** Made when the first is asked for. */
    private static final class ByClaim {
        static final Map<String, Check> CHECKS = CLASSES.stream()
                .flatMap((Function<Class<?>, Stream<Check>>) theorems -> Check.in(theorems).stream())
                .collect(Collectors.toUnmodifiableMap(Check::claim, check -> check));
    }
}
