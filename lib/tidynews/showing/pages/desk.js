
// The desk's sight: text and tables in one element; a click or Enter on a row or a mark selects it.
function rowsOf(part) {
  return part.dataset.rows.split(" ").filter(Boolean);
}

function choose(el, row) {
  for (const part of el.querySelectorAll(".tn-chosen")) part.classList.remove("tn-chosen");
  if (!row) return;
  const parts = el.querySelectorAll(`[data-rows~="${CSS.escape(row)}"]`);
  for (const part of parts) part.classList.add("tn-chosen");
  for (const pane of el.querySelectorAll(".tn-pane")) {
    const first = pane.querySelector(".tn-ref.tn-chosen, tr.tn-chosen");
    if (!first) continue;
    const box = first.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) pane.scrollTop += box.top - frame.top - frame.height / 3;
  }
}

function render({ model, el }) {
  el.classList.add("tn-sight");
  const draw = () => {
    const places = Array.from(el.querySelectorAll(".tn-pane"), (pane) => pane.scrollTop);
    el.innerHTML = model.get("html");
    Array.from(el.querySelectorAll(".tn-pane")).forEach((pane, i) => (pane.scrollTop = places[i] || 0));
    globalThis.tidynews.enliven(el);
    choose(el, model.get("selected"));
  };
  el.addEventListener("click", (event) => {
    const part = event.target.closest("[data-rows]");
    if (!part || !rowsOf(part).length) return;
    event.preventDefault();
    model.set("selected", rowsOf(part)[0]);
    model.save_changes();
  });
  globalThis.tidynews.follow(el);
  model.on("change:html", draw);
  model.on("change:selected", () => choose(el, model.get("selected")));
  draw();
}

export default { render };
