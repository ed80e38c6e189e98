'use strict';
(() => {
  const { all, digits, show } = window.iclPage;
  const { converged } = window.iclTimes;
  const form = document.getElementById('explorer');
  const part = (id) => document.getElementById('explore-' + id);

  const EVERY = 'all';
  const isEvery = (values) => values.k.trim().toLowerCase() === EVERY;

  // ---- what can be set ------------------------------------------------------------------------------------------
  const DEFAULTS = { features: 'dominant', K: '100', p1: '0.5', s: '1', p: '4 2 1', N: '∞', eps: '0.01', k: '', training: 'flow', eta: '', steps: '100000' };
  const short = (value) => String(Number(value.toPrecision(2)));
  const whole = (value) => String(value < 100 ? Math.round(value) : Number(value.toPrecision(2)));
  // from a slider's place, between 0 and 1, to a number, and back
  const scale = (from, to, write) => ({
    at: (place) => write(from * (to / from) ** place),
    place: (value) => Math.log(value / from) / Math.log(to / from),
  });
  const odds = (value) => Math.log(value / (1 - value));
  const SLIDERS = {
    K: scale(2, 1e12, whole),
    // odds: as fine near 0 as near 1
    p1: { at: (place) => String(Number((1 / (1 + Math.exp(-odds(0.999) * (2 * place - 1)))).toPrecision(3))), place: (value) => (odds(value) / odds(0.999) + 1) / 2 },
    s: { at: (place) => String(Number((3 * place).toFixed(2))), place: (value) => value / 3 },
    N: { at: (place) => (place === 1 ? '∞' : scale(1, 1e15, whole).at(place)), place: (value) => (value === Infinity ? 1 : scale(1, 1e15, whole).place(value)) },
    eps: scale(1e-8, 0.45, short),
    eta: scale(1e-2, 1e6, short),
  };
  const shownFor = { K: (state) => state.features !== 'given', p1: (state) => state.features === 'dominant', s: (state) => state.features === 'zipf', p: (state) => state.features === 'given', eta: (state) => state.training === 'descent', steps: (state) => state.training === 'descent' };

  // a comma within a number beside another separator may be a decimal point: one thing that is no number
  const weights = (text) => (/\d,\d/.test(text) && /[\s;]/.test(text.trim()) ? [text] : text.trim().split(/[\s,;]+/));
  const fields = {
    features: { label: 'features' },
    K: { label: 'K', whole: true, allowed: 'be whole, from 2 to 1e80' },
    p1: { label: 'p₁', allowed: 'be above 0 and at most 1 − 1e-12' },
    s: { label: 'the exponent', allowed: 'lie between 0 and 10' },
    p: { label: 'p', list: weights, allowed: 'be from 2 to 1000 positive numbers' },
    N: { label: 'N', whole: true, infinite: true, allowed: 'be ∞ or whole, from 1 to 1e15' },
    eps: { label: 'ε', allowed: 'be finite and at least 1e-100' },
    k: { label: 'k', whole: true, optional: true, words: [EVERY], allowed: 'be the number of a feature, or all' },
    training: { label: 'training' },
    eta: { label: 'η', optional: true, allowed: 'be positive and finite' },
    steps: { label: 'steps', whole: true, allowed: 'be whole, from 0 to 10000000' },
  };
  const number = (values, name) => window.iclNumber(values[name], fields[name].whole);
  const asked = (values, read) => {
    // what an empty field means is not what 0 means
    const unlessEmpty = (name) => {
      if (values[name].trim() === '') return 0;
      const value = read(name);
      if (value === 0) throw new RangeError(name === 'k' ? 'k must be the number of a feature, from 1 on, not 0' : 'η must be positive, not 0');
      return value;
    };
    const p = weights(values.p).map((weight) => window.iclNumber(weight));
    if (values.features === 'given' && p.some(Number.isNaN)) throw new RangeError('p must be numbers with spaces between them, such as 4 2 1, 0.5 0.3 0.2 or 1/2 1/3 1/6');
    return {
      features: values.features,
      K: read('K'),
      p1: read('p1'),
      exponent: read('s'),
      p,
      k: isEvery(values) ? 0 : unlessEmpty('k'),
      order: isEvery(values),
      N: read('N'),
      error: read('eps'),
      descent: values.training === 'descent',
      rate: values.training === 'descent' ? unlessEmpty('eta') : 0,
      steps: read('steps'),
      sentences: false,
    };
  };

  // ---- what stands beside the fields ----------------------------------------------------------------------------
  const dress = () => {
    window.iclClaims.hold();
    const values = Object.fromEntries(new FormData(form));
    Object.entries(shownFor).forEach(([name, fits]) => { form.querySelector(`[data-field="${name}"]`).hidden = !fits(values); });
    Object.entries(SLIDERS).forEach(([name, slider]) => {
      const value = number(values, name);
      const place = Number.isNaN(value) ? 0.5 : slider.place(value);
      // a slider that has moved, but not to another number yet, stays where it is
      if (slider.at(part(name + '-slider').value / 1000) !== values[name]) part(name + '-slider').value = Math.round(1000 * Math.min(Math.max(place, 0), 1));
      part(name + '-slider').setAttribute('aria-valuetext', values[name] === '' ? 'usual' : values[name]);
    });
    const K = values.features === 'given' ? weights(values.p).length : number(values, 'K');
    const N = number(values, 'N');
    part('ratio').textContent = Number.isFinite(N) && K > 0 ? `N/K = ${digits(N / K)}` : '';
    const p1 = number(values, 'p1');
    part('p1-aside').textContent = values.features === 'dominant' && p1 > 0 && p1 < 1 / K ? 'rarer than the others' : '';
    part('eta').placeholder = '0.2/p_k';
  };

  // ---- the same by the command line -------------------------------------------------------------------------
  const command = (question) => {
    const words = ['java -jar target/icl-convergence.jar', question.descent ? 'population' : 'flow'];
    if (question.features !== 'given') words.push('--features', String(question.K));
    if (question.features === 'dominant') words.push('--dominant-probability', String(question.p1));
    if (question.features === 'zipf') words.push('--zipf-exponent', String(question.exponent));
    if (question.features === 'given') {
      const sum = question.p.reduce((one, other) => one + other, 0);
      words.push('--probabilities', question.p.map((weight) => weight / sum).join(','));
    }
    if (question.order) words.push('--query', EVERY);
    else if (question.k > 0) words.push('--query', String(question.k));
    words.push('--prompt-length', question.N === Infinity ? 'inf' : String(question.N), '--errors', String(question.error));
    if (question.descent && question.rate > 0) words.push('--learning-rate', String(question.rate));
    if (question.descent) words.push('--steps', String(question.steps));
    return words.join(' ');
  };

  // ---- what comes out -------------------------------------------------------------------------------------------
  let telling;
  const tell = (text) => {
    clearTimeout(telling);
    telling = setTimeout(() => { part('told').textContent = text; }, 250);
  };

  const draw = (name, chart) => {
    const element = part(name);
    all('.panel', element).forEach((panel, i) => panel.setAttribute('aria-label', `${chart.panels[i].title}. ${chart.alternative}`));
    show(element, chart);
  };

  const inSight = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };

  // the order of all, or the training of one
  const present = (result, question, seconds, newest) => {
    part('one').hidden = question.order;
    part('all').hidden = !question.order;
    if (question.order) {
      window.iclClaims.none();
      window.iclOrder.write(result, question);
      tell(window.iclOrder.say(result));
      return;
    }
    // a training that ends where it starts has no curves
    all('.computed', part('learning').parentElement).forEach((figure) => { figure.hidden = converged(result) === 0; });
    const setting = window.iclTimes.setting(result, question);
    // while a slider moves, what is out of sight waits for the last answer
    ['learning', 'phases', 'rates'].filter((name) => !part(name).hidden && (newest || inSight(part(name)))).forEach((name) => draw(name, { ...result[name], setting }));
    window.iclTimes.write(result, question);
    window.iclClaims.of(result, question);
    tell(window.iclTimes.say(result));
    // else they would be asked in place of the newer question, which would never be answered
    if (newest) window.iclClaims.ask();
  };

  const { run, remember } = window.iclForm({
    section: 'explore',
    form,
    results: document.getElementById('explored'),
    margin: '400px',
    defaults: DEFAULTS,
    fields,
    counts: (name, values) => shownFor[name]?.(values) ?? true,
    asked,
    dress,
    refused: window.iclClaims.ask,
    command,
    present,
  });

  let remembering;
  form.addEventListener('input', (event) => {
    const slider = event.target.id.match(/^explore-(.*)-slider$/)?.[1];
    if (slider) form.elements[slider].value = SLIDERS[slider].at(event.target.value / 1000);
    run();
    clearTimeout(remembering);
    remembering = setTimeout(() => remember(slider ?? event.target.name), 400);
  });
})();
