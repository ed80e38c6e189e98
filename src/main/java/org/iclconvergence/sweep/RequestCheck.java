package org.iclconvergence.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.iclconvergence.reading.Located;

/** Whether what is to be fitted and drawn is there to be fitted and drawn. */
final class RequestCheck {
    private final Located root;
    private final GridFile sweep;
    private final List<String> numbers = new ArrayList<>();
    private final List<String> measured;

    private RequestCheck(Located root, GridFile sweep) {
        this.root = root;
        this.sweep = sweep;
        this.measured =
                sweep.grid().quantities().stream().map(Quantity::toString).toList();
        sweep.grid().parameters().stream()
                .filter(parameter -> parameter.numbers() != null)
                .forEach(parameter -> numbers.add(parameter.toString()));
    }

    static void check(Located root, GridFile sweep) throws IOException {
        RequestCheck check = new RequestCheck(root, sweep);
        for (int i = 0; i < sweep.fits().size(); i++) {
            check.fit(root.field("fits").list().get(i), sweep.fits().get(i));
        }
        for (int i = 0; i < sweep.diagrams().size(); i++) {
            check.diagram(root.field("diagrams").list().get(i), sweep.diagrams().get(i));
        }
    }

    private void fit(Located place, PowerLaw law) throws IOException {
        List<String> all = new ArrayList<>(numbers);
        all.addAll(measured);
        requireOneOf(place.field("y"), law.y(), measured);
        requireOneOf(place.field("x"), law.x(), all);
        for (String name : law.by().orElse(List.of())) {
            requireOneOf(
                    place.field("by"),
                    name,
                    sweep.grid().parameters().stream().map(Parameter::toString).toList());
        }
        for (String name : law.where().orElse(java.util.Map.of()).keySet()) {
            requireOneOf(place.field("where"), name, all);
        }
    }

    private void diagram(Located place, Diagram diagram) throws IOException {
        if (sweep.grid().design().draws() > 0) {
            throw place.error("needs all combinations, not a random design");
        }
        List<String> listed = new ArrayList<>();
        for (Axis axis : sweep.grid().design().axes()) {
            if (axis.parameter().numbers() != null && axis.values().stream().allMatch(Double.class::isInstance)) {
                listed.add(axis.parameter().toString());
            }
        }
        requireOneOf(place.field("x"), diagram.x(), listed);
        requireOneOf(place.field("y"), diagram.y(), listed);
        requireOneOf(place.field("value"), diagram.value(), measured);
        if (diagram.guide().isPresent() && !fits(diagram)) {
            throw place.field("guide")
                    .error("is "
                            + (diagram.guide().get() == Diagram.Guide.SHORTEST_PROMPT
                                    ? "about balanced features, x: K, y: N/K and one epsilon below 0.5"
                                    : "about imbalanced features on infinitely long prompts, x: K and y: p_1"));
        }
        for (Axis axis : sweep.grid().design().axes()) {
            String name = axis.parameter().toString();
            if (name.equals(diagram.x()) || name.equals(diagram.y())) {
                requireTwo(root.field("points").field(name), axis);
            } else if (axis.values().size() > 1) {
                throw root.field("points")
                        .field(name)
                        .error("must have one value: the diagram is over " + diagram.x() + " and " + diagram.y());
            }
        }
    }

    private boolean fits(Diagram diagram) {
        boolean shortest = diagram.guide().orElseThrow() == Diagram.Guide.SHORTEST_PROMPT;
        return diagram.x().equals(Parameter.K.toString())
                && diagram.y().equals((shortest ? Parameter.N_OVER_K : Parameter.P_1).toString())
                && values(Parameter.REGIME)
                        .equals(List.of((shortest ? SweepRegime.BALANCED : SweepRegime.IMBALANCED).toString()))
                && (shortest
                        ? values(Parameter.EPSILON).stream().allMatch(epsilon -> (Double) epsilon < 0.5)
                        : values(Parameter.N).equals(List.of(Double.POSITIVE_INFINITY)));
    }

    private List<Object> values(Parameter parameter) {
        Axis axis = sweep.grid().design().axis(parameter);
        return axis == null ? List.of() : axis.values();
    }

    private static void requireTwo(Located place, Axis axis) throws IOException {
        if (axis.values().size() < 2 || axis.values().contains(Double.POSITIVE_INFINITY)) {
            throw place.error("must have at least two finite values: a diagram is over it");
        }
        for (int i = 1; i < axis.values().size(); i++) {
            if (!((Double) axis.values().get(i - 1) < (Double) axis.values().get(i))) {
                throw place.error("must increase: a diagram is over it");
            }
        }
    }

    private static void requireOneOf(Located place, String name, List<String> names) throws IOException {
        if (!names.contains(name)) {
            throw place.error("must be one of " + names.stream().collect(Collectors.joining(", ")) + ", not " + name);
        }
    }
}
