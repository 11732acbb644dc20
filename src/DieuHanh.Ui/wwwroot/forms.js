// Forms: what is wrong comes first, a second click does nothing, and what was typed is kept until it was taken.
const words = JSON.parse(document.body.dataset.words ?? "{}");
const me = document.body.dataset.me ?? "";
const prefix = "kept:";

document.querySelector("[data-focus]")?.focus();

// A second click. The server would absorb it too; this shows that the first one was heard.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog") return;
  if (form.dataset.sent) return event.preventDefault();
  if (form.method === "post") {
    form.dataset.sent = "1";
    event.submitter?.setAttribute("aria-busy", "true");
  } else {
    // Empty filters stay out of the address.
    for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
  }
});
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.forms) {
    delete form.dataset.sent;
    for (const field of form.elements) {
      field.removeAttribute("aria-busy");
      if (form.method !== "post") field.disabled = false;
    }
  }
});

// Keeping what is typed: in this tab only, for this person only, until the form was taken.
const read = (key) => {
  try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; }
};
const write = (key, kept) => {
  try { sessionStorage.setItem(key, JSON.stringify(kept)); } catch { /* a full store keeps nothing, and says nothing */ }
};
const keyOf = (form) => prefix + new URL(form.action, location.href).pathname + "#" + (form.id || form.dataset.keep || "");
const isKept = (field) => field.name && !field.disabled && !["hidden", "password", "file", "submit", "button"].includes(field.type);
const collect = (form) => [...form.elements].filter(isKept).map((f) =>
  [f.name, f.type, f.type === "checkbox" || f.type === "radio" ? [f.value, f.checked] : f.multiple ? [...f.selectedOptions].map((o) => o.value) : f.value]);

const forms = [...document.querySelectorAll("form[data-keep]")];
const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
const refused = document.querySelector(".sign-in, [data-failed]");
for (const key of keys) {
  const kept = read(key);
  const shownAgain = document.querySelector("[data-focus]") && forms.some((form) => keyOf(form) === key);
  if (!kept || (me && kept.me !== me)) sessionStorage.removeItem(key);
  else if (kept.sent && (refused || shownAgain)) write(key, { ...kept, sent: false });
  else if (kept.sent) sessionStorage.removeItem(key);
}

for (const form of forms) {
  const key = keyOf(form);
  const kept = read(key);
  if (kept && !document.querySelector("[data-focus]") && fill(form, kept.fields)) offerToDiscard(form, key);
  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => write(key, { me, fields: collect(form), sent: false }), 300);
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!event.defaultPrevented) write(key, { me, fields: collect(form), sent: true });
  });
}
// The same form sent from another page, as after signing in again, counts as sent too.
document.addEventListener("submit", ({ target, defaultPrevented }) => {
  if (defaultPrevented || target.method !== "post" || "keep" in target.dataset) return;
  const path = prefix + new URL(target.action, location.href).pathname + "#";
  for (const key of keys.filter((k) => k.startsWith(path))) write(key, { ...read(key), sent: true });
});
document.querySelector('form[action="/sign-out"]')?.addEventListener("submit", () => keys.forEach((key) => sessionStorage.removeItem(key)));

function fill(form, fields) {
  let changed = false;
  const seen = {};
  for (const [name, type, value] of fields) {
    const all = [...form.elements].filter((f) => f.name === name && f.type === type && isKept(f));
    const field = type === "checkbox" || type === "radio" ? all.find((f) => f.value === value[0]) : all[(seen[name] = (seen[name] ?? -1) + 1)];
    if (!field) continue;
    if (type === "checkbox" || type === "radio") {
      changed ||= field.checked !== value[1];
      field.checked = value[1];
    } else if (field.multiple) {
      for (const option of field.options) {
        changed ||= option.selected !== value.includes(option.value);
        option.selected = value.includes(option.value);
      }
    } else {
      changed ||= field.value !== value;
      field.value = value;
    }
  }
  return changed;
}

function offerToDiscard(form, key) {
  const note = document.createElement("p");
  note.className = "alert alert-info";
  note.setAttribute("role", "status");
  note.textContent = words.restored + " ";
  const discard = document.createElement("button");
  discard.type = "button";
  discard.className = "btn btn-sm";
  discard.textContent = words.discard;
  discard.onclick = () => { sessionStorage.removeItem(key); form.reset(); note.remove(); };
  note.append(discard);
  form.prepend(note);
  form.closest("details")?.setAttribute("open", "");
}
