/* Lines that are put in order: buttons move them, by finger or keyboard, and set the places. */
const list = document.querySelector('[data-order]');
const lines = () => Array.from(list.children);
const textOf = (line) => line.querySelector('label').textContent;

function setPlaces() {
  lines().forEach((line, index) => { line.querySelector('select').value = String(index + 1); });
}

function move(line, down) {
  const other = down ? line.nextElementSibling : line.previousElementSibling;
  if (!other) { return; }
  // The neighbour moves, so that the pressed button keeps the focus.
  list.insertBefore(other, down ? line : line.nextElementSibling);
  setPlaces();
  const said = list.dataset.moved.replace('{place}', lines().indexOf(line) + 1);
  list.nextElementSibling.textContent =
    `${textOf(line)}: ${said.replace('{count}', lines().length)}`;
  line.querySelector('select').dispatchEvent(new Event('change', { bubbles: true }));
}

function addButton(line, name, arrow, down) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'q-order__button';
  button.textContent = arrow;
  button.setAttribute('aria-label', `${name}: ${textOf(line)}`);
  button.addEventListener('click', () => move(line, down));
  line.appendChild(button);
}

if (list) {
  lines().forEach((line) => {
    addButton(line, list.dataset.up, '↑', false);
    addButton(line, list.dataset.down, '↓', true);
  });
  list.classList.add('q-order--scripted');
  setPlaces();
}
