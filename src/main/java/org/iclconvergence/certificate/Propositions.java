package org.iclconvergence.certificate;

import java.util.List;
import java.util.stream.Stream;

/** Everything that {@code icl certify} tries to prove, in the order of the claims. */
public final class Propositions {
    private static final List<String> ORDER = List.of(
            "BAL-1", "BAL-3", "BAL-4", "BAL-7", "IMB-1", "IMB-2", "IMB-3", "IMB-5", "IMB-10", "IMB-11", "UNI-1");

    private Propositions() {}

    /**
     * The propositions.
     *
     * @return a claim's inequalities first, then its descents
     */
    public static List<Proposition> all() {
        List<Proposition> all = Stream.of(
                        BalancedPropositions.all(),
                        SharpConstantPropositions.all(),
                        DominantPropositions.all(),
                        GeneralPropositions.all(),
                        descents())
                .flatMap(List::stream)
                .toList();
        return ORDER.stream()
                .flatMap(claim -> all.stream().filter(one -> one.claim().equals(claim)))
                .toList();
    }

    /**
     * The claims of which something is proved.
     *
     * @return ids such as BAL-1
     */
    public static List<String> claims() {
        return ORDER;
    }

    private static List<Proposition> descents() {
        return List.of(
                new BoundedDescent(2, 8, 1, "0.05", 14),
                new BoundedDescent(3, 12, 1, "0.05", 35),
                new BoundedDescent(4, 16, 4, "0.05", 15),
                new StageWiseDescent(3, 24, 0.5, "0.05", 13, 44),
                new StageWiseDescent(4, 18, 0.5, "0.1", 7, 75));
    }
}
