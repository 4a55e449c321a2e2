// Tables that can be sorted by their headings.
import { fill, h } from "./dom.js";

// So many rows are drawn at once; a button shows the others.
const FEW = 300;

/**
 * A table in `place`. `columns` are [heading, value of a row, cell of a row or nothing]; numbers stand
 * right. Sorting keeps rows that are alike in their order.
 */
export function table(place, caption, columns, rows) {
  let [by, up, most] = [-1, true, FEW];
  const draw = () => {
    const sorted = by < 0 ? rows : [...rows].sort((one, other) => compare(columns[by][1](one), columns[by][1](other)) * (up ? 1 : -1));
    fill(place, h("table", {}, h("caption", {}, caption),
      h("thead", {}, h("tr", {}, columns.map(([heading], number) =>
        h("th", { scope: "col", "aria-sort": number === by ? (up ? "ascending" : "descending") : "none" },
          h("button", { type: "button", class: "sort", onclick: () => { [up, by] = [number === by ? !up : true, number]; draw(); place.querySelectorAll("th button")[number].focus(); } },
            heading, h("span", { "aria-hidden": "true" }, number === by ? (up ? " ▲" : " ▼") : "")))))),
      h("tbody", {}, sorted.slice(0, most).map((row) => h("tr", {}, columns.map(([, value, cell]) => {
        const found = value(row);
        return h("td", { class: typeof found === "number" ? "number" : null }, cell ? cell(row) : found == null ? "" : String(found));
      }))))),
      rows.length > most && h("p", {}, h("button", { type: "button", class: "link", onclick: () => { most = rows.length; draw(); } }, `Show all ${rows.length} rows`)));
  };
  draw();
}

function compare(one, other) {
  if (one == null || other == null) return (one == null) - (other == null);
  return typeof one === "number" ? one - other : String(one).localeCompare(String(other));
}
