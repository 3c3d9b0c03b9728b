// The head of an article.
export default function (component) {
  const { data, parentElement } = component;
  redraw(parentElement, data, (root) => root.append(el("h1", "serif", data.title), el("p", "soft small", data.origin)));
}
