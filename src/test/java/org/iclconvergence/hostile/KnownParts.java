package org.iclconvergence.hostile;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.function.BiFunction;
import net.jqwik.api.RandomGenerator;
import org.apache.commons.math3.linear.MatrixUtils;
import org.iclconvergence.certificate.Inequality;
import org.iclconvergence.claims.ClaimCatalogue;
import org.iclconvergence.data.FeatureProbabilities;
import org.iclconvergence.data.Prompt;
import org.iclconvergence.data.RandomStreams;
import org.iclconvergence.data.SymmetryClasses;
import org.iclconvergence.dynamics.HittingTimes;
import org.iclconvergence.reading.Reading;
import org.iclconvergence.stats.BinomialAcceptance;
import org.iclconvergence.sweep.GridFile;
import org.iclconvergence.theory.ExceptionalShare;
import org.iclconvergence.theory.RareQuery;

/**
 * Instances by their class, to be arguments of other calls: a few that are given, and what the factories made of plain arguments and of
 * each other. The same in every run; only what the property draws depends on the seed.
 */
final class KnownParts {
    private static final int MOST_OF_A_CLASS = 6;
    private static final int ROUNDS = 3;
    private static final int ATTEMPTS = 24;
    private static final int ENOUGH = 4;

    private final Map<Class<?>, List<Object>> parts = new LinkedHashMap<>();
    private final HostileValues values = new HostileValues(parts);

    /** Files of the project that are read, and what plain arguments seldom hit. */
    private void given() throws IOException {
        ClaimCatalogue catalogue = ClaimCatalogue.read(Path.of("theory-checks", "claims.yaml"));
        add(catalogue);
        catalogue.all().stream().limit(MOST_OF_A_CLASS).forEach(claim -> {
            add(claim);
            add(claim.establishedBy());
            claim.worlds().ifPresent(this::add);
        });
        for (String name : List.of("time-over-length.yaml", "experiment.yaml")) {
            GridFile file = GridFile.read(Path.of("theory-checks", "examples", "sweeps", name));
            add(file);
            add(file.grid());
            // its class is seen by its own package only
            add((Object) file.grid().design());
        }
        add(Reading.yaml(Path.of("none.yaml"), "K: 2\n"));
        add(MatrixUtils.createRealIdentityMatrix(3));
        add(MatrixUtils.createRealMatrix(new double[][] {{Double.NaN, 0}}));
        add(MatrixUtils.createRealVector(new double[] {0.5, 1}));
        add(MatrixUtils.createRealVector(new double[0]));
        add(new RandomStreams(1).features());
        add(new Properties());
        add(new IOException("no such file"));
        add((Inequality.Margin) (factor, box) -> factor);
        add((BiFunction<Object, Object, Object>) (point, row) -> "x");
        add(Prompt.of(new int[] {0, 2, 2}, 1, new double[] {1, -1, 0.5}));
        add(FeatureProbabilities.of(0.5, 0.25, 0.25));
        add(SymmetryClasses.of(new double[] {0.5, 0.125, 0.25}, new double[] {1, 2, 1}));
        add(HittingTimes.ofFlow(SymmetryClasses.imbalanced(10, 0.5).query(1), 0.1));
        add(HittingTimes.ofFlow(SymmetryClasses.balanced(3).query(0), 0.1));
        add(BinomialAcceptance.plan(0.5, 0.9, 0.01, 0.9));
        add(new ExceptionalShare(10, 0.1, 100, 0.01, 0.5));
        add(new RareQuery(100, 0.001, 1000));
    }

    /** All that can be made. */
    static KnownParts of(List<Executable> callees) throws IOException {
        KnownParts known = new KnownParts();
        known.given();
        Random random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            for (Executable callee : callees) {
                known.values.plainCalls(callee).ifPresent(calls -> known.make(calls.generator(1000, false), random));
            }
        }
        return known;
    }

    private void make(RandomGenerator<HostileCall> calls, Random random) {
        int found = 0;
        for (int i = 0; i < ATTEMPTS && found < ENOUGH; i++) {
            Optional<Object> made = calls.next(random).value().made();
            Object part = made.orElse(null) instanceof Optional<?> inner ? inner.orElse(null) : made.orElse(null);
            if (part != null && PublicFactories.isOurs(part.getClass())) {
                add(part);
                found++;
            }
        }
    }

    private void add(Object part) {
        List<Object> same = parts.computeIfAbsent(part.getClass(), type -> new ArrayList<>());
        if (same.size() < MOST_OF_A_CLASS && !same.contains(part)) {
            same.add(part);
        }
    }

    HostileValues values() {
        return values;
    }
}
