// An editor for SPARQL, the answer as a table and, where it names actors, as a network.
import { EditorState, EditorView, HighlightStyle, StreamLanguage, bracketMatching, defaultHighlightStyle, defaultKeymap, drawSelection, history, historyKeymap, keymap, lineNumbers, sparql, syntaxHighlighting } from "../libraries.js";
import { $, fill, h, trouble } from "./dom.js";
import { graphOf, picture } from "./picture.js";
import { ask } from "./server.js";
import { go } from "./state.js";
import { table } from "./tables.js";

let editor = null;
let drawn = null;
let asked = null;
const USUAL = ["dg", "rel", "actor", "rdfs"];
/** The usual prefixes and those that a query uses, filled in above it. */
const withPrefixes = (prefixes, query) => Object.entries(prefixes)
  .filter(([name]) => USUAL.includes(name) || query.includes(`${name}:`))
  .map(([name, space]) => `PREFIX ${name}: <${space}>`).join("\n") + `\n\n${query}`;

function build(known) {
  // Inside a shadow root the editor's styles are adopted sheets, which the page's policy allows.
  const host = h("div", { id: "editor" });
  const root = host.attachShadow({ mode: "open" });
  const run = () => { go({ query: editor.state.doc.toString() }); return true; };
  const place = $("view-sparql");
  const pick = h("select", { id: "examples", onchange: (event) => { if (event.target.value) { put(withPrefixes(known.prefixes, event.target.value)); run(); } } },
    h("option", { value: "" }, "choose one"), known.queries.map(([title, text]) => h("option", { value: text }, title)));
  fill(place, h("h2", {}, "SPARQL"), h("p", {}, h("label", {}, "Example questions ", pick)), host,
    h("p", { class: "buttons" }, h("button", { type: "button", id: "run", onclick: run }, "Run"), h("span", { class: "minor" }, " Ctrl-Enter runs, too. The address of this page holds the query.")),
    h("p", { id: "sparql-status", role: "status", class: "minor" }), h("div", { id: "sparql-network", class: "stage small", hidden: true, role: "img", "aria-label": "The answer as a network" }),
    h("div", { id: "sparql-result", class: "scroll", tabindex: "0", role: "region", "aria-label": "Answer" }));
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  editor = new EditorView({
    parent: root, root,
    state: EditorState.create({ doc: "", extensions: [
      lineNumbers(), history(), drawSelection(), bracketMatching(), StreamLanguage.define(sparql),
      syntaxHighlighting(dark ? HighlightStyle.define(defaultHighlightStyle.specs.map((one) => (one.color ? { ...one, color: `color-mix(in srgb, ${one.color} 45%, white)` } : one))) : defaultHighlightStyle),
      // Chrome puts what replaces coloured words into spans with styles, which the policy refuses.
      EditorView.domEventHandlers({ beforeinput(event, view) {
        if (event.inputType !== "insertText" || event.data == null || view.state.selection.main.empty) return false;
        event.preventDefault();
        view.dispatch(view.state.replaceSelection(event.data));
        return true;
      } }),
      EditorView.lineWrapping, EditorView.contentAttributes.of({ "aria-label": "SPARQL query" }),
      EditorView.theme({ "&": { fontSize: "14px", maxHeight: "24rem" }, ".cm-scroller": { overflow: "auto" }, ".cm-gutters": { background: "transparent", color: "inherit", border: "none" } }, { dark }),
      keymap.of([{ key: "Mod-Enter", run }, ...historyKeymap, ...defaultKeymap]),
    ] }),
  });
}

const put = (text) => editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });

export async function showSparql(now, known) {
  if (!editor) {
    build(known);
    if (!now.query) put(withPrefixes(known.prefixes, known.queries[0][1]));
  }
  if (!now.query || now.query === asked) return;
  asked = now.query;
  if (editor.state.doc.toString() !== now.query) put(now.query);
  $("sparql-status").textContent = "Asking…";
  try {
    const told = await ask("/sparql", {}, { method: "POST", headers: { Accept: "application/sparql-results+json", "Content-Type": "application/sparql-query" }, body: now.query });
    if (asked === now.query) show(told, known);
  } catch (error) {
    $("sparql-status").textContent = "";
    $("sparql-network").hidden = true;
    fill($("sparql-result"), trouble(error));
  }
}

function show(told, { prefixes }) {
  if ("boolean" in told) { $("sparql-status").textContent = told.boolean ? "Yes." : "No."; $("sparql-network").hidden = true; return fill($("sparql-result")); }
  const rows = told.results.bindings;
  const short = (value) => { const [name, space] = Object.entries(prefixes).filter(([, one]) => value.startsWith(one)).sort((a, b) => b[1].length - a[1].length)[0] ?? []; return name ? `${name}:${value.slice(space.length)}` : value; };
  const value = (row, name) => (row[name] ? (row[name].type === "uri" ? short(row[name].value) : Number.isFinite(Number(row[name].value)) && row[name].datatype ? Number(row[name].value) : row[name].value) : null);
  $("sparql-status").textContent = `${rows.length} ${rows.length === 1 ? "row" : "rows"}.`;
  table($("sparql-result"), "Answer", told.head.vars.map((name) => [name, (row) => value(row, name)]), rows);
  const ends = told.head.vars.filter((name) => rows.some((row) => row[name]?.value.startsWith(prefixes.actor)));
  $("sparql-network").hidden = ends.length < 2;
  if (ends.length >= 2) network(rows, ends, told.head.vars, value);
}

function network(rows, [from, to], names, value) {
  const kind = names.find((name) => ![from, to].includes(name) && rows.some((row) => row[name]?.type === "uri"));
  const full = rows.filter((row) => row[from] && row[to]);
  const ids = [...new Set(full.flatMap((row) => [value(row, from), value(row, to)]))];
  const nodes = ids.map((id, number) => ({ id, label: id.replace(/^actor:/, ""), type: "State", community: 0, weighted_degree: full.filter((row) => [value(row, from), value(row, to)].includes(id)).length,
    x: 2.2 * Math.cos((2 * Math.PI * number) / ids.length), y: Math.sin((2 * Math.PI * number) / ids.length) }));
  const edges = new Map(full.map((row) => { const edge = { source: value(row, from), target: value(row, to), relation: kind ? String(value(row, kind)).replace(/^rel:/, "") : "", weight: 1 }; return [JSON.stringify(edge), edge]; }));
  const nothing = () => {};
  drawn ??= picture($("sparql-network"), { openEdge: nothing, openNode: nothing, hideNode: nothing });
  drawn.renderer.resize();
  drawn.show(graphOf({ directed: true, nodes, edges: [...edges.values()] }, "type"));
}
