package org.iclconvergence.sweep;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A sweep: what is trained, what is measured, and at which points. Immutable. A row is a function of this and an index alone: no
 * clock, no order, no state, so that it can be computed anywhere.
 *
 * @param training kind
 * @param measures what is measured, each once
 * @param design the points
 */
public record SweepGrid(TrainingKind training, List<Measure> measures, Design design) implements Serializable {
    /** Copies and sorts. */
    public SweepGrid {
        Objects.requireNonNull(training, "training");
        Objects.requireNonNull(measures, "measures");
        Objects.requireNonNull(design, "design");
        measures = measures.stream().sorted().distinct().toList();
    }

    /**
     * How many points there are.
     *
     * @return at least 1
     */
    public long size() {
        return (long) design.size();
    }

    /**
     * A point.
     *
     * @param index from 0
     * @return its settings
     */
    public SweepPoint point(long index) {
        return design.point(index);
    }

    /**
     * The parameters that the table shows: those of the grid, and N where it follows from N/K.
     *
     * @return in their order
     */
    public List<Parameter> parameters() {
        return Arrays.stream(Parameter.values())
                .filter(parameter -> design.axis(parameter) != null
                        || (parameter == Parameter.N && design.axis(Parameter.N_OVER_K) != null))
                .toList();
    }

    /**
     * The measured columns.
     *
     * @return in their order
     */
    public List<Quantity> quantities() {
        List<Quantity> quantities = new ArrayList<>();
        measures.forEach(measure -> quantities.addAll(measure.quantities(training)));
        return quantities;
    }

    /**
     * The numbers that a parameter takes.
     *
     * @param parameter with listed numbers
     * @return in the order of the grid
     */
    public double[] values(Parameter parameter) {
        return Objects.requireNonNull(design.axis(parameter), "no such axis").values().stream()
                .mapToDouble(Double.class::cast)
                .toArray();
    }

    /**
     * Computes one point. Whatever goes wrong there is in the row, and other points do not notice.
     *
     * @param index of the point
     * @return what was measured
     */
    public SweepRow row(long index) {
        return Measurement.of(this, point(index));
    }

    /**
     * Whether it is known without a training that a point never reaches its ε.
     *
     * @param index of the point
     * @return true if the floor of its loss lies above
     */
    public boolean isHopeless(long index) {
        return Measurement.isHopeless(this, point(index));
    }

    /**
     * What the rows depend on, as text: equal for two grids that have the same rows.
     *
     * @return one line for each axis
     */
    public String identity() {
        return training + "\n" + measures + "\n" + design.draws() + " " + design.seed() + "\n"
                + design.axes().stream().map(Axis::identity).collect(Collectors.joining("\n"));
    }
}
