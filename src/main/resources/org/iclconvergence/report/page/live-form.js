'use strict';
// A form whose numbers are trained in the page: what is wrong, how far it is, what can be copied, the steps back. The ids of its parts begin with
// the name of its section, which is also what the engine is asked.
window.iclForm = ({
  section, // its name
  form, // element
  results, // element, hidden until there are some
  margin, // this near to the view it trains for the first time
  defaults, // value of each field
  fields, // of each its label, with which messages about it begin; what it must be, in the engine’s words; whether it is whole, infinite, may be empty; words that are understood, too; a list’s parts; a pattern if it is no number
  counts = () => true, // does a field matter beside the other values?
  asked, // from the values, and a function that reads a number among them, the question
  dress = () => {}, // before it is asked
  refused = () => {}, // what is shown stays: the newest question makes no sense, or was given up
  command, // for the same
  present, // an answer, its question, how many seconds it took, and whether nothing newer is asked
}) => {
  const part = (id) => document.getElementById(`${section}-${id}`);
  const state = () => Object.fromEntries(new FormData(form));
  const set = (values) => Object.entries({ ...defaults, ...values }).forEach(([name, value]) => {
    form.elements[name].value = value;
  });

  const short = (text) => (text.length > 40 ? text.slice(0, 40) + '…' : text);
  const accepted = (name) => (fields[name].whole
    ? `10000, 10,000, 10 000, 10_000, 1e4, 10^4${fields[name].infinite ? ', 1.5e3 or ∞' : ' or 1.5e3'}`
    : '0.01, 1e-2, 10^-2, 1.5e-3 or 1/100');

  const question = () => {
    const values = state();
    return asked(values, (name) => {
      const value = window.iclNumber(values[name], fields[name].whole);
      if (Number.isNaN(value) && counts(name, values)) throw new RangeError(`${fields[name].label} must ${fields[name].allowed}, not “${short(values[name])}”: write it as ${accepted(name)}`);
      return value;
    });
  };

  // ---- address --------------------------------------------------------------------------------------------------
  const readable = (name, value) => {
    const { optional, list, pattern, whole, words } = fields[name];
    if (form.elements[name].matches('select')) return [...form.elements[name].options].some((option) => option.value === value);
    if (value.trim() === '') return Boolean(optional);
    if (words?.includes(value.trim().toLowerCase())) return true;
    if (pattern) return pattern.test(value.trim());
    return (list ? list(value) : [value]).every((text) => !Number.isNaN(window.iclNumber(text, whole)));
  };
  const addresses = window.iclAddress({ section, form, defaults, fields, counts, readable });
  const address = () => addresses.of(state());
  // what stands in a page from its start is not said aloud
  let noting;
  const remark = (text) => {
    clearTimeout(noting);
    noting = setTimeout(() => { part('noted').textContent = text; }, text ? 250 : 0);
  };

  const fromAddress = () => {
    const read = addresses.read(location.hash);
    if (!read) return false;
    set(read.values);
    remark(read.remark);
    // what it names that there is not, it does not go on naming
    history.replaceState(history.state, '', address());
    document.getElementById(section).scrollIntoView();
    return true;
  };

  // ---- ask, answer ----------------------------------------------------------------------------------------------
  const dim = (so) => [results, part('told')].forEach((element) => element.classList.toggle('stale', so));

  // p₁ before p
  const longestFirst = Object.entries(fields).sort(([, one], [, other]) => other.label.length - one.label.length);
  const mark = (message) => {
    part('wrong').textContent = message;
    longestFirst.forEach(([name]) => part(name).removeAttribute('aria-invalid'));
    const wrong = message && longestFirst.find(([, { label }]) => message.startsWith(label));
    if (wrong) part(wrong[0]).setAttribute('aria-invalid', 'true');
  };
  const complain = (message) => {
    mark(message);
    // what stands below is the answer to an earlier question
    dim(message !== '');
    if (message) refused();
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
    mark('');
    part('copied').textContent = '';
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
    remark('');
    kept = { field: null, values };
    // an address with a setting is followed as such
    if (!location.hash.startsWith(`#${section}?`)) run();
  });
  const copy = (text, what) => navigator.clipboard.writeText(text).then(
    () => { part('copied').textContent = `${what} is copied.`; },
    () => { part('copied').textContent = `This browser does not let pages copy. ${text}`; },
  );

  // Enter asks again, as after a training that was given up
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run();
  });
  form.addEventListener('input', () => remark(''));
  part('cancel').addEventListener('click', () => {
    window.iclEngine.cancel(section);
    busy(false);
    part('told').textContent = 'Cancelled; another number trains again.';
    refused();
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
