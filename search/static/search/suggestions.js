// Suggestions below the search fields: an editable combobox with list autocomplete, as the ARIA Authoring Practices
// describe it. Without this script the fields search just the same.
(() => {
  const pause = 150; // Milliseconds without a key before the server is asked.
  const shortest = 2;

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function combobox(field) {
    const { suggestions: address, label, none, one, many } = field.dataset;
    const listId = `${field.id}-suggestions`;
    const list = element("ul", { id: listId, role: "listbox", "aria-label": label, class: "suggestions", hidden: "" });
    const told = element("div", { role: "status", class: "visually-hidden" });
    let timer = null;
    let asking = null; // The request under way, to be given up when another begins.
    let chosen = -1;

    for (const [key, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": listId,
      "aria-haspopup": "listbox",
    })) field.setAttribute(key, value);
    field.form.append(list, told);

    function choose(number) {
      list.children[chosen]?.setAttribute("aria-selected", "false");
      chosen = number;
      const option = list.children[chosen];
      if (!option) {
        field.removeAttribute("aria-activedescendant");
        return;
      }
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", option.id);
    }

    function open(isOpen) {
      if (!isOpen) {
        choose(-1);
        told.textContent = "";
      }
      list.hidden = !isOpen;
      field.setAttribute("aria-expanded", String(isOpen));
    }

    function stop() {
      clearTimeout(timer);
      asking?.abort();
      asking = null;
    }

    function show(rows) {
      choose(-1);
      list.replaceChildren(...rows.map(({ title, url, kind }, number) => {
        const small = element("span", { class: "suggestions__kind" }, kind);
        const attributes = { id: `${listId}-${number}`, role: "option", "aria-selected": "false", "data-url": url };
        return element("li", attributes, element("span", {}, title), " ", small);
      }));
      open(rows.length > 0);
      told.textContent = { 0: none, 1: one }[rows.length] ?? many.replace("%d", rows.length);
    }

    async function ask() {
      stop();
      const text = field.value.trim();
      if (text.length < shortest) {
        list.replaceChildren();
        open(false);
        return;
      }
      const request = new AbortController();
      asking = request;
      try {
        const response = await fetch(`${address}?${new URLSearchParams({ q: text })}`, { signal: request.signal });
        if (!response.ok) throw new Error(response.statusText);
        const answer = await response.json();
        if (asking === request && document.activeElement === field) show(answer.suggestions);
      } catch {
        if (asking === request) open(false); // Given up, or the line is down: searching works without.
      }
    }

    function move(step) {
      const count = list.children.length;
      if (!count) return false;
      if (list.hidden) open(true);
      const next = chosen + step; // One step past either end leads back to the field.
      choose(next < -1 ? count - 1 : next >= count ? -1 : next);
      return true;
    }

    const keys = {
      ArrowDown: (event) => {
        if (!event.altKey) return move(1);
        if (list.children.length) open(true);
        return true;
      },
      ArrowUp: () => move(-1),
      Escape: () => {
        stop();
        const wasOpen = !list.hidden;
        open(false);
        return wasOpen; // A second time it is the browser's, which clears the field.
      },
      Enter: () => {
        const option = list.hidden ? null : list.children[chosen];
        stop();
        if (option) window.location.assign(option.dataset.url);
        return Boolean(option);
      },
    };

    field.addEventListener("input", () => {
      stop();
      choose(-1); // What was chosen belongs to the text before.
      timer = setTimeout(ask, pause);
    });
    field.addEventListener("keydown", (event) => {
      if (!event.isComposing && keys[event.key]?.(event)) event.preventDefault();
    });
    field.addEventListener("blur", () => {
      stop();
      open(false);
    });
    list.addEventListener("mousedown", (event) => event.preventDefault()); // The field keeps the focus.
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) window.location.assign(option.dataset.url);
    });
  }

  document.querySelectorAll("input[data-suggestions]").forEach(combobox);
})();
