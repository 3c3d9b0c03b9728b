// The head of an article: its title, where it comes from, what it repeats, and its link and citation to take away.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  redraw(parentElement, data, (root) => {
    root.append(el("h1", "serif", data.title), el("p", "soft small", data.origin));
    for (const twin of data.twins) {
      const line = el("p", "small twin", `${twin.says} `);
      const open = el("button", "link", twin.title, { type: "button" });
      open.dataset.id = `twin ${twin.id}`;
      open.onclick = () => setTriggerValue("open_article", twin.id);
      line.append(open);
      root.append(line);
    }
    const line = el("p", "take small");
    line.append(copyButton("Copy link", linkTo(data.article)), copyButton("Copy citation", data.citation), copyButton("Copy BibTeX", data.bibtex));
    root.append(line);
  });
}
