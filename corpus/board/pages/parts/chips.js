// The active filters, each removable, and one button that clears them all.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  redraw(parentElement, data, (root) => {
    const list = el("div", "chips");
    data.chips.forEach((chip) => {
      const button = el("button", "chip", null, { type: "button", title: "Remove this filter" });
      button.dataset.id = `${chip.key}=${chip.value}`;
      button.append(el("span", "hidden", "Remove filter "), el("span", "", chip.label), el("span", "x", "×", { "aria-hidden": "true" }));
      button.onclick = () => setTriggerValue("remove", { key: chip.key, value: chip.value });
      list.append(button);
    });
    if (data.chips.length) {
      const all = el("button", "all", "Clear all filters", { type: "button" });
      all.onclick = () => setTriggerValue("clear", true);
      list.append(all);
    }
    root.append(list);
  });
}
