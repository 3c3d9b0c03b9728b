// Speakers by themes: a table of buttons with the counts printed and shaded. Buttons, because a heat map cannot be reached by keyboard.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  redraw(parentElement, data, (root) => {
    const frame = el("div", "frame", null, { tabindex: "0", role: "region", "aria-label": "Table of counts, scrolls sideways" });
    const table = el("table");
    const head = el("tr");
    head.append(el("th", "corner", data.corner, { scope: "col" }));
    data.columns.forEach((column) => {
      const cell = el("th", "column", null, { scope: "col" });
      const button = el("button", "", column.label, { type: "button" });
      button.dataset.id = `column ${column.value}`;
      button.onclick = () => setTriggerValue("pick", { column: column.value });
      cell.append(button);
      head.append(cell);
    });
    const thead = el("thead");
    thead.append(head);
    const most = Math.max(1, ...data.cells.flat());
    const tbody = el("tbody");
    data.rows.forEach((row, r) => {
      const line = el("tr");
      const name = el("th", "name", null, { scope: "row" });
      const pick = el("button", "", row.label, { type: "button" });
      pick.dataset.id = `row ${row.value}`;
      pick.onclick = () => setTriggerValue("pick", { row: row.value });
      name.append(pick);
      line.append(name);
      data.columns.forEach((column, c) => {
        const count = data.cells[r][c];
        const cell = el("td");
        if (count) {
          const button = el("button", "cell", null, { type: "button", title: `${row.label} × ${column.label}` });
          button.append(el("span", "hidden", `${row.label}, ${column.label}: `), el("span", "", String(count)));
          button.dataset.id = `cell ${row.value} ${column.value}`;
          button.style.setProperty("--share", `${Math.round(14 + (56 * count) / most)}%`);
          button.onclick = () => setTriggerValue("pick", { row: row.value, column: column.value });
          cell.append(button);
        } else cell.append(el("span", "none", "·", { "aria-hidden": "true" }), el("span", "hidden", "none"));
        line.append(cell);
      });
      tbody.append(line);
    });
    table.append(thead, tbody);
    frame.append(table);
    root.append(frame);
  });
}
