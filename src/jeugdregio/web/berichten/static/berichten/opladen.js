// Shows how much of the files has been sent. Without this script the browser does so itself.
document.addEventListener("htmx:xhr:progress", (event) => {
  const formulier = event.target.closest ? event.target.closest("#opladen-formulier") : null;
  if (!formulier || !event.detail.lengthComputable) return;
  const deel = Math.floor((100 * event.detail.loaded) / event.detail.total);
  formulier.querySelector("[data-voortgang]").hidden = false;
  formulier.querySelector("progress").value = deel;
  formulier.querySelector("[data-voortgang-tekst]").textContent =
    deel < 100 ? `${deel}% verstuurd` : "Alles is verstuurd. De bestanden worden klaargezet.";
});
