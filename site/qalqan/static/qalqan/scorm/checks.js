/* Self-checks and cases of a page that has no server: nothing is kept, nothing is sent. */
(() => {
  const all = (inside, selector) => Array.from(inside.querySelectorAll(selector));

  const mark = (form) => {
    const correct = form.dataset.correct.split(' ').sort().join(' ');
    const chosen = all(form, 'input:checked').map((input) => input.value);
    const isRight = chosen.slice().sort().join(' ') === correct;
    const note = form.querySelector('[data-note]');
    note.classList.toggle('q-note--success', isRight);
    note.classList.toggle('q-note--warning', !isRight);
    note.hidden = !chosen.length;
    all(note, '[data-result]').forEach((words) => {
      words.hidden = (words.dataset.result === 'right') !== isRight;
    });
    all(note, '[data-said]').forEach((words) => {
      words.hidden = chosen.indexOf(words.dataset.said) < 0;
    });
  };

  all(document, 'form.q-check').forEach((form) => {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const answer = form.querySelector('details');
      if (form.dataset.correct) mark(form);
      else if (answer) answer.open = true;
    });
    all(form, '[data-scripted]').forEach((part) => { part.hidden = false; });
  });

  const play = (steps, shown) => {
    steps.forEach((step) => { step.hidden = step !== shown; });
  };

  all(document, '[data-case]').forEach((box) => {
    const steps = all(box, '[data-step]');
    play(steps, steps[0]);
    box.addEventListener('click', (event) => {
      const link = event.target.closest('a[href^="#"]');
      const next = link && steps.find((step) => `#${step.id}` === link.getAttribute('href'));
      if (!next) return;
      event.preventDefault();
      play(steps, next);
      next.focus();
    });
  });
})();
