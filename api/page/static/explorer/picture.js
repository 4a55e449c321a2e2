// The network drawn by sigma: parallel relations as separate curves, actors to drag and to open.
import { Graph, Sigma, EdgeCurvedArrowProgram } from "../libraries.js";
import { nodeColour, quadColour, spoken } from "./colours.js";
import { labelPlaces } from "./labels.js";

const CURVE = 0.18;
// Of more edges than this, drawing one frame takes long without a graphics card: they rest while
// the picture is moved, and hovering does not light them up.
const MANY = 1500;
const short = (label) => (label.length > 26 ? `${label.slice(0, 25)}…` : label);

/** Nodes and edges as a graph for sigma. */
export function graphOf(network, colour, room = 700) {
  const graph = new Graph({ multi: true, type: network.directed ? "directed" : "undirected" });
  const most = Math.max(1, ...network.nodes.map((node) => node.weighted_degree));
  for (const node of network.nodes) {
    graph.addNode(node.id, {
      x: node.x, y: node.y, label: short(node.label), color: nodeColour(node, colour),
      size: (4 + 12 * Math.sqrt(node.weighted_degree / most)) * Math.min(1, room / 600), node,
    });
  }
  const lanes = new Map();
  for (const edge of network.edges) {
    const pair = [edge.source, edge.target].sort().join(" ");
    const lane = lanes.get(pair) ?? 0;
    lanes.set(pair, lane + 1);
    // Lanes alternate: 1, -1, 2, -2 ... seen from the alphabetically first actor.
    const side = (Math.floor(lane / 2) + 1) * (lane % 2 ? -1 : 1) * (edge.source < edge.target ? 1 : -1);
    graph.addEdgeWithKey(`${edge.source} ${edge.relation} ${edge.target}`, edge.source, edge.target, {
      color: quadColour(edge.quad), size: 1.2 + 1.6 * Math.log2(1 + edge.weight), type: "curved",
      curvature: CURVE * side, label: spoken(edge.relation), edge,
    });
  }
  return graph;
}

/** Draws into `canvas`; `open` gets what is clicked. Returns what the page can do with the picture. */
export function picture(canvas, { openEdge, openNode, hideNode }) {
  const style = getComputedStyle(document.documentElement);
  const ink = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "#e7e5e0" : "#1d2126");
  class LabelledCurve extends EdgeCurvedArrowProgram {
    constructor(...all) {
      super(...all);
      const draw = this.drawLabel;
      this.drawLabel = (context, edge, from, to, settings) => { if (edge.label && places.along(edge.label, from, to, edge.curvature)) draw(context, edge, from, to, settings); };
    }
  }
  const renderer = new Sigma(new Graph({ multi: true }), canvas, {
    edgeProgramClasses: { curved: LabelledCurve }, defaultEdgeType: "curved",
    enableEdgeEvents: true, allowInvalidContainer: true, zIndex: true, minEdgeThickness: 1.5,
    labelFont: style.getPropertyValue("--sans") || "sans-serif", labelSize: 13, labelColor: { color: ink() },
    edgeLabelSize: 11, edgeLabelColor: { color: ink() },
    // Which labels are drawn is for `labels.js` to say.
    labelDensity: 1000, labelRenderedSizeThreshold: 0, stagePadding: 55, defaultDrawNodeHover: hover, defaultDrawNodeLabel: label,
  });
  const places = labelPlaces(renderer, canvas.parentElement.querySelector(".zoom"));
  let dragged = null;
  let moved = false;
  let hovered = null;
  let sought = "";
  renderer.on("downNode", ({ node }) => { dragged = node; moved = false; if (!renderer.getCustomBBox()) renderer.setCustomBBox(renderer.getBBox()); });
  renderer.on("moveBody", ({ event }) => {
    if (!dragged) return;
    moved = true;
    const { x, y } = renderer.viewportToGraph(event);
    renderer.getGraph().mergeNodeAttributes(dragged, { x, y });
    event.preventSigmaDefault();
  });
  for (const end of ["upNode", "upStage"]) renderer.on(end, () => { dragged = null; });
  renderer.on("clickNode", ({ node, event }) => {
    if (moved) { moved = false; return; }
    if (event.original.shiftKey) hideNode(node);
    else openNode(node);
  });
  renderer.on("clickEdge", ({ edge }) => openEdge(edge));
  for (const [kind, shape] of [["enter", "pointer"], ["leave", ""]]) {
    renderer.on(`${kind}Edge`, ({ edge }) => { canvas.style.cursor = shape; if (renderer.getGraph().size > MANY) return; hovered = kind === "enter" ? edge : null; canvas.style.cursor = shape; renderer.refresh({ skipIndexation: true }); });
    renderer.on(`${kind}Node`, ({ node }) => { canvas.style.cursor = shape; if (renderer.getGraph().size > MANY) return; hovered = kind === "enter" ? node : null; canvas.style.cursor = shape; renderer.refresh({ skipIndexation: true }); });
  }
  const near = (graph, node) => !hovered || !graph.hasNode(hovered) || node === hovered || graph.areNeighbors(node, hovered);
  renderer.setSetting("nodeReducer", (node, data) => {
    const graph = renderer.getGraph();
    const found = sought && data.label.toLowerCase().includes(sought);
    if (found) return { ...data, highlighted: true, forceLabel: true };
    return near(graph, node) ? data : { ...data, label: "", color: `${data.color}55` };
  });
  renderer.setSetting("edgeReducer", (edge, data) => {
    const graph = renderer.getGraph();
    if (edge === hovered) return { ...data, size: data.size + 2, forceLabel: true, zIndex: 2 };
    if (hovered && graph.hasNode(hovered) && !graph.hasExtremity(edge, hovered)) return { ...data, color: `${data.color}33` };
    return data;
  });
  const paper = () => (ink() === "#1d2126" ? "#ffffff" : "#1e2127");
  function write(context, text, { x, y, anchor }) {
    context.textAlign = anchor === "middle" ? "center" : anchor;
    context.fillStyle = ink();
    context.fillText(text, x, y);
    context.textAlign = "start";
  }
  // Edges that pass below a label leave its letters free.
  function label(context, data, settings) {
    const place = data.label && places.of(data.key);
    if (!place) return;
    context.font = `${settings.labelSize}px ${settings.labelFont}`;
    context.textAlign = place.anchor === "middle" ? "center" : place.anchor;
    [context.strokeStyle, context.lineWidth, context.lineJoin] = [paper(), 3, "round"];
    context.strokeText(data.label, place.x, place.y);
    write(context, data.label, place);
  }
  function hover(context, data, settings) {
    const place = places.of(data.key) ?? (data.highlighted ? null : places.beside(data));
    context.fillStyle = paper();
    context.beginPath();
    context.arc(data.x, data.y, data.size + 3, 0, 2 * Math.PI);
    context.fill();
    if (!data.label || !place) return;
    const { left, right, top, bottom } = places.box(place, data.label);
    context.beginPath();
    context.roundRect(left - 1, top, right - left + 2, bottom - top, 4);
    context.fill();
    context.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
    write(context, data.label, place);
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    renderer.setSetting("labelColor", { color: ink() });
    renderer.setSetting("edgeLabelColor", { color: ink() });
  });
  return {
    renderer, places,
    show(graph) { hovered = null; renderer.setCustomBBox(null); renderer.setGraph(graph); renderer.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }); renderer.setSetting("renderEdgeLabels", graph.size <= 15 && new Set(graph.mapEdges((edge, { label }) => label)).size > 1); renderer.setSetting("hideEdgesOnMove", graph.size > MANY); renderer.setSetting("stagePadding", canvas.clientWidth < 500 ? 24 : 55); },
    find(text) { sought = text.trim().toLowerCase(); renderer.refresh({ skipIndexation: true }); },
    zoom(how) { const camera = renderer.getCamera(); if (how > 0) camera.animatedZoom(); else if (how < 0) camera.animatedUnzoom(); else camera.animatedReset(); },
  };
}
