'use strict';
(() => {
  const { all, digits, show, number, copying } = window.iclPage;
  const form = document.getElementById('experimenter');
  const part = (id) => document.getElementById('experiment-' + id);

  const DEFAULTS = { K: '10', p1: '0.5', d: '100', N: '100', M: '300', epochs: '400', basis: 'random', seed: '1' };
  const set = (values) => Object.entries({ ...DEFAULTS, ...values }).forEach(([name, value]) => { form.elements[name].value = value; });
  const state = () => Object.fromEntries(new FormData(form));

  const asked = () => {
    const values = state();
    const read = (name) => {
      const value = number(values[name]);
      if (Number.isNaN(value)) throw new RangeError(`${name} must be a number, not “${values[name]}”`);
      return value;
    };
    if (values.p1.trim() !== '' && read('p1') === 0) throw new RangeError('p₁ must lie between 0 and 1, not 0; without a dominant feature leave it empty');
    return {
      K: read('K'),
      p1: values.p1.trim() === '' ? 0 : read('p1'),
      d: read('d'),
      N: read('N'),
      M: read('M'),
      epochs: read('epochs'),
      standard: values.basis === 'standard',
      seed: values.seed.trim(),
    };
  };

  const command = (question) => ['java -jar target/icl-convergence.jar experiment',
    ...(question.p1 > 0 ? ['--regime imbalanced --dominant-probability', question.p1] : ['--regime balanced']),
    '--features', question.K, '--dimension', question.d, '--prompt-length', question.N, '--prompts', question.M,
    '--epochs', question.epochs, '--basis', question.standard ? 'standard' : 'random', '--seed', question.seed].join(' ');

  const address = () => {
    const told = new URLSearchParams(Object.entries(state()).filter(([name, value]) => value !== DEFAULTS[name]));
    return '#experiment' + (told.size > 0 ? '?' + told : '');
  };

  const fromAddress = () => {
    const match = location.hash.match(/^#experiment\?(.*)$/);
    if (!match) return false;
    set(Object.fromEntries([...new URLSearchParams(match[1])].filter(([name]) => name in DEFAULTS)));
    document.getElementById('experiment').scrollIntoView();
    return true;
  };

  const FIELDS = [['epochs', 'epochs'], ['seed', 'seed'], ['p₁', 'p1'], ['p1', 'p1'], ['K', 'K'], ['d', 'd'], ['N', 'N'], ['M', 'M']];
  const complain = (message) => {
    part('wrong').textContent = message;
    // what stands below is the answer to an earlier question
    document.getElementById('experimented').classList.toggle('stale', message !== '');
    FIELDS.forEach(([, name]) => part(name).removeAttribute('aria-invalid'));
    const wrong = message && FIELDS.find(([name]) => message.startsWith(name));
    if (wrong) part(wrong[1]).setAttribute('aria-invalid', 'true');
  };

  // the recorded panel of the same regime, on its own axes
  const recorded = (figure, question) => {
    const script = document.querySelector(`#${figure} script`);
    return script ? JSON.parse(script.textContent).panels[question.p1 > 0 ? 1 : 0] : null;
  };

  const draw = (name, chart, beside) => {
    const panels = [{ ...chart.panels[0], title: 'yours: ' + chart.panels[0].title }];
    if (beside) panels.push({ ...beside, title: 'recorded: ' + beside.title });
    all('.panel', part(name)).forEach((panel, i) => {
      panel.hidden = i >= panels.length;
      panel.setAttribute('aria-label', i < panels.length ? `${panels[i].title}. ${chart.alternative}` : '');
    });
    show(part(name), { ...chart, panels });
  };

  const last = (chart, name) => chart.panels[0].series.find((series) => series.name === name)?.points.at(-1)[1];
  // of features that no prompt asks for nothing is known
  const say = (result, seconds) => {
    const told = [
      ['the mean prediction error', last(result.errors, 'their mean')],
      ['the prediction error of the dominant feature', last(result.errors, 'dominant, k = 1')],
      ['the mean attention on the queried feature', last(result.attention, 'Attnₖ, their mean')],
    ].filter(([, value]) => Number.isFinite(value)).map(([name, value]) => `${name} is ${digits(value)}`);
    return `${result.errors.panels[0].title}: trained in ${digits(seconds)} s. At the end ${told.join('; ')}.`;
  };

  let patience;
  const busy = (so) => {
    clearTimeout(patience);
    if (so) patience = setTimeout(() => { part('progress').hidden = part('cancel').hidden = false; }, 300);
    else part('progress').hidden = part('cancel').hidden = true;
  };

  const run = async () => {
    let question;
    try {
      question = asked();
    } catch (wrong) {
      complain(wrong.message);
      return;
    }
    part('copied').textContent = '';
    const since = performance.now();
    part('progress').removeAttribute('value');
    busy(true);
    const result = await window.iclEngine.ask('experiment', question, (done) => { part('progress').value = done; });
    if (!result) return;
    busy(false);
    complain(result.error ?? '');
    if (result.error) return;
    document.getElementById('experimented').hidden = false;
    draw('errors', result.errors, recorded('figure-2', question));
    draw('attention', result.attention, recorded('figure-3', question));
    part('command').textContent = command(question);
    part('told').textContent = say(result, (performance.now() - since) / 1000);
    form.dispatchEvent(new CustomEvent('trained', { detail: { question, result, computing: performance.now() - since } }));
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    history.replaceState(null, '', address());
    run();
  });
  part('cancel').addEventListener('click', () => {
    window.iclEngine.cancel('experiment');
    busy(false);
    part('told').textContent = 'Cancelled.';
  });
  copying('experiment', () => part('command').textContent, address);
  addEventListener('hashchange', () => { if (fromAddress()) run(); });

  set({});
  if (fromAddress()) run();
  else {
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seen.disconnect();
      run();
    }, { rootMargin: '200px' });
    seen.observe(document.getElementById('experiment'));
  }
})();
