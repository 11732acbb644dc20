// Suggestions under the box at the top, as an editable combobox (ARIA practices: list, manual selection). Nothing is asked while a word is
// being composed by an input method; Telex and VNI typed by the keyboard's own program arrive as ordinary letters. Enter without a choice
// sends the form as it does without a script.
const words = JSON.parse(document.body.dataset.words ?? "{}");
const box = document.querySelector("[data-search]");
if (box) {
  const wait = 250;
  const shortest = 2;
  const list = document.createElement("ul");
  list.id = "search-suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.suggestions);
  list.hidden = true;
  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  box.after(list, said);
  box.autocomplete = "off";
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) box.setAttribute(name, value);

  let timer, asking, asked = "", chosen = -1;

  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    asked = "";
    list.hidden = true;
    list.replaceChildren();
    said.textContent = "";
    choose(-1);
    box.setAttribute("aria-expanded", "false");
  };

  function choose(place) {
    chosen = place;
    [...list.children].forEach((line, i) => line.setAttribute("aria-selected", String(i === place)));
    const line = list.children[place];
    if (line) {
      box.setAttribute("aria-activedescendant", line.id);
      line.scrollIntoView({ block: "nearest" });
    } else {
      box.removeAttribute("aria-activedescendant");
    }
  }

  function show(found) {
    list.replaceChildren(...found.map((one, i) => {
      const line = document.createElement("li");
      line.id = `search-suggestion-${i}`;
      line.setAttribute("role", "option");
      line.setAttribute("aria-selected", "false");
      line.dataset.url = one.url;
      for (const [style, text] of [["suggestion-kind", one.kind], ["suggestion-text", one.text], ["suggestion-detail", one.detail]]) {
        const part = document.createElement("span");
        part.className = style;
        part.textContent = text;
        line.append(part, " ");
      }
      return line;
    }));
    choose(-1);
    list.hidden = found.length === 0;
    box.setAttribute("aria-expanded", String(found.length > 0));
    said.textContent = words.suggested.replace("{0}", found.length);
  }

  async function ask() {
    const typed = box.value.trim();
    if (typed === asked) return;
    if (typed.length < shortest) return close();
    asked = typed;
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(`/search/suggest?q=${encodeURIComponent(typed)}`, { signal: asking.signal, headers: { accept: "application/json" } });
      if (answer.ok && !answer.redirected && typed === box.value.trim() && document.activeElement === box) show(await answer.json());
    } catch { /* Without an answer there are no suggestions; Enter searches all the same. */ }
  }

  const later = () => { clearTimeout(timer); timer = setTimeout(ask, wait); };
  box.addEventListener("input", (event) => { if (!event.isComposing) later(); });
  box.addEventListener("compositionend", later);
  box.addEventListener("blur", close);
  box.form?.addEventListener("submit", close);
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const count = list.children.length;
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); }
    else if (event.key === "ArrowDown" && count > 0) { event.preventDefault(); choose(chosen + 1 >= count ? -1 : chosen + 1); }
    else if (event.key === "ArrowUp" && count > 0) { event.preventDefault(); choose(chosen < 0 ? count - 1 : chosen - 1); }
    else if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); location.assign(list.children[chosen].dataset.url); }
  });
  // Before the box loses the focus, which closes the list.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const line = event.target.closest("[role=option]");
    if (line) location.assign(line.dataset.url);
  });
}
