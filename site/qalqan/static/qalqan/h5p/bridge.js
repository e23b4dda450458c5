/* The page's side of an H5P player. What comes from the frame is a stranger's word: of the
   expected shape, small and not too often, or it is dropped. */
const PATIENCE = 20000;
const MOST_CHARACTERS = 512 * 1024;
const SPAN = 10000;
const MOST_IN_SPAN = 200;
const HEIGHTS = { least: 40, most: 20000 };

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const SHAPES = {
  ready: () => true,
  started: () => true,
  failed: () => true,
  size: ({ height }) => Number.isFinite(height),
  statement: ({ statement, tree }) => isObject(statement) && (tree === null || isObject(tree)),
  state: ({ state }) => isObject(state),
};

function read(data) {
  if (typeof data !== 'string' || data.length > MOST_CHARACTERS) { return null; }
  try {
    const told = JSON.parse(data);
    const known = isObject(told) && Object.prototype.hasOwnProperty.call(SHAPES, told.type);
    return known && SHAPES[told.type](told) ? told : null;
  } catch (error) {
    return null;
  }
}

class Bridge {
  constructor(box) {
    Object.assign(this, { box, count: 0, since: 0, timer: 0, line: Promise.resolve() });
    this.saved = box.dataset.state ? JSON.parse(box.dataset.state) : null;
    this.part('player').hidden = false;
    this.part('again').addEventListener('click', () => this.startOver());
    addEventListener('message', (event) => this.hear(event));
    this.offerFullScreen();
    this.load();
  }

  part(name) { return this.box.querySelector(`[data-${name}]`); }

  load() {
    // In place of the old frame, so that going back leads out of the page.
    const old = this.box.querySelector('iframe');
    this.frame = old.cloneNode();
    this.frame.src = this.box.dataset.h5p;
    old.replaceWith(this.frame);
    this.part('failed').hidden = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.part('failed').hidden = false; }, PATIENCE);
  }

  startOver() {
    this.saved = null;
    this.send({ state: null });
    this.load();
    this.frame.focus();
  }

  hear({ source, origin, data }) {
    // A frame that has an origin is not ours: something took the sandbox from it.
    if (source !== this.frame.contentWindow || origin !== 'null' || this.isTooOften()) { return; }
    const told = read(data);
    if (told) { this[told.type](told); }
  }

  isTooOften() {
    const now = performance.now();
    if (now - this.since > SPAN) { Object.assign(this, { since: now, count: 0 }); }
    this.count += 1;
    return this.count > MOST_IN_SPAN;
  }

  ready() {
    // "*": a frame without an origin cannot be named; it holds nothing but this document.
    const start = JSON.stringify({ type: 'start', state: this.saved });
    this.frame.contentWindow.postMessage(start, '*');
  }

  started() {
    clearTimeout(this.timer);
    this.part('failed').hidden = true;
  }

  failed() {
    clearTimeout(this.timer);
    this.part('failed').hidden = false;
  }

  size({ height }) {
    this.frame.style.height = `${Math.min(Math.max(height, HEIGHTS.least), HEIGHTS.most)}px`;
  }

  statement({ statement, tree }) { this.send({ statement, tree }); }

  state({ state }) { this.send({ state }); }

  /* One after the other: the server goes by the order. */
  send(result) {
    if (!this.box.dataset.results) { return; }
    this.line = this.line.then(() => this.post(result)).then((isTaken) => {
      this.part('unsent').hidden = isTaken;
    });
  }

  async post(result) {
    try {
      const response = await fetch(this.box.dataset.results, {
        method: 'POST',
        body: JSON.stringify(result),
        headers: {
          'Content-Type': 'application/json',
          'X-Requested-With': 'fetch',
          'X-CSRFToken': this.box.querySelector('[name=csrfmiddlewaretoken]').value,
        },
        redirect: 'error',
      });
      return response.ok;
    } catch (error) {
      return false;
    }
  }

  offerFullScreen() {
    const button = this.part('whole');
    const screen = this.part('screen');
    if (!screen.requestFullscreen || !document.fullscreenEnabled) { return; }
    button.hidden = false;
    button.addEventListener('click', () => {
      if (document.fullscreenElement) { document.exitFullscreen(); } else { this.fill(screen); }
    });
    document.addEventListener('fullscreenchange', () => {
      button.setAttribute('aria-pressed', String(document.fullscreenElement === screen));
    });
  }

  async fill(screen) {
    await screen.requestFullscreen();
    this.frame.focus();
  }
}

document.querySelectorAll('[data-h5p]').forEach((box) => new Bridge(box));
