// At phone width: opens the sidebar, where pages and filters are, by Streamlit's own button, which has no words.
export default function (component) {
  const { data, parentElement } = component;
  redraw(parentElement, data, (root) => {
    const button = el("button", "menu", "Pages and filters", { type: "button" });
    if (data.chosen) button.append(el("span", "chosen", `${data.chosen} active`));
    button.dataset.id = "menu";
    button.onclick = () => { const own = document.querySelector('[data-testid="stExpandSidebarButton"]'); if (own) own.click(); };
    root.append(button);
  });
}
