// Fields: a calendar beside a typed date, and typing to find in long lists.
const words = JSON.parse(document.body.dataset.words ?? "{}");
const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
const two = (number) => String(number).padStart(2, "0");

// The date stays a text (browsers show their own date fields in the language of the machine); the calendar only writes into it.
for (const field of document.querySelectorAll("input[data-date]")) {
  if (!HTMLInputElement.prototype.showPicker) break;
  const name = field.labels?.[0]?.textContent ?? field.ariaLabel ?? "";
  const place = document.createElement("span");
  place.className = "date-pick";
  field.replaceWith(place);
  const hidden = document.createElement("input");
  hidden.type = "date";
  hidden.tabIndex = -1;
  hidden.setAttribute("aria-hidden", "true");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn";
  button.innerHTML = `<svg class="icon" aria-hidden="true"><use href="${words.icons}#calendar3"></use></svg>`;
  button.setAttribute("aria-label", `${words.pickDate}: ${name}`);
  button.onclick = () => {
    const typed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(field.value.trim());
    hidden.value = typed ? `${typed[3]}-${two(typed[2])}-${two(typed[1])}` : "";
    hidden.showPicker();
  };
  hidden.onchange = () => {
    const [year, month, day] = hidden.value.split("-");
    field.value = year ? `${day}/${month}/${year}` : "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.focus();
  };
  place.append(field, button, hidden);
}

// Typing part of a name, with or without marks, leaves the lines that hold all its words; what is chosen stays.
function finder(list, show) {
  const box = document.createElement("input");
  box.type = "search";
  box.className = "form-control";
  box.placeholder = words.find;
  box.setAttribute("aria-label", `${words.find}: ${list.labels?.[0]?.textContent ?? list.getAttribute("aria-label") ?? ""}`);
  box.setAttribute("aria-controls", list.id);
  box.autocomplete = "off";
  box.addEventListener("input", (event) => {
    event.stopPropagation();
    const sought = fold(box.value).split(/\s+/).filter(Boolean);
    show((text) => sought.every((word) => fold(text).includes(word)));
  });
  box.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  list.before(box);
}

for (const select of document.querySelectorAll("select[data-pick]")) {
  const all = [...select.options];
  finder(select, (fits) => {
    const left = all.filter((option) => option.value === "" || option.selected || fits(option.textContent));
    const chosen = all.filter((option) => option.selected);
    select.replaceChildren(...left);
    for (const option of chosen) option.selected = true;
    const found = left.filter((option) => option.value !== "" && fits(option.textContent));
    if (!select.multiple && found.length === 1) {
      select.value = found[0].value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
}

for (const list of document.querySelectorAll(".pick[data-pick]")) {
  const lines = [...list.querySelectorAll("label")];
  const chosen = document.createElement("p");
  chosen.className = "pick-chosen";
  chosen.setAttribute("role", "status");
  const count = () => { chosen.textContent = words.chosen.replace("{0}", list.querySelectorAll(":checked").length); };
  finder(list, (fits) => {
    for (const line of lines) line.hidden = !line.querySelector("input").checked && !fits(line.textContent);
  });
  list.addEventListener("change", count);
  list.after(chosen);
  count();
}
