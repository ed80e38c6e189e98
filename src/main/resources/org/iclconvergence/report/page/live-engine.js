'use strict';
// What the page's own training needs: the engine, unpacked when it is first asked for, in a worker. Of each kind of question only the newest is
// computed.
window.iclEngine = (() => {
  // a new worker has everything to learn again: firing one must be worth it
  const PATIENCE = 3000;
  const GLUE = `
self.onmessage = ({ data: { id, what, asked } }) => {
  let result;
  try {
    result = self[what](asked, (part) => self.postMessage({ id, part }));
  } catch (failure) {
    result = { error: 'the computation failed: ' + failure };
  }
  self.postMessage({ id, result });
};`;
  let source;
  let worker;
  let running = null;
  // one question of each kind
  const waiting = new Map();
  let count = 0;

  const unpack = async () => {
    const bytes = Uint8Array.from(atob(document.getElementById('engine').textContent), (c) => c.charCodeAt(0));
    const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
    return URL.createObjectURL(new Blob([text, GLUE], { type: 'text/javascript' }));
  };

  const end = (job, result) => {
    running = null;
    // the next one is computed while this one is drawn
    if (waiting.size > 0) start();
    job.done(result);
  };

  const failed = (reason) => {
    const job = running;
    worker = null;
    if (job) end(job, { error: `this browser cannot run the engine: ${reason}` });
  };

  const employ = async () => {
    source ??= unpack();
    const url = await source;
    if (worker) return;
    worker = new Worker(url);
    worker.onmessage = ({ data }) => {
      const job = running;
      if (!job || data.id !== job.id) return;
      if ('part' in data) job.progress(data.part);
      else end(job, data.result);
    };
    worker.onerror = (event) => { event.preventDefault(); failed(event.message || 'the worker did not start'); };
  };

  const post = () => {
    running.since = performance.now();
    worker.postMessage({ id: running.id, what: running.what, asked: running.asked });
  };

  const start = () => {
    [running] = waiting.values();
    waiting.delete(running.what);
    // unpacking is not held against it
    running.since = Infinity;
    if (worker) post();
    else employ().then(() => { if (running) post(); }, (failure) => failed(failure.message));
  };

  const fire = () => {
    worker?.terminate();
    worker = null;
    const job = running;
    running = null;
    job?.done(null);
  };

  return {
    /** Asks; an older question of the same kind that is not yet answered gets null. */
    ask: (what, asked, progress = () => {}) => new Promise((done) => {
      waiting.get(what)?.done(null);
      count += 1;
      waiting.set(what, { id: count, what, asked, progress, done });
      // a long computation that nobody waits for any more
      const old = running;
      if (old?.what === what) {
        setTimeout(() => {
          if (running !== old || !waiting.has(what)) return;
          fire();
          start();
        }, Math.max(0, Math.min(PATIENCE, PATIENCE - (performance.now() - old.since))));
      }
      if (!running) start();
    }),
    cancel: (what) => {
      waiting.get(what)?.done(null);
      waiting.delete(what);
      if (running?.what !== what) return;
      fire();
      if (waiting.size > 0) start();
    },
  };
})();

// what both forms need
Object.assign(window.iclPage, {
  /** A number as people type it: 1e12, 10^12, 1/3, ∞. */
  number: function number(text) {
    const trimmed = text.trim();
    if (/^(∞|inf|infinity)$/i.test(trimmed)) return Infinity;
    const ratio = trimmed.match(/^([^/]+)\/([^/]+)$/);
    if (ratio) return number(ratio[1]) / number(ratio[2]);
    const power = trimmed.match(/^10\^(\d+)$/);
    if (power) return Number('1e' + power[1]);
    return trimmed === '' ? NaN : Number(trimmed);
  },
  /** The buttons that copy a command and an address. */
  copying: (form, command, address) => {
    const told = document.getElementById(form + '-copied');
    const copy = (text, what) => navigator.clipboard.writeText(text).then(
      () => { told.textContent = what + ' copied.'; },
      () => { told.textContent = 'This browser does not let pages copy. ' + text; },
    );
    document.getElementById(form + '-copy-command').addEventListener('click', () => copy(command(), 'The command is'));
    document.getElementById(form + '-copy-address').addEventListener('click', () => copy(location.href.replace(/#.*/, '') + address(), 'The address is'));
  },
});
