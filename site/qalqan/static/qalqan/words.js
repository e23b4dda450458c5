// Shows a word's definition beside it. Without this script the link leads to the list of words.
(() => {
  const note = document.createElement('div');
  note.className = 'q-popup';
  note.id = 'word-note';
  note.setAttribute('role', 'status');
  note.hidden = true;
  document.body.appendChild(note);
  let opener = null;

  const close = () => {
    if (!opener) return;
    opener.setAttribute('aria-expanded', 'false');
    opener.removeAttribute('aria-describedby');
    opener = null;
    note.hidden = true;
  };

  const place = (link) => {
    const word = link.getClientRects()[0];
    const room = document.documentElement.clientWidth - note.offsetWidth - 16;
    note.style.left = `${Math.max(16, Math.min(word.left, room)) + window.pageXOffset}px`;
    note.style.top = `${link.getBoundingClientRect().bottom + window.pageYOffset + 6}px`;
  };

  const open = (link, entry) => {
    close();
    note.textContent = '';
    ['dt', 'dd'].forEach((name) => {
      const part = document.createElement(name === 'dt' ? 'strong' : 'span');
      part.textContent = entry.querySelector(name).textContent;
      part.lang = (entry.querySelector(`${name} [lang]`) || document.documentElement).lang;
      note.appendChild(part);
    });
    opener = link;
    note.hidden = false;
    place(link);
    link.setAttribute('aria-expanded', 'true');
    link.setAttribute('aria-describedby', note.id);
  };

  const links = Array.from(document.querySelectorAll('a.q-term'));
  links.forEach((link) => {
    const entry = document.getElementById(link.hash.slice(1));
    if (!entry) return;
    link.setAttribute('role', 'button');
    link.setAttribute('aria-expanded', 'false');
    link.addEventListener('click', (event) => {
      event.preventDefault();
      if (opener === link) close();
      else open(link, entry);
    });
    link.addEventListener('keydown', (event) => {
      if (event.key !== ' ') return;
      event.preventDefault();
      link.click();
    });
    link.addEventListener('blur', close);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  document.addEventListener('click', (event) => {
    const inside = event.target.closest('a.q-term, .q-popup');
    if (!inside) close();
  });
  window.addEventListener('resize', close);
})();
