// Shared by every part: text goes into the page as text nodes only, and the keyboard's place survives a redraw.
const el = (tag, cls, text, attrs) => {
  const node = document.createElement(tag);
  if (cls) node.className = cls;
  if (text !== undefined && text !== null) node.textContent = text;
  for (const [name, value] of Object.entries(attrs || {})) node.setAttribute(name, value);
  return node;
};
const redraw = (parent, data, build) => {
  const root = parent.querySelector(".root");
  // a part that is still loading may be told the old and the new data in the wrong order
  if (Number(root.dataset.turn || 0) > data.turn) return;
  root.dataset.turn = data.turn;
  const here = parent.activeElement || document.activeElement;
  const kept = here && here.dataset ? here.dataset.id : undefined;
  root.replaceChildren();
  build(root);
  if (kept !== undefined) {
    for (const node of root.querySelectorAll("[data-id]")) if (node.dataset.id === kept) { node.focus({ preventScroll: true }); break; }
  }
};
// A text to the clipboard; where the page may not write there, through a field that is selected and copied.
const copyText = async (text) => {
  try { await navigator.clipboard.writeText(text); return true; } catch { /* not allowed here */ }
  const field = el("textarea", "", null, { "aria-hidden": "true" });
  field.style.cssText = "position: fixed; top: 0; opacity: 0";
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
};
// A button that copies a text, or what a function gives, and says so.
const copyButton = (label, text) => {
  const button = el("button", "copy", label, { type: "button", "aria-live": "polite" });
  button.onclick = async () => {
    button.textContent = (await copyText(typeof text === "function" ? text() : text)) ? "Copied" : "Could not copy";
    setTimeout(() => { button.textContent = label; }, 2000);
  };
  return button;
};
// The address of this view with an article open, and a row in it.
const linkTo = (article, row) => () => {
  const url = new URL(window.location.href);
  url.pathname = url.pathname.replace(/[^/]*$/, "article");
  url.searchParams.delete("row");
  url.searchParams.set("open", article);
  if (row) url.searchParams.set("row", row);
  return url.href;
};
// Sentences with their articles; the words of a row in them open it there. `about` tells two lists of one sentence apart.
const passages = (list, open, about) => {
  const box = el("ul", "passages");
  for (const one of list) {
    const item = el("li");
    const words = el("p", "passage serif");
    for (const [text, row, begins] of one.pieces) {
      if (!row) { words.append(text); continue; }
      const piece = el("span", "said", text);
      const act = () => open({ article: one.article, row });
      piece.onclick = () => { if (!String(window.getSelection())) act(); };
      if (begins) {
        piece.setAttribute("role", "button");
        piece.setAttribute("tabindex", "0");
        piece.dataset.id = `said ${about} ${row}`;
        piece.onkeydown = (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } };
      }
      words.append(piece);
    }
    item.append(words, el("p", "soft small", `“${one.title}” · ${one.origin}`));
    box.append(item);
  }
  return box;
};
