// Tables that sort, and rows and text that light up together. Nothing is fetched, nothing is stored.
(function (root) {
  "use strict";

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

  function light(scope, rows, on) {
    for (const row of rows)
      for (const part of scope.querySelectorAll(`[data-rows~="${CSS.escape(row)}"]`)) part.classList.toggle("tn-on", on);
  }

  function follow(scope) {
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
    for (const table of scope.querySelectorAll("table.tn-sheet")) sortable(table);
  }

  root.tidynews = { enliven, follow };
  if (root.document && !root.tidynewsQuiet) {
    unlink(document);
    enliven(document);
    follow(document);
  }
})(globalThis);
