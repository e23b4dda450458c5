/* The page's side of an H5P player. What comes from the frame is a stranger's word: of the
   expected shape, small and not too often, or it is dropped. */
import Post from './posting.js';

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
    Object.assign(this, { box, count: 0, since: 0, timer: 0, loads: 0, runs: false });
    this.post = this.postOf(box);
    this.saved = box.dataset.state ? JSON.parse(box.dataset.state) : null;
    this.part('again').addEventListener('click', () => this.tryAgain());
    this.part('over').addEventListener('click', () => this.startOver());
    addEventListener('message', (event) => this.hear(event));
    this.offerFullScreen();
    if ('held' in box.dataset) { this.hold(); } else { this.open(); }
  }

  postOf(box) {
    if (!box.dataset.results) { return null; }
    const token = box.querySelector('[name=csrfmiddlewaretoken]').value;
    return new Post(box.dataset.results, token, (end, isResult) => {
      this.part('unsent').hidden = end !== 'waiting';
      this.part(isResult ? 'refused' : 'unkept').hidden = end !== 'refused';
    });
  }

  /* Nothing is loaded before it is asked for, where somebody pays for each megabyte. */
  hold() {
    const button = this.part('open');
    button.hidden = false;
    button.addEventListener('click', () => {
      button.hidden = true;
      this.open();
      this.frame.focus();
    });
  }

  open() {
    this.part('player').hidden = false;
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
    Object.assign(this, { loads: this.loads + 1, runs: false });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.failed(), PATIENCE);
  }

  tryAgain() {
    this.load();
    this.frame.focus();
  }

  startOver() {
    this.saved = null;
    if (this.post) { this.post.state(null); }
    this.tryAgain();
  }

  hear({ source, origin, data }) {
    // A frame that has an origin is not ours: something took the sandbox from it.
    if (!this.frame || source !== this.frame.contentWindow || origin !== 'null') { return; }
    if (this.isTooOften()) { return; }
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
    this.runs = true;
    this.part('failed').hidden = true;
  }

  failed() {
    clearTimeout(this.timer);
    this.part('failed').hidden = false;
    // On a slow line nothing is wrong with what was kept: that goes only where it may be to blame.
    this.part('lost').hidden = !this.saved || (this.loads === 1 && !this.runs);
  }

  size({ height }) {
    this.frame.style.height = `${Math.min(Math.max(height, HEIGHTS.least), HEIGHTS.most)}px`;
  }

  statement({ statement, tree }) { if (this.post) { this.post.statement(statement, tree); } }

  state({ state }) {
    this.saved = state;
    if (this.post) { this.post.state(state); }
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
