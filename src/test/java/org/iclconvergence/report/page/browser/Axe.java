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

    /** Where a value is in a list that only grows: what axe remembers of every element is found there, one after the other, in the original. */
    private static final String PLACES = """
            const { indexOf } = Array.prototype;
            const places = new WeakMap();
            Array.prototype.indexOf = function (value) {
              if (arguments.length > 1 || this.length < 64) return indexOf.apply(this, arguments);
              if (!places.has(this)) places.set(this, { first: new Map(), counted: 0 });
              const known = places.get(this);
              for (; known.counted < this.length; known.counted += 1) {
                const next = this[known.counted];
                if (!known.first.has(next)) known.first.set(next, known.counted);
              }
              const place = known.first.get(value) ?? -1;
              if (place >= 0 && this[place] !== value) throw new Error('a list did not only grow');
              return place;
            };""";

    private final Browser browser;

    /** Brings axe into the page that is open. */
    Axe(Browser browser) throws IOException {
        this.browser = browser;
        try (InputStream engine = Axe.class.getResourceAsStream("/axe.min.js")) {
            String script = new String(engine.readAllBytes(), StandardCharsets.UTF_8);
            // memoizing keeps the function that finds places; all else has the browser's own
            browser.script(PLACES + "try { ((WeakMap, WeakSet) => {" + script + "\n})(" + COLLECTIONS
                    + "); } finally { Array.prototype.indexOf = indexOf; }" + COLOURS);
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
