package org.iclconvergence.report.page;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;

/** LaTeX formulas as MathML, written by KaTeX when the page is made: its readers need neither scripts nor fonts. */
final class TexMath implements AutoCloseable {
    /** What is written already: a process that makes several pages has KaTeX, here interpreted, read each formula once. */
    private static final Map<String, String> WRITTEN = new ConcurrentHashMap<>();

    private final Context context;
    private final Scriptable scope;
    private final Function convert;

    /** Reads KaTeX; one instance belongs to one thread. */
    TexMath() throws IOException {
        context = Context.enter();
        try {
            context.setLanguageVersion(Context.VERSION_ES6);
            // compiled to bytecode a method of KaTeX would be too long for the virtual machine
            context.setInterpretedMode(true);
            scope = context.initSafeStandardObjects();
            context.evaluateString(scope, PageResource.read("katex.min.js"), "katex.min.js", 1, null);
            convert = context.compileFunction(
                    scope,
                    "function (tex) { return katex.renderToString(tex, {output: 'mathml', strict: 'error'}); }",
                    "convert",
                    1,
                    null);
        } catch (IOException | RuntimeException unusable) {
            Context.exit();
            throw unusable;
        }
    }

    /**
     * A formula.
     *
     * @param tex what stands between the dollars
     * @return a math element
     * @throws IllegalArgumentException if KaTeX does not understand the formula, with its message
     */
    String mathml(String tex) {
        return WRITTEN.computeIfAbsent(tex, this::written);
    }

    private String written(String tex) {
        try {
            String span = Context.toString(convert.call(context, scope, scope, new Object[] {tex}));
            return spaced(span.substring(span.indexOf("<math"), span.lastIndexOf("</math>") + "</math>".length()));
        } catch (RhinoException failure) {
            throw new IllegalArgumentException("formula $" + tex + "$: " + failure.details(), failure);
        }
    }

    /** KaTeX leaves the space after a function's name to its style sheet, and writes bars with the sign of divisibility. */
    private static String spaced(String math) {
        return math.replaceAll(
                        "<mo>\u2061</mo>(?!<mo stretchy=\"false\">\\()", "<mo>\u2061</mo><mspace width=\"0.17em\"/>")
                .replaceAll("<mo fence=\"true\">[∣|]</mo>", "<mo fence=\"true\" lspace=\"0\" rspace=\"0\">|</mo>");
    }

    @Override
    public void close() {
        Context.exit();
    }
}
