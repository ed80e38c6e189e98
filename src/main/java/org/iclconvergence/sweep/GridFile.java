package org.iclconvergence.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iclconvergence.reading.Located;
import org.iclconvergence.reading.Reading;

/**
 * A sweep as a file: the grid, and what is made of its rows. Strict: what is unknown, missing, of the wrong type or out of range is
 * refused in one line that names file, line and field.
 *
 * @param title a few words
 * @param grid what is computed
 * @param fits laws to be fitted
 * @param diagrams to be drawn
 */
public record GridFile(String title, SweepGrid grid, List<PowerLaw> fits, List<Diagram> diagrams) {
    /** Nothing may be null. */
    public GridFile {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(grid, "grid");
        Objects.requireNonNull(fits, "fits");
        Objects.requireNonNull(diagrams, "diagrams");
    }

    /** A year on two cores. */
    private static final double MOST_POINTS = 1e10;

    /**
     * The fields of the file.
     *
     * @param title a few words
     * @param training kind
     * @param measure what is measured
     * @param points parameter to values
     * @param random in place of all combinations
     * @param fits laws to be fitted
     * @param diagrams to be drawn
     */
    public record Fields(
            Optional<String> title,
            TrainingKind training,
            List<Measure> measure,
            Located points,
            Optional<Draws> random,
            Optional<List<PowerLaw>> fits,
            Optional<List<Diagram>> diagrams) {
        /**
         * The fields.
         *
         * @throws IllegalArgumentException if nothing is measured
         */
        public Fields {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(training, "training");
            Objects.requireNonNull(measure, "measure");
            Objects.requireNonNull(points, "points");
            Objects.requireNonNull(random, "random");
            Objects.requireNonNull(fits, "fits");
            Objects.requireNonNull(diagrams, "diagrams");
            if (measure.isEmpty()) {
                throw new IllegalArgumentException("measure must name at least one thing");
            }
        }
    }

    /**
     * A random design.
     *
     * @param count of points
     * @param seed of the draws
     */
    public record Draws(long count, long seed) {
        /**
         * A design.
         *
         * @throws IllegalArgumentException if there are no points, or too many
         */
        public Draws {
            if (count < 1 || count > MOST_POINTS) {
                throw new IllegalArgumentException("count must lie between 1 and 1e10, not " + count);
            }
        }
    }

    /**
     * Reads a grid.
     *
     * @param file YAML
     * @return the sweep
     * @throws IOException if it cannot be read or is no valid grid; one line naming file, line and field
     */
    public static GridFile read(Path file) throws IOException {
        return of(file, Reading.text(file));
    }

    /**
     * Reads a grid that somebody else has read from a file: what is computed must be what the report quotes.
     *
     * @param file where it comes from
     * @param text its content
     * @return the sweep
     * @throws IOException if it is no valid grid; one line naming file, line and field
     */
    public static GridFile of(Path file, String text) throws IOException {
        Located root = Reading.yaml(file, text);
        Fields fields = root.as(Fields.class);
        boolean random = fields.random().isPresent();
        Map<Parameter, Axis> axes = new EnumMap<>(Parameter.class);
        for (Map.Entry<String, Located> entry : fields.points().table().entrySet()) {
            Parameter parameter = parameter(entry.getKey(), entry.getValue());
            if (!parameter.belongsTo(fields.training())) {
                throw entry.getValue().error("has no meaning where training is " + fields.training());
            }
            axes.put(parameter, AxisReader.read(parameter, entry.getValue(), random));
        }
        requireComplete(fields.points(), axes);
        Design design = new Design(
                List.copyOf(axes.values()),
                fields.random().map(Draws::count).orElse(0L),
                fields.random().map(Draws::seed).orElse(0L));
        if (!(design.size() <= MOST_POINTS)) {
            throw fields.points().error("has more than 1e10 points");
        }
        GridFile sweep = new GridFile(
                fields.title().orElse(file.getFileName().toString()),
                new SweepGrid(fields.training(), fields.measure(), design),
                fields.fits().orElse(List.of()),
                fields.diagrams().orElse(List.of()));
        RequestCheck.check(root, sweep);
        return sweep;
    }

    private static Parameter parameter(String name, Located value) throws IOException {
        return Arrays.stream(Parameter.values())
                .filter(parameter -> parameter.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> value.error("is unknown"));
    }

    private static void requireComplete(Located points, Map<Parameter, Axis> axes) throws IOException {
        require(points, axes, Parameter.REGIME);
        require(points, axes, Parameter.EPSILON);
        for (Parameter parameter : List.of(Parameter.K, Parameter.P_1, Parameter.S, Parameter.P)) {
            boolean needed = regimes(axes).anyMatch(parameter::appliesTo);
            if (needed) {
                require(points, axes, parameter);
            } else if (axes.containsKey(parameter)) {
                throw points.field(parameter.toString())
                        .error("has no meaning where regime is "
                                + regimes(axes).map(SweepRegime::toString).collect(Collectors.joining(", ")));
            }
        }
        if (axes.containsKey(Parameter.N) && axes.containsKey(Parameter.N_OVER_K)) {
            throw points.field(Parameter.N_OVER_K.toString()).error("contradicts N: give one of them");
        }
        if (!axes.containsKey(Parameter.N_OVER_K)) {
            require(points, axes, Parameter.N);
        }
    }

    private static Stream<SweepRegime> regimes(Map<Parameter, Axis> axes) {
        Axis named = Objects.requireNonNull(axes.get(Parameter.REGIME), "required before");
        return Arrays.stream(SweepRegime.values())
                .filter(regime -> named.values().contains(regime.toString()));
    }

    private static void require(Located points, Map<Parameter, Axis> axes, Parameter parameter) throws IOException {
        if (!axes.containsKey(parameter)) {
            // says that it is missing, and where
            points.field(parameter.toString());
        }
    }
}
