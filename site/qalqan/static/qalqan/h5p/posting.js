/* Results on their way to the server: one after the other, and again until they are taken. */
const PAUSES = [2000, 5000, 15000, 30000];
// What the browser may finish after the page was left.
const MOST_KEPT_ALIVE = 50 * 1024;
// The server may take them later; all other refusals are for good.
const FOR_NOW = [408, 429, 500, 502, 503, 504];

const randomId = () => {
  const [a, b, ...rest] = crypto.getRandomValues(new Uint8Array(16));
  const bytes = [a, b, ...rest];
  bytes[6] = (bytes[6] % 16) + 64;
  bytes[8] = (bytes[8] % 64) + 128;
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

export default class Post {
  /* `told` hears after each try "taken", "waiting" or "refused", and whether it was a result. */
  constructor(address, token, told) {
    Object.assign(this, { address, token, told, line: [], isBusy: false, failures: 0, timer: 0 });
    addEventListener('online', () => this.work());
    // What waits behind another goes along; should it come twice, it counts once.
    addEventListener('pagehide', () => {
      this.line.slice(this.isBusy ? 1 : 0).forEach((one) => this.post(one));
    });
  }

  statement(statement, tree) {
    // H5P gives none; with one a statement that is sent twice counts once.
    this.add({ statement: { ...statement, id: statement.id || randomId() }, tree });
  }

  state(state) {
    // The newest alone counts.
    this.line = this.line.filter((one, place) => !('state' in one) || (this.isBusy && !place));
    this.add({ state });
  }

  add(result) {
    this.line.push(result);
    this.work();
  }

  async work() {
    if (this.isBusy) { return; }
    clearTimeout(this.timer);
    this.isBusy = true;
    while (this.line.length) {
      const status = await this.post(this.line[0]);
      if (FOR_NOW.includes(status)) { this.wait(); break; }
      const [sent] = this.line.splice(0, 1);
      this.failures = 0;
      this.told(status < 300 ? 'taken' : 'refused', 'statement' in sent);
    }
    this.isBusy = false;
  }

  wait() {
    this.told('waiting', false);
    const pause = PAUSES[Math.min(this.failures, PAUSES.length - 1)];
    this.failures += 1;
    this.timer = setTimeout(() => this.work(), pause);
  }

  async post(result) {
    const body = JSON.stringify(result);
    try {
      const response = await fetch(this.address, {
        method: 'POST',
        body,
        headers: {
          'Content-Type': 'application/json',
          'X-Requested-With': 'fetch',
          'X-CSRFToken': this.token,
        },
        redirect: 'error',
        keepalive: this.failures === 0 && new TextEncoder().encode(body).length < MOST_KEPT_ALIVE,
      });
      return response.status;
    } catch (error) {
      return 503;
    }
  }
}
