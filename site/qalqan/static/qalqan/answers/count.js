/* Characters left, counted as the server counts them. */
const field = document.querySelector('[data-most]');
const line = document.querySelector('[data-left]');

if (field) {
  const show = () => {
    const left = Number(field.dataset.most) - Array.from(field.value).length;
    const text = left < 0 ? line.dataset.over : line.dataset.left;
    line.textContent = text.replace('{count}', Math.abs(left));
  };
  line.hidden = false;
  field.addEventListener('input', show);
  show();
}
