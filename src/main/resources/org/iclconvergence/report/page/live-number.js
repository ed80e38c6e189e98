'use strict';
// Numbers as people type them, where there is one way to understand them: 1e12, 10^12, 1.5×10³, 1/3, ∞, 10 000, 10_000, and where a whole number
// is meant 10,000. Elsewhere a comma may be a decimal point, and there 10.000 may be ten thousand: both are refused.
window.iclNumber = (() => {
  const SUPERSCRIPTS = '⁻⁰¹²³⁴⁵⁶⁷⁸⁹';
  const plain = (text) => text.trim()
    .replace(/[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (power) => '^' + [...power].map((sign) => '-0123456789'[SUPERSCRIPTS.indexOf(sign)]).join(''))
    // as the page itself writes minus, and a space that does not break
    .replaceAll('−', '-').replace(/[\u00a0\u2009\u202f]/g, ' ');
  const DOTTED = /^[-+]?\d{1,3}(\.\d{3})+$/;
  const GROUPS = /^([-+]?[1-9]\d{0,2})((?: \d{3})+|(?:_\d{3})+|(?:,\d{3})+)(\.\d+)?$/;
  const ungrouped = (text, whole) => {
    const [, first, rest, fraction = ''] = text.match(GROUPS) ?? [];
    if (first === undefined) return text;
    return rest[0] === ',' && (!whole || fraction !== '') ? text : first + rest.replace(/\D/g, '') + fraction;
  };

  /** NaN where it is no number, or could be two of them. */
  const read = (typed, whole = false) => {
    const text = plain(typed);
    if (/^\+?(∞|inf|infinity)$/i.test(text)) return Infinity;
    const ratio = text.match(/^([^/]+)\/([^/]+)$/);
    if (ratio) {
      const value = read(ratio[1], whole) / read(ratio[2], whole);
      return Number.isFinite(value) ? value : NaN;
    }
    // written as Java and the command line read it, so that it is rounded once
    const power = text.match(/^(?:([^×*]+?) ?[×*] ?)?10\^([-+]?\d+)$/);
    const number = ungrouped(power ? power[1] ?? '1' : text, whole);
    if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(number) || (power && /e/i.test(number))) return NaN;
    if (whole && DOTTED.test(number)) return NaN;
    const value = Number(power ? `${number}e${power[2]}` : number);
    // too large for a double is not without end
    return Number.isFinite(value) ? value : NaN;
  };
  return read;
})();
