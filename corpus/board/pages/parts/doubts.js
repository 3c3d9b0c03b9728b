// What to doubt: a line a kind; a click shows just those rows, as a filter or in a list below the line.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  redraw(parentElement, data, (root) => {
    const list = el("ul", "doubts");
    data.doubts.forEach((doubt, n) => {
      const line = el("li", "doubt");
      if (doubt.filter) {
        const button = el("button", "says", null, { type: "button" });
        button.append(el("span", "", doubt.says), el("span", "hint small", "show them"));
        button.dataset.id = `doubt ${n}`;
        button.onclick = () => setTriggerValue("filter", n);
        line.append(button);
      } else {
        const box = el("details");
        const head = el("summary", "says", doubt.says);
        head.dataset.id = `doubt ${n}`;
        const items = el("ul", "items");
        doubt.items.forEach((item, m) => {
          const row = el("li");
          const words = item.article ? el("button", "open", item.words, { type: "button" }) : el("span", "name", item.words);
          if (item.article) {
            words.dataset.id = `doubt ${n} ${m}`;
            words.onclick = () => setTriggerValue("open", { article: item.article, row: item.row });
          }
          row.append(words, el("span", "soft small", item.note));
          items.append(row);
        });
        if (doubt.number > doubt.items.length) items.append(el("li", "soft small", `and ${(doubt.number - doubt.items.length).toLocaleString("en")} more`));
        box.append(head, items);
        line.append(box);
      }
      list.append(line);
    });
    root.append(data.doubts.length ? list : el("p", "soft", "Nothing that the rules can tell."));
  });
}
