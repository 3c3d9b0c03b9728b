// Areas by metrics as a table of buttons: a number with what it is of, or the reason why there is none; beside it what is asserted and told.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  redraw(parentElement, data, (root) => {
    const table = el("table", "", null, { "aria-label": "Scorecard" });
    const head = el("tr");
    head.append(el("th", "", "Area", { scope: "col" }));
    data.rows[0].cells.forEach((one) => head.append(el("th", "", one.metric[0].toUpperCase() + one.metric.slice(1), { scope: "col" })));
    const thead = el("thead");
    thead.append(head);
    const tbody = el("tbody");
    for (const row of data.rows) {
      const line = el("tr");
      line.append(el("th", "", row.area, { scope: "row" }));
      for (const one of row.cells) {
        const cell = el("td");
        const button = el("button", one.has ? "cell has" : "cell", null, { type: "button", "aria-pressed": String(one.pressed) });
        button.dataset.id = `cell ${one.key}`;
        button.dataset.cell = one.key;
        button.dataset.level = one.level;
        const say = (cls, text) => text && button.append(el("span", cls, text));
        say("hidden", `${row.area}, `);
        say("metric", one.metric[0].toUpperCase() + one.metric.slice(1));
        say(one.has ? "number serif" : "none", one.number);
        say("small", one.label);
        say("small soft", one.also && `Without a number: ${one.also}`);
        say("small doubt", one.doubt);
        say("small asserted", one.asserted && `Asserted: ${one.asserted}`);
        say("small soft told", one.told);
        button.onclick = () => setTriggerValue("pick", one.key);
        cell.append(button);
        line.append(cell);
      }
      tbody.append(line);
    }
    table.append(thead, tbody);
    root.append(table);
  });
}
