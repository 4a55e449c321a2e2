// The network view: picture, legend, tables, time and what can be saved, all of one state.
import { $, fill, h, trouble } from "./dom.js";
import { QUADS, communityColour, quadColour, spoken, typeColour } from "./colours.js";
import { saveSvg, savePng } from "./drawing.js";
import { choose } from "./ask.js";
import { showEvidence, statementsFor } from "./evidence.js";
import { graphOf, picture } from "./picture.js";
import { address, ask } from "./server.js";
import { go, networkParameters, state } from "./state.js";
import { table } from "./tables.js";
import { showTime } from "./time.js";

let drawn = null;
let shown = { key: "", network: null, answer: null, months: [] };
let turn = 0;

export function setUpNetwork() {
  const openEdge = (edge) => go({ open: `edge ${edge}` });
  const list = (name, id) => [...new Set([...(state()[name] ?? []), id])];
  const hideNode = (node) => go({ hide: list("hide", node), expand: (state().expand ?? []).filter((id) => id !== node) });
  const openNode = (node) => go({ expand: list("expand", node), open: "" });
  try {
    drawn = picture($("canvas"), { openEdge, openNode, hideNode });
  } catch {
    stageNote("This browser draws no WebGL; the tables below hold the same.");
  }
  $("projection").addEventListener("change", (event) => go({ projection: event.target.value === "relations" ? "" : event.target.value, open: "" }));
  $("colour").addEventListener("change", (event) => go({ colour: event.target.value === "type" ? "" : event.target.value }));
  $("fold").addEventListener("change", (event) => go({ fold: event.target.checked ? "true" : "", open: "" }));
  $("find").addEventListener("input", (event) => drawn?.find(event.target.value));
  for (const [id, how] of [["zoom-in", 1], ["zoom-out", -1], ["zoom-all", 0]]) $(id).addEventListener("click", () => drawn?.zoom(how));
  $("save-svg").addEventListener("click", () => drawn && saveSvg(drawn));
  $("save-png").addEventListener("click", () => drawn && savePng(drawn));
  return { openNode, hideNode, openEdge };
}

export async function showNetwork(now, doing) {
  const mine = (turn += 1);
  const parameters = networkParameters(now);
  const { by, about, to, text, quotation, type, outlet, since, until } = now;
  const key = JSON.stringify([parameters, by, about, to, text, quotation, type, outlet, since, until]);
  showControls(now, parameters);
  if (key !== shown.key) {
    $("status").textContent = "Asking…";
    try {
      const [network, answer, months] = await Promise.all([
        ask("/network", parameters), statementsFor(now), ask("/timeline", { ...parameters, since: "", until: "" })]);
      if (mine !== turn) return;
      shown = { key, network, answer, months: months.items, colour: null };
    } catch (error) {
      if (mine === turn) fail(error);
      return;
    }
  }
  const colour = now.colour ?? "type";
  if (colour !== shown.colour) {
    shown.colour = colour;
    drawn?.show(graphOf(shown.network, colour, $("canvas").clientWidth));
  }
  const { network } = shown;
  $("status").textContent = `${network.nodes.length} actors, ${network.edges.length} edges${network.truncated ? `, the strongest of ${network.total_nodes}` : ""}.`;
  stageNote(network.nodes.length ? "" : "Nothing to draw: ask for less, or show everything.");
  showLegend(now, network, colour);
  showTables(network, doing);
  showTime(shown.months, now);
  await showEvidence(now, shown.answer, network);
}

function fail(error) {
  shown = { key: "", network: null, answer: null, months: [] };
  $("status").textContent = "";
  stageNote("No answer to draw.");
  for (const id of ["edge-table", "node-table", "legend", "time"]) fill($(id));
  fill($("evidence"), trouble(error, choose));
}

function stageNote(text) {
  $("stage-note").textContent = text;
  $("stage-note").hidden = !text;
}

function showControls(now, parameters) {
  $("projection").value = now.projection ?? "relations";
  $("colour").value = now.colour ?? "type";
  $("fold").checked = now.fold === "true";
  $("save-gexf").href = address("/export.gexf", parameters);
  const { by, about, to, text, quotation, type, outlet, since, until } = now;
  const facts = { by, about, to, text, quotation, type, outlet, since, until };
  $("save-ttl").href = address("/export.ttl", facts);
  $("save-csv").href = address("/export.edges.csv", parameters);
  const chip = (name, id, words) => h("button", { type: "button", class: "chip", "aria-label": `${words} ${id}: undo`, onclick: () => go({ [name]: now[name].filter((one) => one !== id) }) }, `${words} ${id} ×`);
  fill($("chips"), (now.expand ?? []).map((id) => chip("expand", id, "around")), (now.hide ?? []).map((id) => chip("hide", id, "without")));
}

function showLegend(now, network, colour) {
  const chosen = now.quad ?? [];
  const toggle = (quad) => go({ quad: chosen.includes(quad) ? chosen.filter((one) => one !== quad) : [...chosen, quad], open: "" });
  const dot = (shade, round) => { const mark = h("span", { class: round ? "dot" : "stroke", "aria-hidden": "true" }); mark.style.background = shade; return mark; };
  const edges = network.projection !== "relations" ? [] : Object.entries(QUADS).map(([quad, [shade, words]]) =>
    h("button", { type: "button", class: "chip", "aria-pressed": String(chosen.includes(quad)), onclick: () => toggle(quad) }, dot(shade), words));
  const kinds = colour === "type" ? [...new Set(network.nodes.map((node) => node.type))].sort().map((type) => [typeColour(type), type])
    : [...new Set(network.nodes.map((node) => node.community))].sort((a, b) => a - b).slice(0, 10).map((number) => [communityColour(number), `community ${number}`]);
  fill($("legend"), edges, kinds.map(([shade, words]) => h("span", { class: "kind" }, dot(shade, true), words)));
}

function showTables(network, { openNode, hideNode, openEdge }) {
  const label = new Map(network.nodes.map((node) => [node.id, node.label]));
  const button = (words, act, title) => h("button", { type: "button", class: "link", "aria-label": title, onclick: act }, words);
  table($("edge-table"), `Edges (${network.edges.length})`, [
    ["From", (edge) => label.get(edge.source)],
    ["Relation", (edge) => spoken(edge.relation), (edge) => { const cell = button(spoken(edge.relation), () => openEdge(`${edge.source} ${edge.relation} ${edge.target}`), `${label.get(edge.source)} ${spoken(edge.relation)} ${label.get(edge.target)}: evidence`); cell.style.borderLeft = `4px solid ${quadColour(edge.quad)}`; cell.style.paddingLeft = "6px"; return cell; }],
    ["To", (edge) => label.get(edge.target)],
    ["Times", (edge) => edge.weight], ["Last", (edge) => edge.last_seen],
  ], network.edges);
  table($("node-table"), `Actors (${network.nodes.length})`, [
    ["Actor", (node) => node.label, (node) => button(node.label, () => openNode(node.id), `${node.label}: expand`)],
    ["Type", (node) => node.type], ["Facts", (node) => node.weighted_degree], ["Made", (node) => node.made], ["Received", (node) => node.received],
    ["Balance", (node) => node.balance], ["Community", (node) => node.community],
    ["Hide", () => null, (node) => button("hide", () => hideNode(node.id), `Hide ${node.label}`)],
  ], network.nodes);
}
