package org.iclconvergence.report.page;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModelException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plain text of claims.yaml, in which mathematics is written with Unicode letters, underscores and carets, as HTML with
 * subscripts, superscripts and slanted variables. Everything else is escaped.
 */
final class Notation {
    /** An index: braces, or a word after _, a number or letters after ^. */
    private static final Pattern TOKEN = Pattern.compile(
            "(?<mark>[_^])(?:\\{(?<braces>(?:[^{}]|\\{[^{}]*})*)}|(?<word>-?[A-Za-z0-9]+(?:\\.[0-9]+)?))"
                    + "|(?<![\\p{L}'’-])(?<variable>A(?=_)|[b-zB-HJ-Zα-ωŷ])(?![\\p{L}\\d'’-]|\\.\\p{L})"
                    + "|(?<power>(?<![\\p{L}\\d.])(?<digits>\\d+(?:\\.\\d+)?)[eE]\\+?(?<exponent>-?\\d+))(?![\\p{L}\\d])");

    private Notation() {}

    /**
     * Text as markup.
     *
     * @param text of claims.yaml or of a finding
     * @return escaped, with sub, sup and var elements
     */
    static TemplateHTMLOutputModel html(String text) {
        try {
            return HTMLOutputFormat.INSTANCE.fromMarkup(markup(text));
        } catch (TemplateModelException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String markup(String text) {
        StringBuilder html = new StringBuilder();
        Matcher matcher = TOKEN.matcher(text);
        int from = 0;
        while (matcher.find()) {
            html.append(escape(text.substring(from, matcher.start())));
            from = matcher.end();
            if (matcher.group("variable") != null) {
                html.append("<var>").append(escape(matcher.group("variable"))).append("</var>");
            } else if (matcher.group("power") != null) {
                String digits = matcher.group("digits");
                html.append(digits.matches("1(\\.0)?") ? "" : digits + "×")
                        .append("10<sup>")
                        .append(minus(matcher.group("exponent").replaceAll("^(-?)0+(?=\\d)", "$1")))
                        .append("</sup>");
            } else {
                String element = matcher.group("mark").equals("_") ? "sub" : "sup";
                String inner = matcher.group("braces") == null ? matcher.group("word") : matcher.group("braces");
                html.append('<').append(element).append('>');
                html.append(minus(markup(inner)));
                html.append("</").append(element).append('>');
            }
        }
        return html.append(escape(text.substring(from))).toString();
    }

    private static String minus(String text) {
        return text.replaceAll("(?<![\\p{L}<])-(?=[\\p{L}\\d<])", "−");
    }

    static String escape(String text) {
        return HTMLOutputFormat.INSTANCE.escapePlainText(text);
    }
}
