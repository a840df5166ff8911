// What was reported of one item, by day: a line from the least to the most, an arrow where a bound is open.
(function (root) {
  "use strict";
  const WIDTH = 1100, HEIGHT = 260, LEFT = 90, RIGHT = 20, TOP = 48, BOTTOM = 34, BESIDE = 20, MOST = 1000;
  const XML = "http://www.w3.org/2000/svg";

  function draw(parent, tag, properties, text) {
    const element = root.document.createElementNS(XML, tag);
    for (const [name, value] of Object.entries(properties)) element.setAttribute(name, value);
    if (text) element.textContent = text;
    parent.append(element);
    return element;
  }

  const day = (iso) => Date.parse(`${iso}T00:00:00Z`);
  const round = (value) => Number(value.toPrecision(2)).toLocaleString("en");

  function scales(rows) {
    const days = rows.map((row) => day(row.published));
    const values = rows.flatMap((row) => [row.low, row.high]).filter((value) => value > 0);
    const [first, last] = [Math.min(...days), Math.max(...days)];
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const span = Math.log(most / least) || 1;
    return {
      least, most, first, last,
      x: (iso) => LEFT + ((WIDTH - LEFT - RIGHT) * (day(iso) - first)) / (last - first || 1),
      y: (value) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * Math.log(Math.max(value, least) / least)) / span,
    };
  }

  // Reports of the same amount on one day are one mark; different ones of a day stand beside each other.
  function folded(rows) {
    const marks = new Map(), days = new Map();
    for (const row of rows) {
      const key = [row.published, row.low, row.high].join();
      if (!marks.has(key)) {
        const beside = days.get(row.published) || 0;
        days.set(row.published, beside + 1);
        marks.set(key, { row, beside, told: [] });
      }
      marks.get(key).told.push(`${row.words}, ${row.source}, ${row.outlet || "no outlet"}, ${row.published}`);
    }
    return [...marks.values()];
  }

  function mark(svg, { row, beside, told }, scale) {
    const link = draw(svg, "a", row.href ? { href: row.href } : {});
    draw(link, "title", {}, told.join("\n"));
    const side = scale.x(row.published) > WIDTH / 2 ? -1 : 1;
    const x = scale.x(row.published) + side * BESIDE * beside, low = scale.y(row.low ?? row.high), high = scale.y(row.high ?? row.low);
    if (row.low === undefined || row.high === undefined) {
      const up = row.high === undefined ? -1 : 1, end = (up < 0 ? high : low) + 16 * up;
      draw(link, "path", { d: `M${x} ${up < 0 ? low : high}V${end}m-4 ${-5 * up}l4 ${5 * up}l4 ${-5 * up}` });
    } else if (low !== high) draw(link, "line", { x1: x, x2: x, y1: low, y2: high });
    draw(link, "circle", { cx: x, cy: low, r: 4 });
    if (low !== high) draw(link, "circle", { cx: x, cy: high, r: 4 });
    if (told.length > 1) draw(link, "text", { x, y: high - (row.high === undefined ? 24 : 9), "text-anchor": "middle" }, `×${told.length}`);
  }

  root.tidynewsTimeline = function (place, all) {
    const rows = all.filter((row) => row.published && (row.low > 0 || row.high > 0)).slice(0, MOST);
    place.replaceChildren();
    if (rows.length < 2) return;
    const scale = scales(rows);
    const svg = draw(place, "svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group",
      "aria-label": `Reports of ${rows[0].item} by day of publication, from ${round(scale.least)} to ${round(scale.most)}` });
    draw(svg, "text", { x: 0, y: 14 }, `${rows[0].item}: at least and at most, by day of publication, on a scale of ratios; arrows are open bounds, ×3 three reports of the same`);
    for (const value of new Set([scale.least, Math.sqrt(scale.least * scale.most), scale.most])) {
      draw(svg, "line", { class: "tn-grid", x1: LEFT - 6, x2: WIDTH - RIGHT, y1: scale.y(value), y2: scale.y(value) });
      draw(svg, "text", { x: LEFT - 12, y: scale.y(value) + 4, "text-anchor": "end" }, round(value));
    }
    const ends = [...new Set([scale.first, scale.last])];
    ends.forEach((at, n) => {
      const iso = new Date(at).toISOString().slice(0, 10);
      draw(svg, "text", { x: scale.x(iso), y: HEIGHT - 8, "text-anchor": n || ends.length === 1 ? "end" : "start" }, iso);
    });
    for (const one of folded(rows)) mark(svg, one, scale);
  };
})(globalThis);
