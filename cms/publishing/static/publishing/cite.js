// Completes the citation of a page: the day of this visit, and a button that copies the sentence.
(() => {
  const sentence = document.getElementById("citation");
  const accessed = sentence.querySelector("[data-accessed]");
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(new Date());
  accessed.textContent = accessed.dataset.accessed.replace("%s", day);

  const box = document.querySelector("[data-copy]");
  if (!navigator.clipboard) return; // Over plain HTTP browsers offer none.
  box.hidden = false;
  const answer = box.querySelector("[role=status]");
  box.querySelector("button").addEventListener("click", () => {
    navigator.clipboard.writeText(sentence.textContent.trim()).then(
      () => { answer.textContent = answer.dataset.copied; },
      () => { answer.textContent = answer.dataset.failed; },
    );
  });
})();
