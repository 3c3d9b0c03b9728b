// A table of what rows together say: claims, derived figures. The first cell opens the sentences that a row rests on.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const opened = new Set([...parentElement.querySelectorAll('[aria-expanded="true"]')].map((node) => node.dataset.id));
  const open = (where) => setTriggerValue("open", where);
  const cell = (one, column) => {
    const lines = Array.isArray(one) ? one : [one];
    const node = el("td", `${column.number ? "number" : ""}${lines.some(Boolean) ? "" : " empty"}`, null, { "data-label": column.name });
    lines.filter(Boolean).forEach((text, n) => node.append(el("p", n ? "soft small" : "", text)));
    return node;
  };
  const row = (one) => {
    const body = el("tbody");
    body.dataset.row = one.id;
    const line = el("tr");
    const first = el("td");
    const button = el("button", "open", null, { type: "button", "aria-expanded": "false" });
    button.dataset.id = `more ${one.id}`;
    button.append(el("span", "", one.title));
    first.append(button);
    for (const text of one.under.filter(Boolean)) first.append(el("p", "soft small under", text));
    if (data.mark) { const under = el("p", "under"); under.append(el("span", "mark", data.mark)); first.append(under); }
    line.append(first, ...one.cells.map((text, n) => cell(text, data.columns[n + 1])));
    const detail = el("tr", "detail");
    const inside = el("td", "", null, { colspan: data.columns.length });
    if (one.lead) inside.append(el("p", "lead soft small", one.lead));
    inside.append(passages(one.passages, open, one.id));
    if (one.left) inside.append(el("p", "soft small", one.left));
    detail.append(inside);
    detail.hidden = true;
    const toggle = (shown) => { detail.hidden = !shown; detail.style.display = shown ? "" : "none"; button.setAttribute("aria-expanded", String(shown)); };
    button.onclick = () => toggle(button.getAttribute("aria-expanded") !== "true");
    toggle(opened.has(button.dataset.id) || Boolean(data.open));
    body.append(line, detail);
    return body;
  };
  redraw(parentElement, data, (root) => {
    const frame = el("div", "frame", null, { tabindex: "0", role: "region", "aria-label": data.name });
    const table = el("table", data.mark ? "labelled" : "");
    const head = el("tr");
    data.columns.forEach((column) => head.append(el("th", column.number ? "number" : "", column.name, { scope: "col" })));
    const thead = el("thead");
    thead.append(head);
    table.append(thead, ...data.rows.map(row));
    frame.append(table);
    root.append(frame);
  });
}
