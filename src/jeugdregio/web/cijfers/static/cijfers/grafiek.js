// Draws every chart on the page from the specification beside it. The expressions in a specification are
// interpreted (ast), never compiled: the Content-Security-Policy allows no eval.
(function () {
  "use strict";

  const OPTIES = {
    ast: true,
    actions: false,
    defaultStyle: false,
    renderer: "svg",
    tooltip: { disableDefaultStyle: true },
  };

  function teken(vak, spec) {
    vak.dataset.getekend = "bezig";
    // The frame is the image, with its name; the hundred shapes inside say nothing to a screen reader.
    const doek = document.createElement("div");
    doek.setAttribute("aria-hidden", "true");
    vak.append(doek);
    window.vegaEmbed(doek, spec, OPTIES).then(
      function () {
        vak.dataset.getekend = "ja";
      },
      function (fout) {
        vak.dataset.getekend = "nee";
        vak.removeAttribute("role");
        vak.textContent = "De grafiek kan niet worden getekend. De tabel hieronder toont dezelfde cijfers.";
        console.error(fout);
      },
    );
  }

  // All frames first get the height their chart needs at least. In the row of a card they then stretch to the
  // tallest, and a chart whose height may grow fills its frame.
  function tekenAlles() {
    const nieuw = [];
    document.querySelectorAll("[data-spec]:not([data-getekend])").forEach(function (vak) {
      const blok = document.getElementById(vak.dataset.spec);
      if (!blok) return;
      const spec = JSON.parse(blok.textContent);
      vak.style.minHeight = spec.height + "px";
      nieuw.push([vak, spec]);
    });
    nieuw.forEach(function ([vak, spec]) {
      if (vak.closest(".cf-kaart") && spec.usermeta && spec.usermeta.rekt) {
        vak.classList.add("cf-grafiek__vak--vullend");
        spec.height = "container";
      }
      teken(vak, spec);
    });
  }

  // Tells who does not see the page change that it did.
  function meld() {
    const melding = document.getElementById("cijfers-melding");
    const kop = document.getElementById("gekozen");
    if (melding && kop) melding.textContent = "Bijgewerkt: " + kop.textContent;
  }

  document.addEventListener("DOMContentLoaded", tekenAlles);
  document.addEventListener("htmx:afterSettle", function () {
    tekenAlles();
    meld();
  });
})();
