/* Leaves the page at once, by the exit link or by Shift three times. The address is the link's. */
(function () {
  'use strict';
  var link = document.getElementById('exit');
  if (!link) { return; }
  var times = [];

  function leave() {
    var sheet = document.createElement('div');
    sheet.className = 'q-blank';
    document.body.appendChild(sheet);
    document.title = '\u2026';
    // Replace, so that Back does not return to this page.
    window.location.replace(link.href);
  }

  link.addEventListener('click', function (event) {
    if (event.button || event.ctrlKey || event.metaKey) { return; }
    event.preventDefault();
    leave();
  });

  // A jump within the page would be one more entry that Back returns to.
  document.addEventListener('click', function (event) {
    var jump = event.target.closest('a[href^="#"]');
    if (!jump || event.button || event.ctrlKey || event.metaKey) { return; }
    event.preventDefault();
    window.location.replace(jump.hash);
  });

  document.addEventListener('keydown', function (event) {
    if (event.repeat) { return; }
    if (event.key !== 'Shift') {
      times = [];
      return;
    }
    var now = Date.now();
    times = times.filter(function (time) { return now - time < 5000; });
    times.push(now);
    if (times.length >= 3) { leave(); }
  });
}());
