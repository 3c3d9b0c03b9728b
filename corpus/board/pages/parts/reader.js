// The article, character by character as it is in the table: pieces of text under marks. A mark opens its row.
const spans = (root) => [...root.querySelectorAll("[data-marks]")];
// Mark the row chosen and bring it into view; the text itself stays as it is.
const point = (root, here) => {
  const found = [];
  for (const span of spans(root)) {
    const on = Boolean(here) && span.dataset.marks.split(" ").includes(here);
    span.classList.toggle("here", on);
    if (on) found.push(span);
  }
  if (found.length && root.dataset.shown !== here) {
    root.dataset.shown = here;
    setTimeout(() => found[0].scrollIntoView({ block: "center" }), 60);
  }
};
// Pieces cut after each empty line, with whether a paragraph ends: the browser lays out only the paragraphs in view.
const paragraphs = function* (pieces) {
  for (const [text, marks, begins] of pieces) {
    const parts = text.split(/(?<=\n\r?\n)/);
    for (let n = 0; n < parts.length; n += 1) yield [parts[n], marks, n ? [] : begins, n < parts.length - 1 || /\n\r?\n$/.test(parts[n])];
  }
};
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".root");
  root.open = (id) => setTriggerValue("open", id);
  if (root.dataset.version === String(data.version)) {
    if (Number(root.dataset.turn || 0) > data.turn) return;
    root.dataset.turn = data.turn;
    point(root, data.here);
    return;
  }
  redraw(parentElement, data, () => {
    root.dataset.version = data.version;
    const text = el("div", "text", null, { lang: data.language });
    let paragraph = text.appendChild(el("div", "paragraph"));
    for (const [piece, marks, begins, ends] of paragraphs(data.pieces)) {
      const within = paragraph;
      if (ends) paragraph = text.appendChild(el("div", "paragraph"));
      if (!marks.length) { within.append(document.createTextNode(piece)); continue; }
      const inner = data.marks[marks[marks.length - 1]];
      const span = el("span", marks.map((n) => `m ${data.marks[n].kind}`).join(" "));
      span.dataset.marks = marks.map((n) => data.marks[n].id).join(" ");
      for (const n of begins) span.append(el("span", "hidden", `[${data.marks[n].label}] `, { "data-note": "" }));
      span.append(document.createTextNode(piece));
      if (!["date", "at", "out"].includes(inner.kind)) {
        span.onclick = () => { if (!String(window.getSelection())) root.open(inner.id); };
        if (begins.includes(marks[marks.length - 1])) {
          span.setAttribute("tabindex", "0");
          span.setAttribute("role", "button");
          span.dataset.id = inner.id;
          span.onkeydown = (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); root.open(inner.id); } };
        }
      }
      within.append(span);
    }
    if (!paragraph.childNodes.length) paragraph.remove();
    root.append(text);
    point(root, data.here);
  });
}
