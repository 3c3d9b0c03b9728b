// Families of units as tabs, the rarer ones in a list, and the order of the table.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  redraw(parentElement, data, (root) => {
    const line = el("div", "units");
    const tabs = el("div", "tabs", null, { role: "group", "aria-label": "Units" });
    const named = data.tabs.filter((tab, n) => n <= data.most || tab.value === data.here);
    for (const tab of named) {
      const button = el("button", "tab", null, { type: "button", "aria-pressed": String(tab.value === data.here) });
      button.append(el("span", "", tab.label), " ", el("span", "count", tab.count.toLocaleString("en")));
      button.dataset.id = `unit ${tab.value}`;
      button.onclick = () => setTriggerValue("pick", tab.value);
      tabs.append(button);
    }
    const others = data.tabs.filter((tab) => !named.includes(tab));
    const choice = (name, options, here, act) => {
      const label = el("label", "choice small");
      const select = el("select", "", null, { "aria-label": name });
      for (const [value, text] of options) select.append(Object.assign(el("option", "", text), { value, selected: value === here }));
      select.dataset.id = name;
      select.onchange = () => act(select.value);
      label.append(select);
      return label;
    };
    if (others.length) {
      const rest = others.map((tab) => [tab.value, `${tab.label} (${tab.count.toLocaleString("en")})`]);
      tabs.append(choice("More units", [["", `${others.length} more units`], ...rest], "", (value) => value && setTriggerValue("pick", value)));
    }
    line.append(tabs, choice("Sort", data.orders, data.order, (value) => setTriggerValue("sort", value === "article" ? "" : value)));
    root.append(line);
  });
}
