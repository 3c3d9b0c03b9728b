// The article, character by character as it is in the table: pieces of text under marks. A mark opens its row.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  redraw(parentElement, data, (root) => {
    const text = el("div", "text", null, { lang: data.language });
    let first = null;
    for (const [piece, marks, begins] of data.pieces) {
      if (!marks.length) { text.append(document.createTextNode(piece)); continue; }
      const inner = marks[marks.length - 1];
      const span = el("span", marks.map((n) => `m ${data.marks[n].kind}`).join(" "));
      if (marks.some((n) => data.marks[n].id === data.here)) { span.classList.add("here"); first = first || span; }
      for (const n of begins) span.append(el("span", "hidden", `[${data.marks[n].label}] `, { "data-note": "" }));
      span.append(document.createTextNode(piece));
      if (!["date", "at"].includes(data.marks[inner].kind)) {
        span.onclick = () => { if (!String(window.getSelection())) setTriggerValue("open", data.marks[inner].id); };
        if (begins.includes(inner)) {
          span.setAttribute("tabindex", "0");
          span.setAttribute("role", "button");
          span.dataset.id = data.marks[inner].id;
          span.onkeydown = (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); setTriggerValue("open", data.marks[inner].id); } };
        }
      }
      text.append(span);
    }
    root.append(text);
    if (first && root.dataset.shown !== data.here) {
      root.dataset.shown = data.here;
      setTimeout(() => first.scrollIntoView({ block: "center" }), 60);
    }
  });
}
