// Articles as cards.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  redraw(parentElement, data, (root) => {
    const grid = el("div", "grid");
    for (const card of data.cards) {
      const box = el("article", "card");
      const title = el("h3", "serif");
      const open = el("button", "open", card.title, { type: "button" });
      open.dataset.id = card.id;
      open.onclick = () => setTriggerValue("open", card.id);
      title.append(open);
      box.append(title, el("p", "soft small", card.origin), el("p", "counts small", card.counts));
      if (card.themes.length) {
        const themes = el("p", "themes");
        card.themes.forEach((theme) => themes.append(el("span", "tag", theme), " "));
        box.append(themes);
      }
      if (card.note) box.append(el("p", "note small", card.note));
      if (card.doubt) box.append(el("p", "doubt small", card.doubt));
      grid.append(box);
    }
    root.append(grid);
  });
}
