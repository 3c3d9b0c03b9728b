// One speaker's card, or two or three side by side. Everything on it leads to its place: data.cards[…].articles are numbered,
// and a number behind a role or a spelling opens that article.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const link = (cls, text, where, name) => {
    const button = el("button", cls, text, { type: "button" });
    if (name) { button.setAttribute("aria-label", name); button.title = name; }
    button.dataset.id = `${where.article} ${where.row} ${cls} ${text}`;
    button.onclick = () => setTriggerValue("open", where);
    return button;
  };
  const pick = (event, value, label, count, pressed) => {
    const button = el("button", "pick", null, { type: "button" });
    if (pressed !== undefined) button.setAttribute("aria-pressed", String(pressed));
    button.dataset.id = `${event} ${value}`;
    button.append(el("span", "", label), el("span", "count", count));
    button.onclick = () => setTriggerValue(event, value);
    return button;
  };
  const picks = (event, items) => {
    const line = el("div", "picks");
    items.forEach((item) => line.append(pick(event, item.value, item.label, item.count, item.pressed)));
    return line;
  };
  // the kinds of speech as one bar, and in words below it
  const shares = (some) => {
    const box = el("div", "shares");
    const bar = el("div", "bar", null, { "aria-hidden": "true" });
    const line = el("p", "small legend");
    const all = some.reduce((sum, [, count]) => sum + count, 0) || 1;
    some.forEach(([kind, count]) => {
      const part = el("span", `part ${kind}`);
      part.style.flexGrow = count;
      if (count) bar.append(part);
      line.append(el("span", `tag ${kind}`, `${kind} ${count.toLocaleString("en")} (${Math.round((100 * count) / all)} %)`));
    });
    box.append(bar, line);
    return box;
  };
  const section = (title, body) => {
    const box = el("section");
    box.append(el("h3", "", title), body);
    return box;
  };
  // what the articles print, each with the numbers of its articles
  const printed = (items) => {
    const list = el("ul", "plain");
    items.forEach((item) => {
      const line = el("li");
      line.append(el("span", "", item.words), " ");
      item.where.forEach((where) => line.append(link("ref", String(where.number), { article: where.article, row: where.row }, `${item.words}: article ${where.number}, ${where.title}`)));
      if (item.more) line.append(el("span", "soft small", ` and ${item.more} more`));
      list.append(line);
    });
    return list;
  };
  const listed = (items, draw, shown) => {
    const list = el("ul", "plain rows");
    items.slice(0, shown).forEach((item) => list.append(draw(item)));
    const box = el("div");
    box.append(list);
    if (items.length > shown) {
      const more = el("details");
      const rest = el("ul", "plain rows");
      items.slice(shown).forEach((item) => rest.append(draw(item)));
      more.append(el("summary", "small", `${items.length - shown} more`), rest);
      box.append(more);
    }
    return box;
  };
  const figure = (item) => {
    const line = el("li", "given");
    line.append(link("figure", item.words, item.where), el("span", "small", ` ${item.normalised}`));
    if (item.about) line.append(el("p", "small", item.about));
    line.append(el("p", "small soft", item.sentence));
    return line;
  };
  const article = (item) => {
    const line = el("li", "article");
    line.append(el("span", "number small", String(item.number)), link("", item.title, item.where), el("p", "small soft", item.origin));
    return line;
  };
  const quote = (item) => {
    const line = el("li", "quote");
    if (item.heading) line.append(link("heading small", item.heading, { article: item.where.article, row: null }));
    const open = link(`words ${item.look}`, "", item.where);
    open.dataset.id = `quote ${item.where.row}`;
    item.pieces.forEach(([text, hit]) => open.append(hit ? el("mark", "", text) : document.createTextNode(text)));
    const by = el("p", "by small soft");
    by.append(el("span", `tag ${item.look}`, item.kind));
    item.themes.forEach((theme) => by.append(el("span", "tag", theme)));
    line.append(open, by);
    return line;
  };
  const draw = (card) => {
    const box = el("article", data.cards.length > 1 ? "card narrow" : "card");
    const head = el("h2", "serif", card.name);
    if (card.type) head.append(" ", el("span", "type", card.type));
    box.append(head);
    if (card.role) box.append(el("p", "soft small", card.role));
    box.append(el("p", "", card.summary), shares(card.shares));
    const columns = el("div", "columns");
    card.printed.forEach(([title, items]) => columns.append(section(title, printed(items))));
    if (card.days.length) columns.append(section("Published", listed(card.days, (day) => { const line = el("li"); line.append(el("span", "soft", `${day.label} `), day.where ? link("", day.words, day.where) : el("span", "", day.words)); return line; }, 4)));
    if (card.themes.length) columns.append(section("Themes", picks("theme", card.themes)));
    if (columns.children.length) box.append(columns);
    if (card.figures) box.append(section(card.figures.title, card.figures.items.length ? listed(card.figures.items, figure, card.figures.shown) : el("p", "soft small", "None in view.")));
    if (card.quotes) box.append(section("Says", listed(card.quotes, quote, card.quotesShown)));
    if (card.articles.length) box.append(section("Articles", listed(card.articles, article, 8)));
    if (card.others.length) box.append(section("Compare with, on the same themes", picks("compare", card.others)));
    if (card.note) box.append(el("p", "soft small", card.note));
    return box;
  };
  redraw(parentElement, data, (root) => {
    (data.themes || []).forEach(([title, items]) => root.append(section(title, picks("theme", items))));
    const frame = el("div", data.cards.length > 1 ? "beside" : "");
    data.cards.forEach((card) => frame.append(draw(card)));
    root.append(frame);
  });
}
