'use strict';
(() => {
  const { all, digits, show } = window.iclPage;
  const form = document.getElementById('experimenter');
  const part = (id) => document.getElementById('experiment-' + id);

  const DEFAULTS = { K: '10', p1: '0.5', d: '100', N: '100', M: '300', epochs: '400', basis: 'random', seed: '1' };
  const fields = {
    K: { label: 'K', whole: true, allowed: 'be whole, from 2 to 50' },
    p1: { label: 'p₁', optional: true, allowed: 'lie between 0 and 1' },
    d: { label: 'd', whole: true, allowed: 'be whole, from K to 200' },
    N: { label: 'N', whole: true, allowed: 'be whole, from 1 to 1000' },
    M: { label: 'M', whole: true, allowed: 'be whole, from 1 to 5000' },
    epochs: { label: 'epochs', whole: true, allowed: 'be whole, from 1 to 4000' },
    basis: { label: 'where features lie' },
    seed: { label: 'seed', pattern: /^[-+]?\d+$/, allowed: 'be a whole number of at most 64 bits' },
  };
  const asked = (values, read) => {
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

  // the recorded panel of the same regime
  const recorded = (figure, question) => {
    const script = document.querySelector(`#${figure} script`);
    return script ? JSON.parse(script.textContent).panels[question.p1 > 0 ? 1 : 0] : null;
  };

  // an axis on which both lie
  const joint = (one, other) => {
    const wider = other.max - other.min > one.max - one.min ? other : one;
    return { ...wider, min: Math.min(one.min, other.min), max: Math.max(one.max, other.max) };
  };

  // in words
  const setting = (result, { d, N, M, epochs, standard, seed }) => `${result.errors.panels[0].title}, d = ${d}, N = ${N}, M = ${M}, ${epochs} epochs, ${standard ? 'standard basis' : 'random directions'}, seed ${seed}`;

  const draw = (name, chart, beside) => {
    let panels = [{ ...chart.panels[0], title: 'yours: ' + chart.panels[0].title }];
    if (beside) {
      panels.push({ ...beside, title: 'recorded: ' + beside.title });
      const [x, y] = ['x', 'y'].map((axis) => joint(panels[0][axis], panels[1][axis]));
      panels = panels.map((panel) => ({ ...panel, x, y }));
    }
    all('.panel', part(name)).forEach((panel, i) => {
      panel.hidden = i >= panels.length;
      panel.setAttribute('aria-label', i < panels.length ? `${panels[i].title}. ${chart.alternative}` : '');
    });
    show(part(name), { ...chart, panels });
  };

  const last = (chart, name) => chart.panels[0].series.find((series) => series.name === name)?.points.at(-1)[1];
  // of features that no prompt asks for nothing is known
  const say = (result, question, seconds) => {
    const told = [
      [question.p1 > 0 ? 'the mean prediction error of the other features' : 'the mean prediction error', last(result.errors, 'their mean')],
      ['the prediction error of the dominant feature', last(result.errors, 'dominant, k = 1')],
      ['the mean attention on the queried feature', last(result.attention, 'Attnₖ, their mean')],
    ].filter(([, value]) => Number.isFinite(value)).map(([name, value]) => `${name} is ${digits(value)}`);
    return `${setting(result, question)}: trained in ${digits(seconds, 2)} s. At the end ${told.join('; ')}.`;
  };

  const present = (result, question, seconds) => {
    const yours = `yours: ${setting(result, question)}`;
    draw('errors', { ...result.errors, setting: yours }, recorded('figure-2', question));
    draw('attention', { ...result.attention, setting: yours }, recorded('figure-3', question));
    part('told').textContent = say(result, question, seconds);
  };

  const { run, remember } = window.iclForm({
    section: 'experiment',
    form,
    results: document.getElementById('experimented'),
    margin: '200px',
    defaults: DEFAULTS,
    fields,
    asked,
    command,
    present,
  });

  form.addEventListener('submit', () => {
    remember('train');
    run();
  });
})();
