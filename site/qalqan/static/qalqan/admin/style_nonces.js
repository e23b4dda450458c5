// The rich text editor writes its placeholders and list marks as <style> elements and knows no
// nonce. Scripts of the page are trusted already, so what they make may have the page's.
(function () {
  const nonce = document.currentScript.nonce;
  const make = document.createElement;
  document.createElement = function (...what) {
    const element = make.apply(document, what);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
})();
