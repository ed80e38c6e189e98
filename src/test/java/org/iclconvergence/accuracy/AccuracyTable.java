package org.iclconvergence.accuracy;

import java.util.ArrayList;
import java.util.List;
import org.iclconvergence.report.page.AccuracyRow;

/** What is measured, row by row. */
final class AccuracyTable {
    /** The bound of a function that returns an estimate. */
    static final String STATED = "its own `Estimate`";

    private final List<Accuracy> rows = new ArrayList<>();

    /** Begins a row. */
    Accuracy row(String function, String domain, String bound) {
        Accuracy row = new Accuracy(function, domain, bound);
        rows.add(row);
        return row;
    }

    List<AccuracyRow> rows() {
        return rows.stream().map(Accuracy::row).toList();
    }

    /** Everything. */
    static AccuracyTable measure() {
        AccuracyTable table = new AccuracyTable();
        AttentionRows.measure(table);
        QueryLossRows.measure(table);
        EmpiricalLossRows.measure(table);
        DynamicsRows.measure(table);
        FlowTimeRows.measure(table);
        TheoremRows.measure(table);
        FloorRows.measure(table);
        PromptLengthRows.measure(table);
        ExceptionRows.measure(table);
        FirstStepRows.measure(table);
        LawRows.measure(table);
        SharpLawRows.measure(table);
        return table;
    }
}
