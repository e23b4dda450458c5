/* Sends each answer as it is given and says whether it is saved. Without this script the form
   does the same by its button. */
(function () {
  'use strict';
  const form = document.querySelector('form[data-answers]');
  const line = document.querySelector('[data-save-state]');
  if (!form || !line || !window.fetch || !window.AbortController || !window.FormData) { return; }

  const FIRST_WAIT = 2000;
  const LONGEST_WAIT = 20000;
  const queue = [];
  let tries = 0;
  let timer = 0;
  let running = null;
  let leaving = false;
  let held = false;

  function show(state) {
    const text = line.getAttribute('data-' + state);
    line.className = 'q-save q-save--' + state;
    if (line.textContent !== text) { line.textContent = text; }
  }

  function newUuid() {
    const bytes = window.crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = Array.from(bytes, function (byte) { return ('0' + byte.toString(16)).slice(-2); });
    return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  function wait() {
    return Math.min(FIRST_WAIT * Math.pow(2, tries), LONGEST_WAIT);
  }

  function later() {
    running = null;
    if (leaving) { return; }
    show('offline');
    window.clearTimeout(timer);
    timer = window.setTimeout(send, wait() / 2);
    tries += 1;
  }

  function next(state) {
    running = null;
    tries = 0;
    queue.shift();
    if (queue.length) { send(); } else { show(state); }
  }

  function send() {
    window.clearTimeout(timer);
    if (running || !queue.length || leaving) { return; }
    if (navigator.onLine === false) {
      show('offline');
      timer = window.setTimeout(send, LONGEST_WAIT);
      return;
    }
    const abort = new AbortController();
    // The reader is told after two seconds; a slow line gets longer and longer before it is cut.
    const tell = window.setTimeout(function () { show('offline'); }, FIRST_WAIT - 100);
    const cut = window.setTimeout(function () { abort.abort(); }, wait());
    running = abort;
    if (!tries) { show('saving'); }
    fetch(form.action, {
      method: 'POST',
      body: queue[0],
      credentials: 'same-origin',
      headers: { 'X-Requested-With': 'fetch' },
      redirect: 'manual',
      signal: abort.signal,
    }).then(function (response) {
      // 408 and 429 ask for patience; any other refusal, or a way to the sign-in page, is final.
      const refused = response.status >= 400 && response.status < 500;
      if (response.type === 'opaqueredirect' ||
          (refused && response.status !== 408 && response.status !== 429)) {
        return 'failed';
      }
      if (!response.ok) { throw new Error(String(response.status)); }
      return response.json().then(function (data) {
        if (data.saved !== true) { throw new Error('not saved'); }
        return 'saved';
      });
    }).then(next, later).then(function () {
      window.clearTimeout(tell);
      window.clearTimeout(cut);
    });
  }

  form.addEventListener('change', function () {
    const number = form.elements.sequence;
    if (queue.length || form.hasAttribute('data-touched')) {
      number.value = String(Number(number.value) + 1);
      form.elements.response_uuid.value = newUuid();
    }
    form.setAttribute('data-touched', '');
    held = false;
    queue.push(new FormData(form));
    send();
  });

  form.addEventListener('submit', function (event) {
    // Known to be cut off: stay once, rather than lose the page to the browser's error.
    if (navigator.onLine === false && !held) {
      held = true;
      event.preventDefault();
      show('offline');
      return;
    }
    leaving = true;
    window.clearTimeout(timer);
  });

  window.addEventListener('offline', function () {
    if (queue.length) { show('offline'); }
    if (running) { running.abort(); }
  });
  window.addEventListener('online', function () {
    tries = 0;
    if (running) { running.abort(); } else { send(); }
  });
  window.addEventListener('pageshow', function () { leaving = false; });
  window.addEventListener('beforeunload', function (event) {
    if (queue.length && !leaving) {
      event.preventDefault();
      event.returnValue = '';
    }
  });
}());
