// On paper a closed part cannot be opened, so all are, but for those that a reader was warned of.
(function () {
  "use strict";

  var opened = [];

  window.addEventListener("beforeprint", function () {
    opened = Array.prototype.filter.call(
      document.querySelectorAll("main details:not([open])"),
      function (part) {
        return !part.closest(".q-contentnote") && part.id !== "note";
      }
    );
    opened.forEach(function (part) {
      part.open = true;
    });
  });

  window.addEventListener("afterprint", function () {
    opened.forEach(function (part) {
      part.open = false;
    });
  });

  Array.prototype.forEach.call(document.querySelectorAll("[data-print]"), function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      window.print();
    });
  });
})();
