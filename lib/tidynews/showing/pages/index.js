// The desk: the figures and statements of all articles in a grid, narrowed by search and facets. Nothing is fetched.
(function (root) {
  "use strict";
  const document = root.document;
  const all = JSON.parse(document.getElementById("rows").textContent);
  const desk = document.getElementById("desk");
  if (!root.Tabulator || !(all.figures.length + all.statements.length)) return;

  const SHEETS = {
    figures: {
      title: "Figures",
      facets: { item: "Item", kind: "Kind", stage: "Stage or outcome", supplier: "From", recipient: "To", source: "Source", stance: "Stance", hedged: "Hedged", outlet: "Outlet" },
      columns: [
        ["words", "Figure", { minWidth: 170, widthGrow: 3, link: true }],
        ["low", "At least", { minWidth: 95, hozAlign: "right", number: true }],
        ["high", "At most", { minWidth: 95, hozAlign: "right", number: true }],
        ["way", "From → to", { minWidth: 130, widthGrow: 2 }],
        ["stage", "Stage", { minWidth: 90 }],
        ["days", "When", { minWidth: 105 }],
        ["source", "Who says so", { minWidth: 130, widthGrow: 2 }],
        ["outlet", "Outlet", { minWidth: 110, widthGrow: 1 }],
        ["published", "Published", { minWidth: 115 }],
        ["text", "In the text", { minWidth: 240, widthGrow: 4 }],
      ],
    },
    statements: {
      title: "Statements",
      facets: { source: "Source", type: "Sort of source", country: "Country", stance: "Stance", hedged: "Hedged", weakest: "Weakest factor", outlet: "Outlet" },
      columns: [
        ["text", "Statement", { minWidth: 240, widthGrow: 5, link: true }],
        ["source", "Who says so", { minWidth: 140, widthGrow: 2 }],
        ["type", "Sort of source", { minWidth: 100 }],
        ["stance", "Stance", { minWidth: 90 }],
        ["strength", "Strength", { minWidth: 90, hozAlign: "right", number: true }],
        ["weakest", "Weakest", { minWidth: 90 }],
        ["outlet", "Outlet", { minWidth: 110, widthGrow: 1 }],
        ["published", "Published", { minWidth: 115 }],
      ],
    },
  };
  const MOST_CHOICES = 100;
  const state = read(root.location.hash);
  let grid = null;

  for (const row of all.figures) {
    row.way = [row.supplier, row.recipient].some(Boolean) ? `${row.supplier || "?"} → ${row.recipient || "?"}` : "";
    row.days = row.first === row.last ? row.first || "" : `${row.first || "…"} – ${row.last || "…"}`;
  }
  for (const rows of Object.values(all))
    for (const row of rows) {
      row.hedged = row.hedged ? "yes" : "no";
      row.sought = Object.values(row).join(" ").toLowerCase();
    }

  function read(hash) {
    const given = new URLSearchParams(hash.replace(/^#/, ""));
    const name = given.get("list") in SHEETS ? given.get("list") : "figures";
    return { name, search: given.get("search") || "", since: given.get("since") || "", until: given.get("until") || "",
      chosen: Object.fromEntries([...given].filter(([key]) => key in SHEETS[name].facets)) };
  }

  function note() {
    const told = new URLSearchParams({ list: state.name });
    for (const key of ["search", "since", "until"]) if (state[key]) told.set(key, state[key]);
    for (const [key, value] of Object.entries(state.chosen)) told.set(key, value);
    root.history.replaceState(null, "", `#${told}`);
  }

  // One pass over the rows: those that fit, and for each facet how many would fit with another choice of it.
  function narrow() {
    const words = state.search.toLowerCase().split(/\s+/).filter(Boolean), chosen = Object.entries(state.chosen);
    const counts = Object.fromEntries(Object.keys(SHEETS[state.name].facets).map((key) => [key, new Map()]));
    const count = (key, row) => row[key] && counts[key].set(row[key], (counts[key].get(row[key]) || 0) + 1);
    const rows = all[state.name].filter((row) => {
      if (!words.every((word) => row.sought.includes(word))) return false;
      if ((state.since && !(row.published >= state.since)) || (state.until && !(row.published <= state.until))) return false;
      const against = chosen.filter(([key, value]) => row[key] !== value);
      if (against.length === 1) count(against[0][0], row);
      if (!against.length) for (const key in counts) count(key, row);
      return !against.length;
    });
    return { rows, counts };
  }

  function make(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  function tabs() {
    const buttons = Object.entries(SHEETS).map(([name, sheet]) => {
      const button = make("button", { type: "button", textContent: `${sheet.title} (${all[name].length.toLocaleString("en")})` });
      button.setAttribute("aria-pressed", String(name === state.name));
      button.addEventListener("click", () => {
        Object.assign(state, { name, chosen: {} });
        start();
      });
      return button;
    });
    desk.querySelector(".tn-tabs").replaceChildren(...buttons);
  }

  function field(label, control, value) {
    control.value = value;
    control.classList.toggle("tn-set", Boolean(value));
    return make("label", {}, label, control);
  }

  function choices(key) {
    const select = make("select", { name: key });
    select.addEventListener("change", () => {
      if (select.value) state.chosen[key] = select.value;
      else delete state.chosen[key];
      show();
    });
    return select;
  }

  function offer(key, counts) {
    const select = desk.querySelector(".tn-facets").elements.namedItem(key), value = state.chosen[key] || "";
    if (value && !counts.has(value)) counts.set(value, 0);
    const most = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], "en")).slice(0, MOST_CHOICES);
    select.replaceChildren(make("option", { value: "", textContent: "all" }),
      ...most.map(([one, count]) => make("option", { value: one, textContent: `${one} (${count})` })));
    select.value = value;
    select.classList.toggle("tn-set", Boolean(value));
  }

  function facets() {
    const form = desk.querySelector(".tn-facets");
    const search = make("input", { type: "search", name: "search", autocomplete: "off" });
    let waiting = 0;
    search.addEventListener("input", () => {
      root.clearTimeout(waiting);
      waiting = root.setTimeout(() => {
        state.search = search.value;
        show();
      }, 120);
    });
    const days = ["since", "until"].map((key) => {
      const day = make("input", { type: "date", name: key });
      day.addEventListener("change", () => {
        state[key] = day.value;
        show();
      });
      return field(key === "since" ? "Published since" : "Published until", day, state[key]);
    });
    const clear = make("button", { type: "button", textContent: "Show all" });
    clear.addEventListener("click", () => {
      Object.assign(state, { search: "", since: "", until: "", chosen: {} });
      facets();
      show();
    });
    const selects = Object.entries(SHEETS[state.name].facets).map(([key, label]) => field(label, choices(key), state.chosen[key] || ""));
    form.replaceChildren(field("Search", search, state.search), ...selects, ...days, clear);
  }

  function cell(title, [key, , options]) {
    const { link, number, ...rest } = options;
    return { field: key, title, headerTooltip: true, ...rest,
      sorter: number ? "number" : "string", sorterParams: { alignEmptyValues: "bottom" },
      formatter: link ? linked : number ? counted : "textarea",
      accessorDownload: (value) => (typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value) };
  }

  function linked(shown) {
    const { href } = shown.getRow().getData();
    return href ? make("a", { href, textContent: shown.getValue() }) : make("span", { textContent: shown.getValue() });
  }

  function counted(shown) {
    const value = shown.getValue();
    return make("span", { textContent: value === undefined ? "open" : value.toLocaleString("en") });
  }

  function collapsed(cells) {
    const list = make("dl");
    for (const { title, value } of cells)
      if (title && value) list.append(make("dt", { textContent: title }), make("dd", {}, value instanceof root.Node ? value : plain(value)));
    return list.childNodes.length ? list : "";
  }

  function plain(html) { // what a formatter has escaped already
    const held = document.createElement("template");
    held.innerHTML = html;
    return held.content.textContent;
  }

  function start() {
    tabs();
    facets();
    if (grid) grid.destroy();
    grid = new root.Tabulator("#grid", {
      data: [], height: "70vh", layout: "fitColumns", placeholder: "Nothing fits: take a choice back.",
      responsiveLayout: "collapse", responsiveLayoutCollapseStartOpen: true, responsiveLayoutCollapseFormatter: collapsed,
      columns: SHEETS[state.name].columns.map((column, n) => ({ ...cell(column[1], column), responsive: n ? n : 0 })),
    });
    grid.on("tableBuilt", show);
  }

  function show() {
    const { rows, counts } = narrow();
    for (const [key, told] of Object.entries(counts)) offer(key, told);
    const tally = (count, one) => `${count.toLocaleString("en")} ${one}${count === 1 ? "" : "s"}`;
    const many = (values) => new Set(values.filter(Boolean)).size;
    const noun = SHEETS[state.name].title.toLowerCase();
    const csv = make("button", { type: "button", textContent: "Save as CSV" });
    csv.addEventListener("click", () => grid.download("csv", `${noun}.csv`, { bom: true }));
    desk.querySelector(".tn-totals").replaceChildren(
      `${rows.length.toLocaleString("en")} of ${all[state.name].length.toLocaleString("en")} ${noun}, ` +
        [["title", "article"], ["outlet", "outlet"], ["source", "source"]].map(([key, one]) => tally(many(rows.map((row) => row[key])), one)).join(", "),
      csv);
    note();
    root.tidynewsTimeline(document.getElementById("chart"), state.name === "figures" && state.chosen.item ? rows : []);
    return grid.replaceData(rows);
  }

  desk.hidden = false;
  start();
})(globalThis);
