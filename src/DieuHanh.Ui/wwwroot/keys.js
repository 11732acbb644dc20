// Keys: / searches, g and a letter goes, j and k walk rows, ? shows all. Never in a field, never while a word is being composed
// (Telex and VNI use plain letters), and only until they are switched off. Alt and the letter works always, by the pages' access keys.
const words = JSON.parse(document.body.dataset.words ?? "{}");
const off = () => localStorage.getItem("keys") === "off";
const inField = (element) => element.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog");
let goingUntil = 0;

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
  if (event.ctrlKey || event.metaKey || event.altKey || off() || inField(event.target)) return;
  const key = event.key.toLowerCase();
  if (performance.now() < goingUntil) {
    goingUntil = 0;
    const link = [...document.querySelectorAll("[data-go]")].find((a) => a.dataset.go.toLowerCase() === key);
    if (link) return done(event, () => link.click());
  }
  if (key === "g") goingUntil = performance.now() + 1500;
  else if (key === "/") done(event, () => { const box = document.querySelector("[data-search]"); box?.focus(); box?.select(); });
  else if (key === "j" || key === "k") done(event, () => step(key === "j" ? 1 : -1));
  else if (key === "?") done(event, showAll);
});

function done(event, act) {
  event.preventDefault();
  act();
}

function step(by) {
  const links = [...document.querySelectorAll("[data-rows] > tbody > tr, ul[data-rows] > li, ol[data-rows] > li")]
    .map((row) => row.querySelector("a[href]")).filter((a) => a?.checkVisibility?.() ?? a);
  const here = links.findIndex((a) => a.closest("tr, li").contains(document.activeElement));
  const next = links[here < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, here + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

async function showAll() {
  let dialog = document.getElementById("all-keys");
  if (!dialog) {
    const page = new DOMParser().parseFromString(await (await fetch("/about")).text(), "text/html");
    const table = page.getElementById("shortcuts");
    if (!table) return;
    dialog = document.createElement("dialog");
    dialog.id = "all-keys";
    dialog.setAttribute("aria-labelledby", "all-keys-title");
    table.id = "";
    table.querySelector("h2").id = "all-keys-title";
    const close = document.createElement("button");
    close.className = "btn";
    close.textContent = words.close;
    close.onclick = () => dialog.close();
    dialog.append(table, close);
    document.body.append(dialog);
    addSwitch(table);
  }
  dialog.showModal();
}

// Whoever is disturbed by single letters switches them off (WCAG 2.1.4).
function addSwitch(place) {
  const label = document.createElement("label");
  label.className = "form-check";
  const box = document.createElement("input");
  box.type = "checkbox";
  box.className = "form-check-input";
  box.checked = !off();
  box.onchange = () => localStorage.setItem("keys", box.checked ? "on" : "off");
  label.append(box, " ", words.keys);
  place.append(label);
}
const shortcuts = document.getElementById("shortcuts");
if (shortcuts) addSwitch(shortcuts);
