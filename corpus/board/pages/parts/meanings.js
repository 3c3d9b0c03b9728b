// What the columns of a table mean.
export default function (component) {
  const { data, parentElement } = component;
  redraw(parentElement, data, (root) => {
    const list = el("dl", "small");
    for (const row of data.rows) {
      list.append(el("dt", "", row.name), el("dd", "", row.meaning));
      if (row.notes) list.append(el("dd", "soft", row.notes));
    }
    root.append(list);
  });
}
