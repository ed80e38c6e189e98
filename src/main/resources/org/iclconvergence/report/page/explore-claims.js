'use strict';
// What the claims say of the training that is shown. They are asked when nothing moves any more, which takes longer than one training; until then
// those of an earlier setting stand there, and say of which.
window.iclClaims = (() => {
  const { digits, escape } = window.iclPage;
  const part = (id) => document.getElementById('explore-' + id);
  const PATIENCE = 250;

  const chip = (claim) => {
    const card = claim && document.getElementById(claim);
    return card ? `<a class="chip ${card.classList.contains('holds') ? 'holds' : ''}" href="#${claim}">${claim}</a>` : escape(claim);
  };
  const minus = (text) => text.replace(/^-/, '−');
  const value = (number) => (Number.isFinite(number) ? minus(digits(number)) : '–');

  // indices and exponents as they are written in the claims
  const typeset = (text) => escape(text).replace(/_(?:\{([^}]*)\}|([A-Za-z0-9½]+))/g, (all, braced, plain) => `<sub>${braced ?? plain}</sub>`).replace(/\^(−?½|−?\d+)/g, '<sup>$1</sup>');
  const enough = (threshold) => (threshold
    ? typeset(`Fewer than N* = ${digits(threshold.tokens, 7)} tokens never let L_k reach ε, however long the training; from N* on gradient descent gets there; how much later than on infinite prompts, “off by” says. These prompts are ${threshold.enough ? 'long enough' : 'too short'}.`) + ' ' + chip('LEN-1')
    : '');

  // the proof's window is one of large K: outside of it nothing is refuted
  const proofWindow = ({ window: found, dominant, threshold }) => {
    const established = found && Number.isFinite(found.onset)
      ? `which holds from K of about ${digits(Number(found.onset.toPrecision(2)))} on at p_1 = ${digits(dominant)}, N → ∞`
      : `which holds from some K on; that is established for p_1 from ${found?.least} to ${found?.most}`;
    part('window').innerHTML = enough(threshold) + (found
      ? ' ' + typeset(`At the switch B_{k,1} = ${minus(digits(found.weight))} ln K, ${found.inside ? 'inside' : 'outside'} the window [−0.51, −0.49] ln K of the paper’s proof, ${established}.`) + ' ' + chip('IMB-16')
      : '');
  };

  const OUTCOMES = { HOLDS: ['✓', 'holds', ''], FAILS: ['✗', 'fails', 'fails'], UNDECIDED: ['?', 'within the error', 'open'], OPEN: ['…', 'not told here', 'open'] };
  const write = (rows) => {
    const spoken = rows.filter((row) => row.outcome in OUTCOMES);
    part('sentences').tBodies[0].innerHTML = spoken.map((row) => {
      const [sign, word, style] = OUTCOMES[row.outcome];
      const notes = [row.missing, row.outside && 'outside of what the check covers: ' + row.outside].filter(Boolean);
      return `<tr class="${style}"><th scope="row">${chip(row.claim)}</th><td class="outcome"><span aria-hidden="true">${sign}</span> ${word}</td>
        <td>${typeset(row.quantity)} ${row.relation} ${typeset(row.bound)}${notes.map((note) => `<span class="note">${typeset(note)}</span>`).join('')}</td>
        <td class="right">${value(row.value)}</td><td class="right">${value(row.boundValue)}</td></tr>`;
    }).join('');
    const silent = rows.filter((row) => row.outcome === 'HYPOTHESIS_MISSING');
    part('silent').innerHTML = silent.map((row) => `<li>${chip(row.claim)} ${typeset(row.missing)}</li>`).join('');
    part('silent-title').textContent = `${silent.length} claims do not speak of this point`;
    const held = spoken.filter((row) => row.outcome === 'HOLDS').length;
    const failed = spoken.filter((row) => row.outcome === 'FAILS').length;
    const open = spoken.length - held - failed;
    return `${held} of ${held + failed} sentences hold here${open > 0 ? `; ${open} more cannot be told by this training` : ''}.`;
  };

  let shown = null;
  let waiting;

  const ask = async () => {
    const { question, setting } = shown;
    const result = await window.iclEngine.ask('explore', { ...question, sentences: true });
    // another training is shown, or is on its way
    if (!result || question !== shown?.question) return;
    const count = write(result.error ? [] : result.sentences);
    part('sentences').classList.remove('stale');
    part('setting').textContent = setting;
    part('count').textContent = result.error ? `could not be computed: ${result.error}` : count;
  };

  return {
    chip,
    /** What is shown from now on, and in words. */
    of: (result, question) => {
      proofWindow(result);
      shown = { question, setting: `${result.title}, k = ${digits(result.query)}, ε = ${digits(question.error)}` };
      part('sentences').classList.add('stale');
    },
    /** What is shown is no training of one feature. */
    none: () => {
      clearTimeout(waiting);
      shown = null;
    },
    hold: () => clearTimeout(waiting),
    /** Asks what is not yet known of what is shown, unless something moves. */
    ask: () => {
      clearTimeout(waiting);
      if (shown && part('sentences').classList.contains('stale')) waiting = setTimeout(ask, PATIENCE);
    },
  };
})();
