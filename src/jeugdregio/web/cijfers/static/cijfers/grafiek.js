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

  function teken(vak) {
    const blok = document.getElementById(vak.dataset.spec);
    if (!blok || vak.dataset.getekend) return;
    vak.dataset.getekend = "bezig";
    window.vegaEmbed(vak, JSON.parse(blok.textContent), OPTIES).then(
      function () {
        vak.dataset.getekend = "ja";
      },
      function (fout) {
        vak.dataset.getekend = "nee";
        vak.textContent = "De grafiek kan niet worden getekend. De tabel hieronder toont dezelfde cijfers.";
        console.error(fout);
      },
    );
  }

  function tekenAlles() {
    document.querySelectorAll("[data-spec]").forEach(teken);
  }

  document.addEventListener("DOMContentLoaded", tekenAlles);
  document.addEventListener("htmx:afterSettle", tekenAlles);
})();
