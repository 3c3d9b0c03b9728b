// Filters of one page: values with their counts, any number of them pressed.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  redraw(parentElement, data, (root) => {
    for (const line of data.lines) {
      const box = el("div", "line", null, { role: "group", "aria-label": line.name });
      box.append(el("span", "name", line.name, { "aria-hidden": "true" }));
      for (const one of line.values) {
        const button = el("button", "pick", null, { type: "button", "aria-pressed": String(one.pressed) });
        button.append(el("span", "", one.label), " ", el("span", "count", one.count.toLocaleString("en")));
        button.dataset.id = `pick ${line.key} ${one.value}`;
        button.onclick = () => setTriggerValue("pick", { key: line.key, value: one.value });
        box.append(button);
      }
      if (line.values.some((one) => one.pressed)) {
        const all = el("button", "all", "All", { type: "button" });
        all.dataset.id = `all ${line.key}`;
        all.onclick = () => setTriggerValue("pick", { key: line.key, value: "" });
        box.append(all);
      }
      root.append(box);
    }
  });
}
