package org.iclconvergence.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/** The columns of a sweep's table, by the names that the grid file uses. */
public final class Columns {
    /**
     * A column.
     *
     * @param header name, and in brackets the unit if it has one
     * @param cell of a row: a double, NaN for none, or what is written as it is
     */
    public record Column(String header, BiFunction<SweepPoint, SweepRow, Object> cell) {
        /** Nothing may be null. */
        public Column {
            Objects.requireNonNull(header, "header");
            Objects.requireNonNull(cell, "cell");
        }
    }

    private final SweepGrid grid;
    private final List<Quantity> quantities;

    /**
     * The columns of a grid.
     *
     * @param grid of the sweep
     */
    public Columns(SweepGrid grid) {
        this.grid = grid;
        this.quantities = grid.quantities();
    }

    /**
     * All columns: the index, the settings, what became of the point, then every number with its error.
     *
     * @return in the order of the table
     */
    public List<Column> all() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("index", (point, row) -> Long.toString(point.index())));
        for (Parameter parameter : grid.parameters()) {
            columns.add(new Column(
                    parameter.toString(), (point, row) -> point.settings().get(parameter)));
        }
        columns.add(new Column("status", (point, row) -> row.status().toString()));
        columns.add(new Column("reason", (point, row) -> row.reason()));
        for (int i = 0; i < quantities.size(); i++) {
            int column = i;
            String unit = quantities.get(i).unit(grid.training());
            String brackets = unit.isEmpty() ? "" : " [" + unit + "]";
            columns.add(new Column(quantities.get(i) + brackets, (point, row) -> row.values()[column]));
            columns.add(new Column(quantities.get(i) + "Error" + brackets, (point, row) -> row.errors()[column]));
        }
        return columns;
    }

    /**
     * A number of a row: a setting or what was measured.
     *
     * @param name of the grid file
     * @return of point and row: NaN where there is none
     */
    ToDoubleBiFunction<SweepPoint, SweepRow> number(String name) {
        for (int i = 0; i < quantities.size(); i++) {
            if (quantities.get(i).toString().equals(name)) {
                int column = i;
                return (point, row) -> row.values()[column];
            }
        }
        return (point, row) -> setting(point, name) instanceof Double number ? number : Double.NaN;
    }

    static @Nullable Object setting(SweepPoint point, String name) {
        for (var entry : point.settings().entrySet()) {
            if (entry.getKey().toString().equals(name)) {
                return entry.getValue();
            }
        }
        return null;
    }
}
