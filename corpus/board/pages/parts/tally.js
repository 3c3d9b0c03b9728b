// A few counts side by side.
export default function (component) {
  const { data, parentElement } = component;
  redraw(parentElement, data, (root) => {
    const list = el("dl");
    for (const [label, number] of data.counts) {
      const one = el("div", "one");
      one.append(el("dt", "", label), el("dd", "serif", number));
      list.append(one);
    }
    root.append(list);
  });
}
