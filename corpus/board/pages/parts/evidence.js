// What is known of the row chosen, its link and its citation.
export default function (component) {
  const { data, parentElement } = component;
  redraw(parentElement, data, (root) => {
    const box = el("section", "box", null, { "aria-label": "The row chosen" });
    const list = el("dl");
    for (const [name, text] of data.lines) list.append(el("dt", "", name), el("dd", "", text));
    const line = el("p", "take");
    line.append(copyButton("Copy link to this row", linkTo(data.article, data.row)), copyButton("Copy citation", data.citation), copyButton("Copy BibTeX", data.bibtex));
    box.append(list, line);
    root.append(box);
  });
}
