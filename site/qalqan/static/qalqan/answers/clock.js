/* The time left, by the server's word and a clock that nobody can set. */
const box = document.querySelector('[data-seconds]');

if (box) {
  const end = performance.now() + 1000 * Number(box.dataset.seconds);
  const marks = [[300, box.dataset.five], [60, box.dataset.one]];
  let before = Number(box.dataset.seconds);

  const show = () => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    box.querySelector('[data-countdown]').textContent =
      `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    const passed = marks.find(([mark]) => before > mark && left <= mark);
    if (passed) { box.querySelector('[data-announced]').textContent = passed[1]; }
    before = left;
    if (left === 0) { box.querySelector('[data-over]').hidden = false; }
  };
  show();
  setInterval(show, 1000);
}
