// Checks by kind: verdict, what was found, what follows, how sure, two wordings word by word, and the sentences read.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const open = (where) => setTriggerValue("open", where);
  const wordings = (diff) => {
    const line = el("dd", "diff");
    for (const [op, words] of diff) {
      const tag = { "only first": "del", "only second": "ins" }[op];
      if (!tag) { line.append(words, " "); continue; }
      const piece = el(tag);
      piece.append(el("span", "hidden", tag === "del" ? "[only in the first: " : "[only in the second: "), words, el("span", "hidden", "]"));
      line.append(piece, " ");
    }
    line.append(el("div", "soft small", "Struck through: only in the first. Underlined: only in the second."));
    return line;
  };
  const check = (one) => {
    const item = el("li", "check");
    item.dataset.check = one.id;
    const top = el("div", "top");
    const verdict = el("span", `verdict ${one.verdict}`);
    verdict.append(el("span", "", `${one.sign} `, { "aria-hidden": "true" }), one.word);
    top.append(verdict, el("p", "says serif", one.says));
    const more = el("dl", "more");
    const line = (name, value) => more.append(el("dt", "", name), value instanceof Node ? value : el("dd", "", value));
    if (one.diff.length) line("Word by word", wordings(one.diff));
    if (one.follows) {
      const follows = el("dd", "", one.follows);
      if (one.derived) follows.append(" ", el("span", "mark", "derived, not said"));
      line("What follows", follows);
    }
    line("How sure", one.sure);
    const read = el("dd");
    read.append(passages(one.passages, open, one.id));
    line("Read", read);
    item.append(top, more);
    return item;
  };
  redraw(parentElement, data, (root) => {
    for (const group of data.groups) {
      const section = el("section");
      const head = el("header");
      head.append(el("h3", "serif", group.label), el("p", "soft small", group.meaning));
      const list = el("ol", "list");
      group.items.forEach((one) => list.append(check(one)));
      section.append(head, list);
      root.append(section);
    }
  });
}
