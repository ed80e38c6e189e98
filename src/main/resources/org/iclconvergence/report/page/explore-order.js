'use strict';
// All features in the order in which they are learned: a table, a figure, and the table as the file that the command writes.
window.iclOrder = (() => {
  const { all, digits, escape, save, show } = window.iclPage;
  const { chip } = window.iclClaims;
  const { apart, offBy, setting } = window.iclTimes;
  const part = (id) => document.getElementById('explore-' + id);

  // what prompts are too short for is known; what was not reached in all the steps may come
  const missing = (one, question) => (question.error < one.floor ? 'never' : 'not reached');

  const write = (result, question) => {
    const rows = result.order;
    const time = apart(rows.map((one) => one.end.time));
    part('order').tBodies[0].innerHTML = rows.map((one, i) => {
      const { end } = one;
      const reached = Number.isFinite(end.time);
      return `<tr><td class="right">${reached ? i + 1 : '–'}</td><th scope="row" class="right">${digits(one.k)}</th><td class="right alike">${digits(one.alike, 7)}</td>
        <td class="right">${digits(one.probability)}</td>
        <td class="right">${reached ? (end.time === 0 ? 'from the start' : time(end.time)) : missing(one, question)}</td>
        <td class="right steps">${reached ? Math.round(end.time / one.rate).toLocaleString('en') : '–'}</td><td class="right floor">${digits(one.floor)}</td>
        <td class="law">${escape(end.law)}</td><td class="right law">${Number.isFinite(end.predicted) ? digits(end.predicted) : ''}</td>
        <td class="right law">${offBy(end.time, end.predicted)}</td><td class="law">${chip(end.claim)}</td></tr>`;
    }).join('');
    // columns that have something to say
    const never = rows.some((one) => question.error < one.floor);
    const alike = rows.some((one) => one.alike > 1);
    const law = rows.some((one) => Number.isFinite(one.end.predicted));
    Object.entries({ alike, steps: question.descent, floor: never, law }).forEach(([name, told]) => all('.' + name, part('order')).forEach((cell) => { cell.hidden = !told; }));
    part('order-remarks').textContent = [
      alike && 'Features of equal probability are learned alike and share a row: k is the first of them.',
      never && 'Never: prompts lack the feature too often, and no training brings Lₖ below what stands there.',
      law && Number.isFinite(question.N) && 'The laws are those of N → ∞.',
    ].filter(Boolean).join(' ');
    const [panel] = result.chart.panels;
    all('.panel', part('ordered')).forEach((drawn) => drawn.setAttribute('aria-label', `${result.title}. ${result.chart.alternative}`));
    show(part('ordered'), { ...result.chart, panels: [{ ...panel, title: result.title }], setting: setting(result, question) });
    shown = { result, question };
  };

  const say = (result) => {
    const moment = ({ k, end }) => `k = ${digits(k)} ${end.time === 0 ? 'from the start' : `at ηt = ${digits(end.time)}`}`;
    const learned = result.order.filter((one) => Number.isFinite(one.end.time));
    const rest = result.order.length - learned.length;
    const rows = result.order.length;
    return `${result.title}, every feature asked for${rows === 1 ? ': all are learned alike' : ''}. `
      + (learned.length > 0 ? `Lₖ ≤ ε first for ${moment(learned[0])}${learned.length > 1 ? `, last for ${moment(learned[learned.length - 1])}` : ''}.` : 'None reaches Lₖ ≤ ε.')
      + (rest > 0 && learned.length > 0 ? ` ${rest} of ${rows} ${rest === 1 ? 'does' : 'do'} not reach it.` : '');
  };

  // as the command writes them: the shortest decimal
  const plain = (value) => {
    const [mantissa, power] = value.toExponential().split('e');
    const exponent = Number(power);
    return exponent > -5 && exponent < 15 ? String(value) : `${mantissa}e${exponent}`;
  };
  // Python's way of the header
  const level = (error) => {
    const [mantissa, power] = error.toExponential().split('e');
    const size = Math.abs(Number(power));
    if (Number(power) >= -4 && Number(power) < 16) return Number.isInteger(error) ? `${error}.0` : String(error);
    return `${mantissa}e${power[0]}${String(size).padStart(2, '0')}`;
  };
  const csv = () => {
    const cell = (value) => (Number.isFinite(value) ? plain(value) : '');
    const rows = shown.result.order.map((one, i) => [i + 1, one.k, one.alike, one.probability, one.floor, one.end.time, one.end.predicted].map(cell).join(','));
    return [`order,k,alike,probability,lossFloor,time of error ${level(shown.question.error)} [eta t],theory of the last [eta t]`, ...rows].join('\n') + '\n';
  };

  let shown = null;
  part('order-csv').addEventListener('click', () => save('order', 'csv', new Blob([csv()], { type: 'text/csv' })));

  return { say, write };
})();
