// What a chart asks or finds, and what it covers.
export default function (component) {
  const { data, parentElement } = component;
  redraw(parentElement, data, (root) => root.append(el("h3", "serif", data.title), el("p", "soft small", data.subtitle)));
}
