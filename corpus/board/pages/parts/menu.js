// Streamlit writes a new address in pieces, each an entry of the browser's history. One act of the visitor is one step back:
// the first piece after it makes an entry, the others take its place. What comes after "back" never makes one. Screen readers
// click without a pointer.
const onePerAct = () => {
  if (window.history.onePerAct) return;
  window.history.onePerAct = true;
  let open = false;
  for (const act of ["pointerdown", "keydown", "click"]) window.addEventListener(act, () => { open = true; }, true);
  window.addEventListener("popstate", () => { open = false; }, true);
  const push = window.history.pushState.bind(window.history);
  window.history.pushState = (...entry) => {
    if (open) push(...entry); else window.history.replaceState(...entry);
    open = false;
  };
};
// At phone width: opens the sidebar, where pages and filters are, by Streamlit's own button, which has no words.
export default function (component) {
  onePerAct();
  const { data, parentElement } = component;
  redraw(parentElement, data, (root) => {
    const button = el("button", "menu", "Pages and filters", { type: "button" });
    if (data.chosen) button.append(el("span", "chosen", `${data.chosen} active`));
    button.dataset.id = "menu";
    button.onclick = () => { const own = document.querySelector('[data-testid="stExpandSidebarButton"]'); if (own) own.click(); };
    root.append(button);
  });
}
