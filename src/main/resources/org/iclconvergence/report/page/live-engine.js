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
  // two: while one training is drawn the next one runs, and a long experiment leaves one for the explorer
  const workers = [{}, {}];
  let source;
  // one question of each kind
  const waiting = new Map();
  // numbers of each kind's newest question, and of the newest with an answer
  const newest = new Map();
  const answered = new Map();
  let count = 0;

  const unpack = async () => {
    const bytes = Uint8Array.from(atob(document.getElementById('engine').textContent), (c) => c.charCodeAt(0));
    const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
    return URL.createObjectURL(new Blob([text, GLUE], { type: 'text/javascript' }));
  };

  const end = (place, result) => {
    const { job } = place;
    place.job = null;
    // the next one is computed while this one is drawn
    start();
    // an older one that took longer
    if (job.id < (answered.get(job.what) ?? 0)) job.done(null);
    else {
      answered.set(job.what, job.id);
      job.done(result);
    }
  };

  const failed = (place, reason) => {
    place.worker = null;
    if (place.job) end(place, { error: `this browser cannot run the engine: ${reason}` });
  };

  const employ = async (place) => {
    source ??= unpack();
    const url = await source;
    if (place.worker) return;
    place.worker = new Worker(url);
    place.worker.onmessage = ({ data }) => {
      const { job } = place;
      if (!job || data.id !== job.id) return;
      if ('part' in data) job.progress(data.part);
      else end(place, data.result);
    };
    place.worker.onerror = (event) => { event.preventDefault(); failed(place, event.message || 'the worker did not start'); };
  };

  // long computations that nobody waits for any more
  const replace = () => {
    workers.filter(({ job }) => job?.late && job.id < newest.get(job.what)).forEach(fire);
    start();
  };

  // unpacking is not held against it
  const post = (place) => {
    const { job } = place;
    setTimeout(() => { job.late = true; replace(); }, PATIENCE);
    place.worker.postMessage({ id: job.id, what: job.what, asked: job.asked });
  };

  const start = () => [...waiting.values()].forEach((job) => {
    const place = workers.find((one) => !one.job);
    if (!place) return;
    waiting.delete(job.what);
    place.job = job;
    if (place.worker) post(place);
    else employ(place).then(() => { if (place.job === job) post(place); }, (failure) => failed(place, failure.message));
  });

  const fire = (place) => {
    place.worker?.terminate();
    place.worker = null;
    const { job } = place;
    place.job = null;
    job?.done(null);
  };

  return {
    /** Asks; an older question of the same kind that is not yet answered gets null, at the latest when this one is answered. */
    ask: (what, asked, progress = () => {}) => new Promise((done) => {
      waiting.get(what)?.done(null);
      count += 1;
      newest.set(what, count);
      waiting.set(what, { id: count, what, asked, progress, done });
      replace();
    }),
    cancel: (what) => {
      waiting.get(what)?.done(null);
      waiting.delete(what);
      workers.filter(({ job }) => job?.what === what).forEach(fire);
      start();
    },
  };
})();
