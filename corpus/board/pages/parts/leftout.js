// Figures that this session leaves out, each to be taken back in.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  redraw(parentElement, data, (root) => {
    const list = el("div", "chips", null, { role: "group", "aria-label": "Left out" });
    list.append(el("span", "soft small", "Left out:"));
    for (const chip of data.chips) {
      const button = el("button", "chip", null, { type: "button", title: "Take back in" });
      button.dataset.id = `back ${chip.objective} ${chip.fact}`;
      button.append(el("span", "hidden", "Take back in "), el("span", "", chip.label), el("span", "x", "×", { "aria-hidden": "true" }));
      button.onclick = () => setTriggerValue("back", { objective: chip.objective, fact: chip.fact });
      list.append(button);
    }
    const all = el("button", "all", "Restore all", { type: "button" });
    all.onclick = () => setTriggerValue("restore", true);
    list.append(all);
    root.append(list);
  });
}
