// Options of one filter with their counts: a click ticks one, Streamlit's own multiselect above shows the same choice.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  redraw(parentElement, data, (root) => {
    const list = el("div", "list", null, { role: "group", "aria-label": data.name });
    const most = Math.max(1, ...data.items.map((item) => item.count));
    for (const item of data.items) {
      const row = el("button", "row", null, { role: "checkbox", "aria-checked": String(item.checked), type: "button", title: item.label });
      row.dataset.id = item.value;
      row.append(el("span", "box", item.checked ? "✓" : "", { "aria-hidden": "true" }), el("span", "name", item.label), el("span", "count", item.count.toLocaleString("en")));
      const bar = el("span", "bar", null, { "aria-hidden": "true" });
      bar.style.width = `${(100 * item.count) / most}%`;
      row.append(bar);
      row.onclick = () => setTriggerValue("toggle", item.value);
      list.append(row);
    }
    root.append(list);
    if (data.more > 0) root.append(el("div", "more", `${data.more.toLocaleString("en")} more: type above`));
  });
}
