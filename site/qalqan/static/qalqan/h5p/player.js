/* Runs in the frame before all others: gives H5P what a document without an origin lacks, and
   tells the page around what happens. The page believes nothing of it: whatever else runs here
   could say the same. */
(() => {
  'use strict';
  const SETTLED = 500;
  const integration = JSON.parse(document.getElementById('integration').textContent);
  const content = Object.values(integration.contents)[0];
  let begun = false;
  let restored = false;
  let interacted = false;
  let timer = 0;
  let height = 0;

  const tell = (type, more) => parent.postMessage(JSON.stringify({ type, ...more }), '*');
  const instance = () => window.H5P.instances[0];
  const most = () => (instance().getMaxScore ? instance().getMaxScore() : null);

  // Without an origin there is no storage, and looking for it would stop a script.
  function memory() {
    const kept = new Map();
    return {
      get length() { return kept.size; },
      key: (place) => Array.from(kept.keys())[place] || null,
      getItem: (name) => (kept.has(String(name)) ? kept.get(String(name)) : null),
      setItem: (name, value) => { kept.set(String(name), String(value)); },
      removeItem: (name) => { kept.delete(String(name)); },
      clear: () => kept.clear(),
    };
  }

  function stand() {
    ['localStorage', 'sessionStorage'].forEach((name) => {
      Object.defineProperty(window, name, { value: memory() });
    });
    Object.defineProperty(document, 'cookie', { get: () => '', set: () => {} });
    window.H5PIntegration = integration;
    window.H5P = { preventInit: true };
  }

  function fail(reason) {
    if (!begun || restored) { tell('failed', { reason: String(reason).slice(0, 200) }); }
  }

  function isPart({ object }) {
    const { extensions } = (object && object.definition) || {};
    return Boolean(extensions && extensions['http://h5p.org/x-api/h5p-subContentId']);
  }

  function wholeTree() {
    try {
      return instance().getXAPIData();
    } catch (error) {
      return null;
    }
  }

  // The whole tree of results is asked for where one is due: its leaves can be marked again.
  function report(event) {
    const { statement } = event.data;
    const verb = String(statement.verb && statement.verb.id).split('/').pop();
    // Whoever could do something was not kept from it by what was restored.
    if (restored && verb !== 'attempted') {
      restored = false;
      tell('started', { maximum: most() });
    }
    const isWhole = ['answered', 'completed'].includes(verb) && !isPart(statement);
    // Each press tells of itself; what begins a sitting is told once.
    if (verb === 'interacted' && interacted) { return; }
    interacted = verb === 'interacted';
    tell('statement', { statement, tree: isWhole ? wholeTree() : null });
    clearTimeout(timer);
    timer = setTimeout(keep, SETTLED);
  }

  function keep() {
    const state = instance().getCurrentState && instance().getCurrentState();
    if (state !== undefined) { window.H5P.setUserData(instance().contentId, 'state', state); }
  }

  // H5P would send each change to a server by itself; here it only notes them.
  function keepStates() {
    let last = JSON.stringify(content.contentUserData);
    ['setUserData', 'deleteUserData'].forEach((name) => {
      const note = window.H5P[name];
      window.H5P[name] = (...values) => {
        note(...values);
        const now = JSON.stringify(content.contentUserData);
        if (now !== last) { tell('state', { state: content.contentUserData }); }
        last = now;
      };
    });
  }

  function measure() {
    const now = Math.ceil(document.querySelector('.h5p-content').getBoundingClientRect().height);
    if (now !== height) { tell('size', { height: now }); }
    height = now;
  }

  function followSize() {
    new ResizeObserver(measure).observe(document.querySelector('.h5p-content'));
    let width = innerWidth;
    addEventListener('resize', () => {
      // The height is that which this document has asked for.
      if (innerWidth !== width) { window.H5P.trigger(instance(), 'resize'); }
      width = innerWidth;
    });
  }

  // To H5P a state of null says that the content was changed since, of which it would warn.
  function known(state) {
    Object.values(state).forEach((part) => {
      Object.keys(part).forEach((name) => { if (part[name] === 'null') { delete part[name]; } });
    });
    return state;
  }

  function begin(state) {
    const { H5P } = window;
    content.contentUserData = known(state || {});
    restored = Boolean(state);
    H5P.externalDispatcher.on('xAPI', report);
    keepStates();
    try {
      H5P.init(document.body);
      begun = H5P.instances.length > 0;
      followSize();
      tell('started', { maximum: most() });
    } catch (error) {
      begun = false;
      fail(error);
    }
  }

  stand();
  // A script that is missing is told of here alone; capturing, because it does not rise.
  addEventListener('error', (event) => {
    // Once it runs, a picture that is missing is no reason to begin anew.
    if (event.message || !begun) { fail(event.message || event.target.src); }
  }, true);
  addEventListener('message', (event) => {
    if (event.source !== parent || typeof event.data !== 'string') { return; }
    const told = JSON.parse(event.data);
    if (told.type === 'start' && !begun) { begin(told.state); }
  });
  addEventListener('load', () => tell('ready'));
})();
