'use strict';
// One training in the explorer: its moments beside the laws for them, and in words.
window.iclTimes = (() => {
  const { all, digits, escape } = window.iclPage;
  const { chip } = window.iclClaims;
  const part = (id) => document.getElementById('explore-' + id);

  const percent = (part) => {
    const size = Math.abs(part);
    return size < 1e-9 ? 'nothing' : (part > 0 ? '+' : '−') + (size < 1e-4 || size > 1e3 ? digits(size * 100) : Number((size * 100).toPrecision(3))) + ' %';
  };

  const offBy = (time, predicted) => (Number.isFinite(predicted) && time > 0 ? percent(time / predicted - 1) : '');

  // as many digits as tell the moments apart
  const apart = (moments) => {
    const different = new Set(moments.filter(Number.isFinite)).size;
    let figures = 4;
    while (figures < 8 && new Set(moments.filter(Number.isFinite).map((value) => digits(value, figures))).size < different) figures += 1;
    return (value) => (Number.isFinite(value) ? digits(value, figures) : '–');
  };

  // η t of Lₖ = ε
  const converged = (result) => result.milestones[2].time;

  const absent = (result, question) => {
    const phases = ['I', 'II', 'III', 'IV'].filter((phase) => !result.milestones.some((one) => one.name.includes(`phase ${phase}:`)));
    if (phases.length === 0) return [];
    if (phases.join() === 'I,II') return [`Phases I and II, in which another weight leads, do not occur: III and IV are left${question.features === 'balanced' ? ', the paper’s two for equally probable features' : ''}.`];
    return [phases.length === 1 ? `Phase ${phases[0]} does not occur.` : `Phases ${phases.join(', ')} do not occur.`];
  };

  const remarks = (result, question) => {
    const told = [];
    if (converged(result) === 0) told.push('Lₖ is at most ε from the start: nothing is trained, and later moments are not looked for. A smaller ε shows them.');
    else if (question.N === 1) told.push('On prompts of one token all attention is on it: there is nothing to learn.');
    else told.push(...absent(result, question));
    if (result.floor > question.error) told.push(`Prompts that lack the feature keep Lₖ above ${digits(result.floor)}: ε is not reached on prompts as short as these.`);
    if (Number.isNaN(converged(result))) told.push(`Trained to ηt = ${digits(result.end.time)}: what has a “–” had not happened by then.`);
    if (result.milestones.some((one) => one.law.startsWith('K²')) && question.K < 1e4) told.push('The laws with K² are those of large K: IMB-12 and IMB-13 speak from K = 10000 on.');
    if (Number.isFinite(question.N) && result.milestones.some((one) => Number.isFinite(one.predicted))) told.push('The laws are those of N → ∞; how far these prompts are from them, “off by” says.');
    return told.join(' ');
  };

  const write = (result, question) => {
    const steps = question.descent;
    const end = converged(result);
    const time = apart(result.milestones.map((one) => one.time));
    part('remarks').textContent = remarks(result, question);
    const ofWhole = (value) => (value < end && value > 0.9995 * end ? '> 99.9' : (100 * value / end).toFixed(1));
    const share = (one) => (end > 0 && Number.isFinite(one.time) ? `${ofWhole(one.time)} %` : '');
    all('.steps', part('times')).forEach((cell) => { cell.hidden = !steps; });
    part('times').tBodies[0].innerHTML = result.milestones.map((one) => `<tr><th scope="row">${escape(one.name)}</th>
      <td class="right">${one.time === 0 ? 'from the start' : time(one.time)}</td>
      <td class="right">${share(one)}</td>
      <td class="right steps"${steps ? '' : ' hidden'}>${Number.isFinite(one.time) ? Math.round(one.time / result.rate).toLocaleString('en') : '–'}</td>
      <td>${escape(one.law)}</td><td class="right">${Number.isFinite(one.predicted) ? digits(one.predicted) : ''}</td>
      <td class="right">${offBy(one.time, one.predicted)}</td><td>${chip(one.claim)}</td></tr>`).join('');
  };

  const say = (result) => {
    const moment = (one) => (Number.isFinite(one.time) ? (one.time === 0 ? 'from the start' : `at ηt = ${digits(one.time)}`) : 'not reached');
    const named = ({ name }) => (name[0].toUpperCase() + name.slice(1)).replace(/:.*/, '');
    return `${result.title}, k = ${digits(result.query)}, pₖ = ${digits(result.probability)}. `
      + result.milestones.slice(0, 3).map((one) => `${named(one)} ${moment(one)}`).join('; ')
      + `. Lₖ from ${digits(result.start.error)} to ${digits(result.end.error)}, Attnₖ from ${digits(result.start.attention)} to ${digits(result.end.attention)}.`;
  };

  // what a picture of it needs when it has left the page
  const MOST_WEIGHTS = 8;
  const setting = (result, question) => {
    const p = question.p.map((weight) => digits(weight));
    const weights = p.length > MOST_WEIGHTS ? `${p.slice(0, MOST_WEIGHTS).join(', ')}, … (${p.length} numbers)` : p.join(', ');
    return [
      result.title,
      question.features === 'given' && `p ∝ ${weights}`,
      question.order ? 'every feature asked for' : `k = ${digits(result.query)}, pₖ = ${digits(result.probability)}`,
      `ε = ${digits(question.error)}`,
      question.descent ? `gradient descent, η = ${question.rate > 0 || !question.order ? digits(question.order ? question.rate : result.rate) : '0.2/pₖ'}, at most ${question.steps.toLocaleString('en')} steps` : 'gradient flow',
    ].filter(Boolean).join(', ');
  };

  return { apart, converged, offBy, say, setting, write };
})();
