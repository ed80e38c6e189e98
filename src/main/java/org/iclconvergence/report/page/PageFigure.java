package org.iclconvergence.report.page;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.iclconvergence.report.chart.Chart;
import org.iclconvergence.report.chart.ChartFile;

/**
 * A figure of the page: a drawing for readers without scripts and for the printer, and its description, which the script draws
 * again so that it answers to the reader.
 *
 * @param id within the page
 * @param title a few words
 * @param caption what is shown, markup
 * @param claims that it illustrates
 * @param panels side by side, or one below the other
 * @param chart the description, JSON that may stand in a script element
 */
public record PageFigure(
        String id,
        String title,
        TemplateHTMLOutputModel caption,
        List<String> claims,
        List<Panel> panels,
        TemplateHTMLOutputModel chart) {
    /**
     * One pair of axes.
     *
     * @param image data URI of its drawing
     * @param alternative the same for readers who cannot see it
     */
    public record Panel(String image, String alternative) {}

    static PageFigure of(String id, List<String> claims, Chart chart) {
        List<String> drawings = ChartFile.svgOfEachPanel(chart);
        List<Panel> panels = new ArrayList<>();
        for (int i = 0; i < drawings.size(); i++) {
            panels.add(new Panel(
                    DataUri.of("image/svg+xml", drawings.get(i)),
                    chart.panels().get(i).title() + ". " + chart.alternative()));
        }
        return new PageFigure(
                id,
                chart.title(),
                Notation.html(chart.caption()),
                claims,
                panels,
                PageJson.script(Map.of("panels", chart.panels())));
    }
}
