package org.iclconvergence.report.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A figure as data, for the script that draws it again so that it answers to the reader. The field names are those that
 * page.js reads.
 *
 * @param panels side by side
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Chart(List<Panel> panels) {
    /** One pair of axes; title may be null. */
    record Panel(String title, Axis x, Axis y, List<Series> series) {}

    /** An axis; the ends are null where the data decide. */
    record Axis(String name, boolean log, Double min, Double max) {}

    /**
     * A curve. Curves of one name are shown and hidden together.
     *
     * @param name for the legend
     * @param style mean, feature, dominant, distraction or guide; with " points" behind it for marks without a line
     * @param data pairs x, y
     */
    record Series(String name, String style, List<double[]> data) {}
}
