/* The answers of an attempt on one of its pages, and whether all is saved. */
import { AnswerForm } from './form.js';
import { Queue } from './queue.js';
import { Sender } from './sender.js';

const box = document.querySelector('[data-attempt]');
const line = box.querySelector('[data-save-state]');
const form = document.querySelector('form[data-answers]');
const queue = new Queue(box.dataset.attempt, box.dataset.key);
const sender = new Sender(queue, tell);
const answers = form && new AnswerForm(form, (answer) => {
  queue.add(answer);
  sender.send();
});
let restored = 0;
let leaving = false;
let safe = false;

function tell(state, message) {
  const text = message || line.getAttribute(`data-${state}`);
  line.className = `q-save q-save--${state}`;
  if (line.textContent !== text) { line.textContent = text; }
  safe = state === 'signed-out';
  box.querySelector('[data-sign-in]').hidden = !safe && state !== 'lost';
  if (state === 'failed') {
    // The server shows the question as it stands now, with the reason.
    if (leaving && !answers.atOnce) { form.submit(); }
    leaving = false;
  } else if (!queue.entries.length && state !== 'finished') {
    allSent();
  }
}

function allSent() {
  if (leaving && answers.atOnce) {
    form.submit();
  } else if (leaving || (restored && !(answers && answers.touched))) {
    location.assign(location.pathname);
  }
}

if (form) {
  form.addEventListener('submit', (event) => {
    answers.answer();
    if (queue.entries.length) { event.preventDefault(); }
    leaving = true;
    sender.send();
  });
}
addEventListener('pageshow', () => { leaving = false; });
addEventListener('beforeunload', (event) => {
  if (queue.entries.length && !safe) {
    event.preventDefault();
    event.returnValue = '';
  }
});
queue.restore().then((count) => {
  restored = count;
  sender.send();
});
