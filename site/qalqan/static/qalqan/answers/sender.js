/* Sends the queue in order, one at a time, until the server has acknowledged each. */
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 20000;
// The server will never take this answer.
const REFUSED = [400, 409, 413];
// Somebody else is signed in, or the token is old.
const STALE = [403, 404];

export class Sender {
  /* `tell` gets a state and, of a refused answer, the server's words. */
  constructor(queue, tell) {
    Object.assign(this, { queue, tell, tries: 0, timer: 0, running: null });
    ['offline', 'online'].forEach((name) => addEventListener(name, () => this.retry()));
  }

  retry() {
    this.tries = 0;
    if (this.running) { this.running.abort(); } else { this.send(); }
  }

  wait() {
    return Math.min(FIRST_WAIT * Math.pow(2, this.tries), LONGEST_WAIT);
  }

  async send() {
    clearTimeout(this.timer);
    const entry = this.queue.entries[0];
    if (this.running || !entry) { return; }
    if (!this.tries) { this.tell('saving'); }
    const { state, message, final } = await this.post(entry);
    this.running = null;
    if (state === 'offline') {
      this.timer = setTimeout(() => this.send(), this.wait() / 2);
      this.tries += 1;
    } else {
      this.tries = 0;
    }
    if (final) { await this.queue.remove(entry); }
    this.tell(state, message);
    if (final) { this.send(); }
  }

  async post(entry) {
    this.running = new AbortController();
    // Told after two seconds; a slow line gets ever longer before it is cut.
    const tell = setTimeout(() => this.tell('offline'), FIRST_WAIT - 100);
    const cut = setTimeout(() => this.running.abort(), this.wait());
    try {
      const response = await fetch(entry.action, {
        method: 'POST',
        body: new URLSearchParams(entry.body),
        headers: {
          'X-Requested-With': 'fetch',
          // Of this page: signing in again makes earlier tokens worthless.
          'X-CSRFToken': document.querySelector('[name=csrfmiddlewaretoken]').value,
        },
        redirect: 'manual',
        signal: this.running.signal,
      });
      return await this.outcomeOf(response);
    } catch (error) {
      return { state: 'offline' };
    } finally {
      clearTimeout(tell);
      clearTimeout(cut);
    }
  }

  async outcomeOf(response) {
    if (response.status === 401) {
      return { state: await this.queue.isKept() ? 'signed-out' : 'lost' };
    }
    if (response.type === 'opaqueredirect' || STALE.includes(response.status)) {
      return { state: 'stale' };
    }
    if (REFUSED.includes(response.status)) {
      const refusal = await response.json().catch(() => ({}));
      // The page says it, in its own language.
      if (refusal.error === 'finished') { return { final: true, state: 'finished' }; }
      return { final: true, state: 'failed', message: refusal.message };
    }
    const answer = await response.json();
    if (answer.saved !== true) { throw new Error('not saved'); }
    const late = answer.counts ? 'late' : 'too-late';
    return { final: true, state: answer.late ? late : 'saved' };
  }
}
