// What the marks mean, and the keys that turn the page.
export default function (component) {
  const { data, parentElement } = component;
  redraw(parentElement, data, (root) => {
    const line = el("p", "legend small");
    [["direct", "direct speech"], ["indirect", "indirect"], ["mixed", "mixed"], ["figure", "figure"], ["date", "date"], ...(data.left_out ? [["out", "not the article (left out)"]] : [])].forEach(([kind, name]) => line.append(el("span", `key ${kind}`, name)));
    const keys = el("p", "keys small soft");
    [["J", "next row"], ["K", "previous row"], ["→", "next article"], ["←", "previous article"]].forEach(([key, does]) => {
      const pair = el("span");
      pair.append(el("kbd", "", key), ` ${does}`);
      keys.append(pair);
    });
    root.append(line, keys);
  });
}
