// What the marks mean.
export default function (component) {
  const { data, parentElement } = component;
  redraw(parentElement, data, (root) => {
    const line = el("p", "legend small");
    [["direct", "direct speech"], ["indirect", "indirect"], ["mixed", "mixed"], ["figure", "figure"], ["date", "date"]].forEach(([kind, name]) => line.append(el("span", `key ${kind}`, name)));
    root.append(line);
  });
}
