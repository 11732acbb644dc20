// Reviewing a directive: text and cards light each other, keys work the cards, a selection becomes a task.
// The page works wholly without this file; here the same forms and links are only reached faster.
(() => {
  const review = document.querySelector("[data-review]");
  if (!review) return;
  const cards = [...review.querySelectorAll("[data-card]")];
  const help = document.getElementById("review-help");
  const marks = (number) => review.querySelectorAll(`mark[data-of~="${number}"]`);
  let current = cards.find((card) => `#${card.id}` === location.hash) ?? null;

  // One card or its words lights the other.
  let lit = null;
  const light = (number) => {
    if (lit === number) return;
    review.querySelectorAll(".lit").forEach((element) => element.classList.remove("lit"));
    lit = number;
    if (number === null) return;
    marks(number).forEach((mark) => mark.classList.add("lit"));
    cards.find((card) => card.dataset.card === number)?.classList.add("lit");
  };
  const numberOf = (element) =>
    element.closest?.("[data-card]")?.dataset.card ?? element.closest?.("mark[data-of]")?.dataset.of.split(" ")[0] ?? null;
  for (const event of ["mouseover", "focusin"]) {
    review.addEventListener(event, (e) => light(numberOf(e.target) ?? current?.dataset.card ?? null));
  }
  review.addEventListener("focusin", (e) => (current = e.target.closest?.("[data-card]") ?? current));

  // Brings the words of a card into sight inside the paper without moving the page.
  const showWords = (number) => {
    const paper = document.getElementById("paper");
    const mark = marks(number)[0];
    if (!mark || paper.scrollHeight <= paper.clientHeight) return;
    const at = mark.getBoundingClientRect().top - paper.getBoundingClientRect().top;
    if (at < 0 || at > paper.clientHeight - 60) paper.scrollTop += at - 60;
  };
  const go = (card) => {
    if (!card) return;
    current = card;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    light(card.dataset.card);
    showWords(card.dataset.card);
  };
  review.addEventListener("click", (e) => {
    const mark = e.target.closest("mark[data-of]");
    if (mark && document.getSelection().isCollapsed) go(cards.find((card) => card.dataset.card === mark.dataset.of.split(" ")[0]));
  });
  if (current) {
    light(current.dataset.card);
    showWords(current.dataset.card);
    // The browser goes to the place in the address until the page is loaded, and takes the focus with it; after that it is ours:
    // the form that was asked for is where one goes on.
    const first = current.querySelector(".proposal-edit textarea, .proposal-split [type=checkbox]") ?? current;
    addEventListener("load", () => setTimeout(() => first.focus({ preventScroll: true })));
  }

  // The place of a selection in the text; null where it does not lie in the paper.
  const placeOf = (node, offset) => {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node.childNodes[offset] ?? node;
    const piece = element.closest?.("[data-at]") ?? element.querySelector?.("[data-at]");
    return piece ? Number(piece.dataset.at) + (node.nodeType === Node.TEXT_NODE ? offset : 0) : null;
  };
  const addSelected = () => {
    const add = document.getElementById("add");
    const selection = document.getSelection();
    const range = selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    add.open = true;
    const words = add.querySelector("textarea");
    if (range && document.getElementById("paper").contains(range.commonAncestorContainer)) {
      words.value = selection.toString().trim();
      add.querySelector("[data-review-from]").value = placeOf(range.startContainer, range.startOffset) ?? "";
      add.querySelector("[data-review-to]").value = placeOf(range.endContainer, range.endOffset) ?? "";
    }
    words.focus({ preventScroll: true });
    add.scrollIntoView({ block: "center" });
  };

  // Keys: bare letters outside text fields, Alt and the letter everywhere; never while a word is being composed (Telex, VNI).
  // Whoever switched single letters off keeps Alt and the letter.
  const off = () => localStorage.getItem("keys") === "off";
  const typing = (element) => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
  const press = (key) => (current ?? cards.find((card) => card.querySelector(`[data-key="${key}"]`)))?.querySelector(`[data-key="${key}"]`);
  document.addEventListener(
    "keydown",
    (e) => {
      if (e.isComposing || e.keyCode === 229 || e.ctrlKey || e.metaKey || help.open || document.querySelector("dialog[open]")) return;
      if (!e.altKey && (off() || typing(e.target))) return;
      const key = e.altKey && /^Key[A-Z]$/.test(e.code) ? e.code[3].toLowerCase() : e.key.toLowerCase();
      const index = cards.indexOf(current);
      if (key === "?") help.showModal();
      else if (key === "j") go(cards[Math.min(index + 1, cards.length - 1)]);
      else if (key === "k") go(cards[Math.max(index - 1, 0)]);
      else if (key === "n") addSelected();
      else if ("aemsr".includes(key) && key.length === 1) {
        const button = press(key);
        if (!button || button.disabled) return;
        button.click();
      } else return;
      e.preventDefault();
      e.stopImmediatePropagation();
    },
    true,
  );
  const opener = document.querySelector("[data-review-help]");
  opener.hidden = false;
  opener.addEventListener("click", () => help.showModal());
})();
