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

  // a long computation that nobody waits for any more
  const replace = () => {
    if (!running?.late || !waiting.has(running.what)) return;
    fire();
    start();
  };

  // unpacking is not held against it
  const post = () => {
    const job = running;
    setTimeout(() => { job.late = true; replace(); }, PATIENCE);
    worker.postMessage({ id: running.id, what: running.what, asked: running.asked });
  };

  const start = () => {
    [running] = waiting.values();
    waiting.delete(running.what);
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
      replace();
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
