// A plain table of texts; cards on a narrow screen.
export default function (component) {
  const { data, parentElement } = component;
  redraw(parentElement, data, (root) => {
    const frame = el("div", "frame", null, { tabindex: "0", role: "region", "aria-label": data.name });
    const table = el("table");
    const head = el("tr");
    data.columns.forEach((name) => head.append(el("th", "", name, { scope: "col" })));
    const thead = el("thead");
    thead.append(head);
    const tbody = el("tbody");
    for (const row of data.rows) {
      const line = el("tr");
      row.forEach((text, n) => line.append(el("td", text ? "" : "empty", text, { "data-label": data.columns[n] })));
      tbody.append(line);
    }
    table.append(thead, tbody);
    frame.append(table);
    root.append(frame);
  });
}
