'use strict';
// A form whose numbers are trained in the page: its address, what is wrong, how far it is, what can be copied. The ids of its parts begin with
// the name of its section, which is also what the engine is asked.
window.iclForm = ({
  section, // its name
  form, // element
  results, // element, hidden until there are some
  margin, // this near to the view it trains for the first time
  defaults, // value of each field
  labels, // of a field, with which messages about it begin
  counts = () => true, // does a field matter beside the other values?
  asked, // from the values, and a function that reads a number among them, the question
  dress = () => {}, // before it is asked
  command, // for the same
  present, // an answer, its question, how many seconds it took, and whether nothing newer is asked
}) => {
  const part = (id) => document.getElementById(`${section}-${id}`);
  const state = () => Object.fromEntries(new FormData(form));
  const set = (values) => Object.entries({ ...defaults, ...values }).forEach(([name, value]) => {
    form.elements[name].value = value;
    // a choice that there is not
    if (form.elements[name].value === '' && value !== '') form.elements[name].value = defaults[name];
  });

  const question = () => {
    const values = state();
    return asked(values, (name) => {
      const value = window.iclNumber(values[name]);
      if (Number.isNaN(value) && counts(name, values)) throw new RangeError(`${labels[name]} must be a number such as 10000, 0.01 or 1e12, not “${values[name]}”`);
      return value;
    });
  };

  // ---- address --------------------------------------------------------------------------------------------------
  const address = () => {
    const values = state();
    const told = new URLSearchParams(Object.entries(values).filter(([name, value]) => value !== defaults[name] && counts(name, values)));
    return `#${section}${told.size > 0 ? '?' + told : ''}`;
  };

  const fromAddress = () => {
    if (!location.hash.startsWith(`#${section}?`)) return false;
    set(Object.fromEntries([...new URLSearchParams(location.hash.slice(section.length + 2))].filter(([name]) => name in defaults)));
    // what it names that there is not, it does not go on naming
    history.replaceState(history.state, '', address());
    document.getElementById(section).scrollIntoView();
    return true;
  };

  // ---- ask, answer ----------------------------------------------------------------------------------------------
  const dim = (so) => [results, part('told')].forEach((element) => element.classList.toggle('stale', so));

  // p₁ before p
  const fields = Object.entries(labels).sort(([, one], [, other]) => other.length - one.length);
  const complain = (message) => {
    part('wrong').textContent = message;
    // what stands below is the answer to an earlier question
    dim(message !== '');
    fields.forEach(([name]) => part(name).removeAttribute('aria-invalid'));
    const wrong = message && fields.find(([, label]) => message.startsWith(label));
    if (wrong) part(wrong[0]).setAttribute('aria-invalid', 'true');
  };

  let patience;
  let runs = 0;
  const busy = (so) => {
    clearTimeout(patience);
    if (so) {
      patience = setTimeout(() => {
        dim(true);
        part('progress').hidden = part('cancel').hidden = false;
      }, 300);
    } else part('progress').hidden = part('cancel').hidden = true;
  };

  const run = async () => {
    dress();
    runs += 1;
    const own = runs;
    let now;
    try {
      now = question();
    } catch (wrong) {
      busy(false);
      complain(wrong.message);
      return;
    }
    part('copied').textContent = part('wrong').textContent = '';
    part('progress').removeAttribute('value');
    busy(true);
    const since = performance.now();
    const answer = await window.iclEngine.ask(section, now, (done) => { if (own === runs) part('progress').value = done; });
    // a newer question is on its way, or answered, or makes no sense
    if (!answer || (own !== runs && part('wrong').textContent)) return;
    if (own === runs) busy(false);
    complain(answer.error ?? '');
    if (answer.error) return;
    results.hidden = false;
    part('command').textContent = command(now);
    present(answer, now, (performance.now() - since) / 1000, own === runs);
    form.dispatchEvent(new Event('answered'));
  };

  // What stood in the form is a step back in the browser's history: a step for each field, not for each of its values.
  let kept = null;
  const remember = (field) => {
    const values = state();
    if (JSON.stringify(values) === JSON.stringify(kept?.values)) return;
    const same = kept !== null && kept.field === field && history.state?.[section];
    if (!same) history.replaceState({ ...history.state, [section]: kept?.values ?? defaults }, '');
    history[same ? 'replaceState' : 'pushState']({ ...history.state, [section]: values }, '', address());
    kept = { field, values };
  };
  addEventListener('popstate', (event) => {
    const values = event.state?.[section];
    if (!values) return;
    set(values);
    kept = { field: null, values };
    // an address with a setting is followed as such
    if (!location.hash.startsWith(`#${section}?`)) run();
  });
  const copy = (text, what) => navigator.clipboard.writeText(text).then(
    () => { part('copied').textContent = `${what} is copied.`; },
    () => { part('copied').textContent = `This browser does not let pages copy. ${text}`; },
  );

  form.addEventListener('submit', (event) => event.preventDefault());
  part('cancel').addEventListener('click', () => {
    window.iclEngine.cancel(section);
    busy(false);
    part('told').textContent = 'Cancelled; another number trains again.';
    form.querySelector('input, select').focus();
  });
  part('copy-command').addEventListener('click', () => copy(part('command').textContent, 'The command'));
  part('copy-address').addEventListener('click', () => copy(location.href.replace(/#.*/, '') + address(), 'The address'));
  addEventListener('hashchange', () => { if (fromAddress()) run(); });

  set({});
  if (fromAddress()) run();
  else {
    dress();
    // what nobody looks at is not computed
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seen.disconnect();
      run();
    }, { rootMargin: margin });
    seen.observe(document.getElementById(section));
  }
  return { run, remember };
};

/** A number as people type it: 1e12, 10^12, 1/3, ∞. */
window.iclNumber = (text) => {
  const trimmed = text.trim();
  if (/^(∞|inf|infinity)$/i.test(trimmed)) return Infinity;
  const ratio = trimmed.match(/^([^/]+)\/([^/]+)$/);
  if (ratio) return window.iclNumber(ratio[1]) / window.iclNumber(ratio[2]);
  const power = trimmed.match(/^10\^(\d+)$/);
  if (power) return Number('1e' + power[1]);
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(trimmed) ? Number(trimmed) : NaN;
};
