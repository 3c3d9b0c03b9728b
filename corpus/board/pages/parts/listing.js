// Statements as a table; on a narrow screen each row is a card. The first cell opens the sentence.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  // a text, or a text in pieces of which some were searched for
  const fill = (node, text) => {
    if (typeof text === "string") node.textContent = text;
    else text.forEach(([piece, hit]) => node.append(hit ? el("mark", "", piece) : document.createTextNode(piece)));
    return node;
  };
  redraw(parentElement, data, (root) => {
    const frame = el("div", "frame", null, { tabindex: "0", role: "region", "aria-label": "Table of statements, scrolls sideways" });
    const table = el("table");
    const head = el("tr");
    data.columns.forEach((name) => head.append(el("th", "", name, { scope: "col" })));
    const thead = el("thead");
    thead.append(head);
    const tbody = el("tbody");
    for (const row of data.rows) {
      const line = el("tr");
      line.dataset.row = row.id;
      row.cells.forEach((text, n) => {
        const cell = el("td", text ? "" : "empty", null, { "data-label": data.columns[n] });
        if (n === 0) {
          const open = fill(el("button", "open", null, { type: "button" }), text);
          open.dataset.id = row.id;
          open.onclick = () => setTriggerValue("open", row.id);
          cell.append(open);
        } else fill(cell, text);
        line.append(cell);
      });
      tbody.append(line);
    }
    table.append(thead, tbody);
    frame.append(table);
    root.append(frame);
  });
}
