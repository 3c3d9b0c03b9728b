// What the columns of a table mean.
export default function (component) {
  const { data, parentElement } = component;
  redraw(parentElement, data, (root) => {
    const frame = el("div", "frame small", null, { tabindex: "0", role: "region", "aria-label": "What the columns mean" });
    const list = el("dl");
    for (const row of data.rows) {
      list.append(el("dt", "", row.name), el("dd", "", row.meaning));
      if (row.notes) list.append(el("dd", "soft", row.notes));
    }
    frame.append(list);
    root.append(frame);
  });
}
