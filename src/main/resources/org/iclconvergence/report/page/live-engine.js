'use strict';
// What the page's own training needs: the engine, unpacked when it is first asked for, in a worker that only ever computes the newest question.
window.iclEngine = (() => {
  const PATIENCE = 400;
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
  let waiting = null;
  let count = 0;

  const unpack = async () => {
    const bytes = Uint8Array.from(atob(document.getElementById('engine').textContent), (c) => c.charCodeAt(0));
    const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
    return URL.createObjectURL(new Blob([text, GLUE], { type: 'text/javascript' }));
  };

  const end = (job, result) => {
    running = null;
    // the next one is computed while this one is drawn
    if (waiting) start();
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
    running = waiting;
    waiting = null;
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
    /** Asks; an older question that is not yet answered gets null. */
    ask: (what, asked, progress = () => {}) => new Promise((done) => {
      waiting?.done(null);
      count += 1;
      waiting = { id: count, what, asked, progress, done };
      // a long computation that nobody waits for any more
      if (running && performance.now() - running.since > PATIENCE) fire();
      if (!running) start();
    }),
    cancel: () => {
      waiting?.done(null);
      waiting = null;
      if (running) fire();
    },
  };
})();
