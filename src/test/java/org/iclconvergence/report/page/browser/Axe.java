package org.iclconvergence.report.page.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * axe in a page. What it finds is not touched, but how it keeps its colours: of every text it mixes those of all that lies below, each
 * an object whose fields lie in weak collections, and parsed anew. On a page of 40,000 elements that took most of its time.
 */
final class Axe {
    /** Collections of the same use that keep a value in its key; all are gone with the page. */
    private static final String COLLECTIONS = """
            class {
              constructor(entries = []) { this.field = Symbol(); for (const [key, value] of entries) this.set(key, value); }
              has(key) { return this.field in key; }
              get(key) { return key[this.field]; }
              set(key, value) { key[this.field] = value; return this; }
              delete(key) { return this.has(key) && delete key[this.field]; }
            }, class {
              constructor(keys = []) { this.field = Symbol(); for (const key of keys) this.add(key); }
              has(key) { return this.field in key; }
              add(key) { key[this.field] = true; return this; }
              delete(key) { return this.has(key) && delete key[this.field]; }
            }""";

    /** Every text of a colour is parsed once. */
    private static final String COLOURS = """
            const { Color } = axe.commons.color;
            const parse = Color.prototype.parseString;
            const known = new Map();
            Color.prototype.parseString = function (text) {
              if (!known.has(text)) known.set(text, parse.call(new Color(), text));
              const { r, g, b, alpha } = known.get(text);
              return Object.assign(this, { r, g, b, alpha });
            };""";

    private final Browser browser;

    /** Brings axe into the page that is open. */
    Axe(Browser browser) throws IOException {
        this.browser = browser;
        try (InputStream engine = Axe.class.getResourceAsStream("/axe.min.js")) {
            String script = new String(engine.readAllBytes(), StandardCharsets.UTF_8);
            browser.script("((WeakMap, WeakSet) => {" + script + "\n})(" + COLLECTIONS + ");" + COLOURS);
        }
        // no one asks for the markup around a violation
        browser.script("axe.configure({ noHtml: true })");
    }

    /**
     * Serious and critical violations. Texts on a drawn background count, too, which axe by itself leaves to the reader.
     *
     * @param options of axe.run, beside these: a JavaScript object
     */
    List<String> serious(String options) {
        return browser.promised("""
                axe.run(document, {
                  resultTypes: ['violations'], checks: { 'color-contrast': { options: { ignorePseudo: true } } }, ...%s,
                }).then((results) => results.violations
                  .filter((rule) => rule.impact === 'serious' || rule.impact === 'critical')
                  .flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`)))""".formatted(options));
    }
}
