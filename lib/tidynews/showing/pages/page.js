// Tables that sort, and rows and text that light up together. Nothing is fetched, nothing is stored.
(function (root) {
  "use strict";
  const SHOWN = 20, FEW_MORE = 5;

  function key(row, column) {
    const cell = row.cells[column];
    if (!cell) return "";
    return cell.dataset.sort !== undefined ? Number(cell.dataset.sort) : cell.textContent.trim();
  }

  function compare(a, b) {
    if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1; // the missing last, whichever way
    if (typeof a === "number" && typeof b === "number") return a - b;
    return String(a).localeCompare(String(b), "en", { numeric: true });
  }

  function sort(table, column) {
    const heads = table.tHead.rows[0].cells;
    const down = heads[column].getAttribute("aria-sort") === "ascending";
    for (const head of heads) head.removeAttribute("aria-sort");
    heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
    const rows = Array.from(table.tBodies[0].rows, (row) => [key(row, column), row]);
    rows.sort(([a], [b]) => (down && a !== "" && b !== "" ? compare(b, a) : compare(a, b)));
    table.tBodies[0].append(...rows.map(([, row]) => row));
  }

  function sortable(table) {
    Array.from(table.tHead ? table.tHead.rows[0].cells : []).forEach((head, column) => {
      if (head.querySelector("button")) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(table, column));
      head.append(button);
    });
  }

  // A long table shows its first rows; a button, or whatever leads to a row behind them, shows the rest.
  function fold(table) {
    const rows = table.tBodies[0] ? table.tBodies[0].rows.length : 0;
    if (rows <= SHOWN + FEW_MORE || table.classList.contains("tn-folded")) return;
    table.classList.add("tn-folded");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "tn-more";
    button.textContent = `Show ${(rows - SHOWN).toLocaleString("en")} more rows`;
    button.addEventListener("click", () => unfold(table));
    (table.closest(".tn-scroll") || table).after(button);
  }

  function unfold(table) {
    table.classList.remove("tn-folded");
    const button = (table.closest(".tn-scroll") || table).nextElementSibling;
    if (button && button.classList.contains("tn-more")) button.remove();
  }

  function reveal(id) {
    const table = id && document.getElementById(id)?.closest("table.tn-folded");
    if (table) unfold(table);
    return Boolean(table);
  }

  function light(scope, rows, on) {
    for (const row of rows)
      for (const part of scope.querySelectorAll(`[data-rows~="${CSS.escape(row)}"]`)) part.classList.toggle("tn-on", on);
  }

  function follow(scope) {
    scope.addEventListener("click", (event) => {
      const link = event.target.closest && event.target.closest('a[href^="#"]');
      if (link) reveal(link.getAttribute("href").slice(1));
    });
    const toggle = (on) => (event) => {
      const part = event.target.closest && event.target.closest("[data-rows]");
      if (part) light(scope, part.dataset.rows.split(" ").filter(Boolean), on);
    };
    for (const name of ["mouseover", "focusin"]) scope.addEventListener(name, toggle(true));
    for (const name of ["mouseout", "focusout"]) scope.addEventListener(name, toggle(false));
  }

  // A page that shows only the first articles of many leads nowhere from the rows of the others.
  function unlink(scope) {
    for (const link of scope.querySelectorAll('a[href^="#"]'))
      if (!document.getElementById(link.getAttribute("href").slice(1))) link.removeAttribute("href");
  }

  function enliven(scope) {
    for (const table of scope.querySelectorAll("table.tn-sheet")) {
      sortable(table);
      fold(table);
    }
  }

  root.tidynews = { enliven, follow };
  if (root.document && !root.tidynewsQuiet) {
    unlink(document);
    enliven(document);
    follow(document);
    const named = decodeURIComponent(root.location.hash.slice(1));
    if (reveal(named)) document.getElementById(named).scrollIntoView({ block: "center" });
  }
})(globalThis);
