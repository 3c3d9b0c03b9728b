// Statements and figures as a list to read, under the headings of their articles; a click opens the sentence in its article.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  // a text in pieces; what was searched for is marked
  const pieces = (node, some, plain) => {
    if (!some) node.textContent = plain;
    else some.forEach(([text, hit]) => node.append(hit ? el("mark", "", text) : document.createTextNode(text)));
    return node;
  };
  const heading = (of) => {
    const head = el("h3", "serif");
    const open = el("button", "", of.title, { type: "button" });
    open.onclick = () => setTriggerValue("open_article", of.article);
    head.append(open);
    const box = el("header");
    box.append(head, el("p", "soft small", of.origin));
    return box;
  };
  const quote = (row) => {
    const item = el("li", row.here ? "item here" : "item");
    item.dataset.row = row.id;
    const open = pieces(el("button", `words ${row.look}`, null, { type: "button" }), row.pieces, row.words);
    if (row.here) open.setAttribute("aria-current", "true");
    open.dataset.id = row.id;
    open.onclick = () => setTriggerValue("open", row.id);
    item.append(open);
    if (row.around && row.around.length) item.append(pieces(el("p", "around small soft"), [["In its sentence: ", false], ...row.around]));
    const by = el("p", "notes small soft");
    by.append(pieces(el("span", "who"), row.whoPieces, row.who));
    if (row.role) by.append(el("span", "", row.role));
    by.append(el("span", `tag ${row.look}`, row.kind));
    if (row.note) by.append(el("span", "", row.note));
    row.themes.forEach((theme) => by.append(el("span", "tag", theme)));
    if (row.copy) by.append(copyButton("Copy quote with source", row.copy));
    item.append(by);
    return item;
  };
  redraw(parentElement, data, (root) => {
    const frame = el("div", data.narrow ? "narrow" : "");
    let list = null;
    for (const row of data.rows) {
      if (row.heading || !list) {
        const section = el("section");
        if (row.heading) section.append(heading(row.heading));
        list = el("ol", "list");
        section.append(list);
        frame.append(section);
      }
      list.append(quote(row));
    }
    root.append(frame);
    const here = frame.querySelector(".here");
    if (here && data.narrow) frame.scrollTop = here.offsetTop - frame.offsetTop;
  });
}
