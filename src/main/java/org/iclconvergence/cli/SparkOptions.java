package org.iclconvergence.cli;

import org.iclconvergence.sweep.Sweep;
import org.iclconvergence.sweep.SweepGrid;
import org.iclconvergence.sweep.SweepStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A Spark cluster that computes. The code for it is compiled with the profile spark alone, so it is found by name. */
final class SparkOptions {
    private static final String SWEEP = "org.iclconvergence.sweep.spark.SparkSweep";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--spark-master",
            paramLabel = "URL",
            description =
                    "Compute on the Spark cluster of this master, by spark-submit and target/icl-convergence-spark.jar;"
                            + " the rows are the same. Default: the --master of spark-submit, if it runs this.")
    private @Nullable String master = System.getProperty("spark.master");

    boolean areGiven() {
        return master != null;
    }

    /** Before anything is written. */
    void requireSpark() {
        try {
            Class.forName(SWEEP);
            Class.forName("org.apache.spark.SparkContext");
        } catch (ClassNotFoundException missing) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--spark-master needs Spark, which is not on the class path: mvn -Pspark package, then spark-submit"
                            + " target/icl-convergence-spark.jar");
        }
    }

    Sweep sweep(SweepGrid grid, SweepStore store) {
        try {
            return Class.forName(SWEEP)
                    .asSubclass(Sweep.class)
                    .getConstructor(SweepGrid.class, SweepStore.class, String.class)
                    .newInstance(grid, store, master);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
