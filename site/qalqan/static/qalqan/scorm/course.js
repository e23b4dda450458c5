/* A lesson in a learning system that speaks SCORM 1.2: opened, how long, how far, read. */
(() => {
  const DEEPEST = 500;

  const above = (start) => {
    let frame = start;
    try {
      for (let depth = 0; frame && depth < DEEPEST; depth += 1) {
        if (frame.API) return frame.API;
        if (frame === frame.parent) return null;
        frame = frame.parent;
      }
    } catch (error) {
      // A window of another origin may not be asked.
    }
    return null;
  };

  const api = above(window) || (window.opener ? above(window.opener) : null);
  if (!api || String(api.LMSInitialize('')) !== 'true') return;

  const opened = Date.now();
  const offer = document.querySelector('[data-complete]');
  const recorded = document.querySelector('[data-recorded]');
  const refused = document.querySelector('[data-refused]');
  const set = (name, value) => String(api.LMSSetValue(name, value)) === 'true';
  const commit = () => String(api.LMSCommit('')) === 'true';
  let isOpen = true;

  // CMITimespan: HHHH:MM:SS.
  const timeSpent = () => {
    const seconds = Math.floor((Date.now() - opened) / 1000);
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    return parts.map((part, place) => String(part).padStart(place ? 2 : 4, '0')).join(':');
  };

  const lastSeen = () => {
    const seen = Array.from(document.querySelectorAll('.q-block[id]'))
      .filter((block) => block.getBoundingClientRect().top < window.innerHeight);
    return seen.length ? seen[seen.length - 1].id : '';
  };

  const save = () => {
    set('cmi.core.session_time', timeSpent());
    set('cmi.core.lesson_location', lastSeen());
    commit();
  };

  const leave = () => {
    if (!isOpen) return;
    isOpen = false;
    save();
    api.LMSFinish('');
  };

  const show = () => {
    offer.hidden = true;
    recorded.hidden = false;
  };

  document.querySelector('[data-alone]').hidden = true;
  if (['completed', 'passed'].indexOf(api.LMSGetValue('cmi.core.lesson_status')) >= 0) {
    show();
  } else {
    set('cmi.core.lesson_status', 'incomplete');
    commit();
    offer.hidden = false;
  }

  const place = document.getElementById(api.LMSGetValue('cmi.core.lesson_location'));
  if (place) place.scrollIntoView();

  offer.querySelector('button').addEventListener('click', () => {
    const isTaken = set('cmi.core.lesson_status', 'completed') && commit();
    refused.hidden = isTaken;
    if (isTaken) show();
  });
  // A phone may never say that the page goes; what counts is saved when it is left for another.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden && isOpen) save();
  });
  window.addEventListener('pagehide', leave);
})();
