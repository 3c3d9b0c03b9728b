// Where a chart's rows come from, and the chart as it is drawn as a file: made here, in light colours, with title and sources.
const SVG = "http://www.w3.org/2000/svg";
const PAD = 20;
const node = (tag, attrs, text) => {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attrs)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  return made;
};
// words of a text on as many lines as its width asks for
const lines = (text, font, width) => {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = font;
  const found = [];
  for (const word of text.split(/\s+/)) {
    const longer = found.length ? `${found[found.length - 1]} ${word}` : word;
    if (found.length && pen.measureText(longer).width <= width) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found;
};
// the reader's font may be wider than the page's: lines end earlier
const block = (svg, text, top, width, { size, family, weight, colour }) => {
  const step = Math.round(size * 1.35);
  lines(text, `${weight} ${size}px ${family}`, width * 0.88).forEach((line) => {
    svg.append(node("text", { x: PAD, y: top + size, "font-family": family, "font-size": size, "font-weight": weight, fill: colour }, line));
    top += step;
  });
  return top;
};
// a colour as the browser writes it
const written = (colour) => { const probe = document.createElement("i").style; probe.color = colour; return probe.color; };
// A font that the reader lacks may be wider: each line keeps the length that it has here.
const copied = (drawn, swap) => {
  const copy = drawn.cloneNode(true);
  const [there, here] = [drawn, copy].map((svg) => [...svg.querySelectorAll("*")]);
  here.forEach((part, n) => {
    for (const name of ["fill", "stroke"]) if (swap.has(part.style[name])) part.style[name] = swap.get(part.style[name]);
    part.style.removeProperty("vector-effect"); // lines grow with the picture
    const leaf = part.matches("tspan.line") || (part.matches("text") && !part.querySelector("tspan.line"));
    if (leaf && part.textContent.trim()) {
      const length = there[n].getComputedTextLength();
      if (length > 0) { part.setAttribute("textLength", length.toFixed(1)); part.setAttribute("lengthAdjust", "spacingAndGlyphs"); }
    }
  });
  copy.querySelectorAll(".hoverlayer, .draglayer, .zoomlayer").forEach((part) => part.remove());
  return copy;
};
const drawing = (plot, data) => {
  const sans = "'Source Sans', 'Source Sans 3', 'Segoe UI', Arial, sans-serif";
  const { width, height } = plot.getBoundingClientRect();
  const svg = node("svg", { xmlns: SVG });
  const paper = node("rect", { width: "100%", height: "100%", fill: "#FFFFFF" });
  svg.append(node("title", {}, data.title), node("desc", {}, data.alt), paper);
  let top = block(svg, data.title, PAD, width, { size: 19, family: "'Source Serif', Georgia, serif", weight: 600, colour: "#1F1D1A" });
  top = block(svg, data.subtitle, top + 2, width, { size: 14, family: sans, weight: 400, colour: "#55514A" }) + 6;
  const swap = new Map(data.swap.map((pair) => pair.map(written)));
  plot.querySelectorAll(".main-svg").forEach((drawn) => {
    const copy = copied(drawn, swap);
    copy.removeAttribute("style");
    for (const [name, value] of Object.entries({ x: PAD, y: top, width, height })) copy.setAttribute(name, value);
    svg.append(copy);
  });
  top = block(svg, data.sources, top + height + 6, width, { size: 12, family: sans, weight: 400, colour: "#55514A" }) + PAD - 6;
  const size = { width: Math.ceil(width + 2 * PAD), height: Math.ceil(top) };
  for (const [name, value] of Object.entries(size)) svg.setAttribute(name, value);
  svg.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
  return { text: new XMLSerializer().serializeToString(svg), ...size };
};
const save = (blob, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};
const picture = async ({ text, width, height }) => {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const scale = Math.max(2, 1200 / width);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
};
export default function (component) {
  const { data, parentElement } = component;
  const make = async (kind) => {
    const host = parentElement.host || parentElement.getRootNode().host || parentElement;
    const plot = host.closest('[class*="st-key-drawing-"]').querySelector(".js-plotly-plot");
    if (!plot) return;
    const made = drawing(plot, data);
    save(kind === "svg" ? new Blob([made.text], { type: "image/svg+xml" }) : await picture(made), `${data.file}.${kind}`);
  };
  redraw(parentElement, data, (root) => {
    const foot = el("div", "foot");
    const buttons = el("span", "save", null, { role: "group", "aria-label": "Save the chart" });
    for (const kind of ["png", "svg"]) {
      const button = el("button", "", kind.toUpperCase(), { type: "button", title: `Save the chart as ${kind.toUpperCase()}` });
      button.onclick = () => make(kind);
      buttons.append(button);
    }
    foot.append(el("p", "sources soft small", data.sources), buttons);
    root.append(foot);
  });
}
