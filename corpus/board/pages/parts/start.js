// Questions to start with, each one click.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  redraw(parentElement, data, (root) => {
    const list = el("ul", "starts");
    data.starts.forEach((start, n) => {
      const item = el("li");
      const button = el("button", "start", null, { type: "button" });
      button.dataset.id = `start ${n}`;
      button.append(el("span", "question serif", start.question), el("span", "soft small", start.answer));
      button.onclick = () => setTriggerValue("go", n);
      item.append(button);
      list.append(item);
    });
    root.append(list);
  });
}
