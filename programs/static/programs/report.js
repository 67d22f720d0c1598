// Saves the quarterly report in the background while it is typed; without this script the button does the same.
(() => {
  const form = document.getElementById("quarterly-report");
  const told = document.getElementById("report-saved");
  const pause = 4000;
  let timer = null;
  let leaving = false;

  async function save() {
    const data = new FormData(form);
    for (const field of form.querySelectorAll("input[type=file]")) data.delete(field.name); // Sent with the button.
    data.set("action", "save");
    try {
      const response = await fetch(window.location.href, { // Its buttons are called "action".
        method: "POST",
        body: data,
        headers: { Accept: "application/json" },
      });
      const answer = await response.json();
      if (leaving) return;
      told.textContent = answer.message || answer.error_message;
      if (answer.loaded) form.elements.loaded.value = answer.loaded;
    } catch {
      told.textContent = "";
    }
  }

  form.addEventListener("input", (event) => {
    if (event.target.type === "file") return;
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  });
  form.addEventListener("submit", () => {
    leaving = true;
    clearTimeout(timer);
  });
})();
