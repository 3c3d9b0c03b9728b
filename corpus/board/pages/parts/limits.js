// What the page does not say.
export default function (component) {
  const { data, parentElement } = component;
  redraw(parentElement, data, (root) => {
    const box = el("section", "box", null, { "aria-labelledby": "limits-title" });
    const list = el("ul");
    for (const [name, meaning] of data.limits) {
      const item = el("li");
      item.append(el("b", "", name), " ", el("span", "soft", meaning));
      list.append(item);
    }
    box.append(el("h2", "serif", "What this does not say", { id: "limits-title" }), list);
    root.append(box);
  });
}
