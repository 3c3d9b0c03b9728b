// What is known of the row chosen, and a link that opens it.
export default function (component) {
  const { data, parentElement } = component;
  redraw(parentElement, data, (root) => {
    const box = el("section", "box", null, { "aria-label": "The row chosen" });
    const list = el("dl");
    for (const [name, text] of data.lines) list.append(el("dt", "", name), el("dd", "", text));
    const copy = el("button", "copy", "Copy link to this row", { type: "button" });
    copy.onclick = () => navigator.clipboard.writeText(window.location.href).then(() => { copy.textContent = "Link copied"; }, () => { copy.textContent = window.location.href; });
    box.append(list, copy);
    root.append(box);
  });
}
