// Statements and figures as a list to read; a click opens the sentence in its article.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  redraw(parentElement, data, (root) => {
    const list = el("ol", data.narrow ? "list narrow" : "list");
    for (const row of data.rows) {
      const item = el("li", row.here ? "item here" : "item");
      item.dataset.row = row.id;
      const open = el("button", `words ${row.look}`, row.words, { type: "button" });
      if (row.here) open.setAttribute("aria-current", "true");
      open.dataset.id = row.id;
      open.onclick = () => setTriggerValue("open", row.id);
      const by = el("p", "notes small soft");
      by.append(el("span", "who", row.who));
      if (row.role) by.append(el("span", "", row.role));
      by.append(el("span", `tag ${row.look}`, row.kind));
      if (row.note) by.append(el("span", "", row.note));
      row.themes.forEach((theme) => by.append(el("span", "tag", theme)));
      item.append(open, by);
      list.append(item);
    }
    root.append(list);
    const here = list.querySelector(".here");
    if (here && data.narrow) list.scrollTop = here.offsetTop - list.offsetTop;
  });
}
