package org.iclconvergence.report.page;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;

/**
 * A figure of the page: a drawing for readers without scripts and for the printer, and the data to draw it again.
 *
 * @param id within the page
 * @param title a few words
 * @param caption what is shown, markup
 * @param alternative the same for readers who cannot see it: what the curves do
 * @param claims that it illustrates
 * @param image data URI of the drawing
 * @param panels side by side
 * @param chart the data, JSON that may stand in a script element
 */
public record PageFigure(
        String id,
        String title,
        TemplateHTMLOutputModel caption,
        String alternative,
        List<String> claims,
        String image,
        int panels,
        TemplateHTMLOutputModel chart) {}
