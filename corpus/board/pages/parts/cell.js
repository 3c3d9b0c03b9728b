// What one cell rests on: each indicator with its formula and figures, the figures that were looked at, what is asserted, what is told.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const opened = new Set([...parentElement.querySelectorAll("details[open]")].map((node) => node.dataset.key));
  const open = (where) => setTriggerValue("open", where);
  const folded = (title, key, inside) => {
    const box = el("details");
    box.dataset.key = key;
    box.open = opened.has(key);
    const head = el("summary", "", title);
    head.dataset.id = key;
    box.append(head, inside);
    return box;
  };
  const pace = (one) => {
    const box = el("div", "pace");
    const bar = el("div", "bar", null, { "aria-hidden": "true" });
    const piece = (cls, left, width) => { const node = el("div", cls); node.style.left = `${left}%`; if (width !== null) node.style.width = `${width}%`; bar.append(node); };
    piece("done", 0, one.low);
    piece("maybe", one.low, Math.max(0, one.high - one.low));
    piece("now", one.passed, null);
    box.append(bar, el("p", "", one.words), el("p", "soft small", "Bar: the way to the target; hatched: as the words allow. Line: the time passed."));
    return box;
  };
  const operand = (one) => {
    const item = el("li");
    const line = el("p", "");
    line.append(el("span", "role", `${one.role}: ${one.value}`), el("span", "soft small", ` ${[one.about, one.origin].filter(Boolean).join(" · ")}`));
    item.append(line);
    if (one.disagree) item.append(el("p", "doubt", one.disagree));
    if (one.passages.length) item.append(passages(one.passages, open, `operand ${one.role}`));
    return item;
  };
  const match = (one, index) => {
    const item = el("li", "match");
    item.dataset.match = one.fact;
    const line = el("p", "about");
    line.append(el("b", "", one.text), el("span", "soft", [one.role, one.about, one.words].filter(Boolean).join(" · ")));
    if (one.reason) line.append(el("span", "", one.reason));
    if (one.used || one.left) {
      const button = el("button", "out", one.left ? "Take back in" : "Leave out", { type: "button" });
      button.append(el("span", "hidden", ` ${one.text} for ${one.objective}`));
      button.dataset.id = `out ${one.objective} ${one.fact} ${index}`;
      button.onclick = () => setTriggerValue("leave_out", { objective: one.objective, fact: one.fact });
      line.append(button);
    }
    item.append(line, passages(one.passages, open, `match ${one.objective} ${index}`));
    return item;
  };
  const listed = (cls, items) => { const list = el("ul", cls); list.append(...items); return list; };
  const indicator = (one) => {
    const box = el("div", "indicator");
    box.dataset.indicator = one.name;
    box.append(el("h5", "", one.name));
    box.append(one.number ? el("p", "number serif", `${one.number} ${one.label}`) : el("p", "soft", `No number: ${one.reason}.`));
    if (one.pace) box.append(pace(one.pace));
    const lines = el("dl", "lines");
    for (const [name, text] of one.lines) lines.append(el("dt", "", name), el("dd", name === "Formula" ? "formula" : "", text));
    if (one.lines.length) box.append(lines);
    if (one.operands.length) box.append(el("h6", "", "The numbers in the formula"), listed("operands", one.operands.map(operand)));
    if (one.used.length) box.append(el("h6", "", "Figures that answer"), listed("matches", one.used.map(match)));
    const left = one.passed.filter((m) => m.left);
    const others = one.passed.filter((m) => !m.left);
    if (left.length) box.append(el("h6", "", "Left out in this session"), listed("matches", left.map(match)));
    if (others.length) box.append(folded(`Looked at and not used (${others.length})`, `passed ${one.name}`, listed("matches", others.map((m, n) => match(m, n + 1000)))));
    return box;
  };
  const asserted = (group) => {
    const box = el("div", "asserted");
    const items = group.items.map((one) => {
      const item = el("li");
      item.append(passages(one.passages, open, `asserted ${group.kind}`), el("p", "soft small", `By the words: ${one.words}`));
      return item;
    });
    const head = el("h5");
    head.append(el("span", "", `${group.sign} `, { "aria-hidden": "true" }), group.label, el("span", "level", "asserted"));
    box.append(head, listed("items", items));
    if (group.left) box.append(el("p", "soft small", group.left));
    return box;
  };
  const some = (group, key) => {
    const inside = el("div");
    inside.append(passages(group.passages, open, key));
    if (group.left) inside.append(el("p", "soft small", group.left));
    return folded(group.name, key, inside);
  };
  const part = (title, level) => { const head = el("h4", "", title); head.append(el("span", "level", level)); return head; };
  redraw(parentElement, data, (root) => {
    const box = el("section", "box", null, { "aria-labelledby": "cell-title" });
    box.append(el("h3", "serif", `${data.area}: ${data.metric}`, { id: "cell-title" }), el("p", "", data.says), el("p", "formula soft small", `${data.metric} = ${data.formula}`));
    for (const says of data.checks) box.append(el("p", "doubt", `A check is violated: ${says}`));
    if (data.indicators.length) box.append(part("Indicators", "level 2: measured against objectives"), ...data.indicators.map(indicator));
    box.append(part("What is asserted", "level 1: asserted"));
    if (data.asserted.length) box.append(...data.asserted.map(asserted));
    else box.append(el("p", "soft", "No statement reports an achievement, a shortfall or an intention."));
    box.append(part("What is told", "level 0: counted"));
    const counts = el("p", "counts");
    for (const [name, count] of data.told) counts.append(el("span", "", `${count} ${name}`));
    box.append(counts);
    if (data.figures.passages.length) box.append(some(data.figures, "figures"));
    if (data.statements.passages.length) box.append(some(data.statements, "statements"));
    root.append(box);
    if (data.jump) setTimeout(() => box.scrollIntoView({ block: "start" }), 60);
  });
}
