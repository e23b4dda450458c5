// Asks a security key and sends its answer as an ordinary form.
(function () {
  "use strict";

  var form = document.querySelector("form[data-key]");
  if (!form || !window.PublicKeyCredential || !navigator.credentials) {
    return;
  }

  function bytes(text) {
    var padded = text.replace(/-/g, "+").replace(/_/g, "/");
    return Uint8Array.from(atob(padded), function (letter) {
      return letter.charCodeAt(0);
    });
  }

  function text(buffer) {
    var letters = Array.prototype.map.call(new Uint8Array(buffer), function (byte) {
      return String.fromCharCode(byte);
    });
    return btoa(letters.join("")).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function withBytes(known) {
    return Object.assign({}, known, { id: bytes(known.id) });
  }

  // JSON has no bytes, so they come and go as base64url.
  function asked() {
    var options = JSON.parse(form.dataset.options);
    options.challenge = bytes(options.challenge);
    if (options.user) {
      options.user.id = bytes(options.user.id);
    }
    ["excludeCredentials", "allowCredentials"].forEach(function (list) {
      options[list] = (options[list] || []).map(withBytes);
    });
    return { publicKey: options };
  }

  function answered(key) {
    var response = {};
    ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"].forEach(
      function (part) {
        if (key.response[part]) {
          response[part] = text(key.response[part]);
        }
      }
    );
    return { id: key.id, rawId: text(key.rawId), type: key.type, response: response };
  }

  form.hidden = false;
  document.querySelector("[data-key-unscripted]").hidden = true;
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    navigator.credentials[form.dataset.key](asked()).then(
      function (key) {
        form.elements.answer.value = JSON.stringify(answered(key));
        form.submit();
      },
      function () {
        form.querySelector("[data-key-failed]").hidden = false;
      }
    );
  });
})();
