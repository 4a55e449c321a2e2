// The network drawn by sigma: parallel relations as separate curves, actors to drag and to open.
import { Graph, Sigma, EdgeCurvedArrowProgram } from "../libraries.js";
import { nodeColour, quadColour, spoken } from "./colours.js";

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
  const renderer = new Sigma(new Graph({ multi: true }), canvas, {
    edgeProgramClasses: { curved: EdgeCurvedArrowProgram }, defaultEdgeType: "curved",
    enableEdgeEvents: true, allowInvalidContainer: true, zIndex: true, minEdgeThickness: 1.5,
    labelFont: style.getPropertyValue("--sans") || "sans-serif", labelSize: 13, labelColor: { color: ink() },
    edgeLabelSize: 11, edgeLabelColor: { color: ink() }, labelRenderedSizeThreshold: 5, labelDensity: 0.6,
    labelGridCellSize: 90, stagePadding: 55, defaultDrawNodeHover: hover, defaultDrawNodeLabel: label,
  });
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
  // To the right of its actor, or to the left where the stage ends.
  function label(context, data, settings) {
    if (!data.label) return;
    context.font = `${settings.labelSize}px ${settings.labelFont}`;
    context.fillStyle = ink();
    const wide = context.measureText(data.label).width;
    const fits = data.x + data.size + 4 + wide < renderer.getDimensions().width;
    context.fillText(data.label, fits ? data.x + data.size + 4 : data.x - data.size - 4 - wide, data.y + 4);
  }
  function hover(context, data, settings) {
    context.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
    const wide = context.measureText(data.label ?? "").width;
    context.fillStyle = ink() === "#1d2126" ? "#ffffff" : "#1e2127";
    const left = data.x + data.size + 8 + wide > renderer.getDimensions().width;
    context.beginPath();
    context.roundRect(data.x - data.size - 3 - (left ? wide + 8 : 0), data.y - 12, data.size * 2 + wide + 14, 24, 6);
    context.fill();
    context.fillStyle = ink();
    context.fillText(data.label ?? "", left ? data.x - data.size - 4 - wide : data.x + data.size + 4, data.y + 4);
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    renderer.setSetting("labelColor", { color: ink() });
    renderer.setSetting("edgeLabelColor", { color: ink() });
  });
  return {
    renderer,
    show(graph) { hovered = null; renderer.setCustomBBox(null); renderer.setGraph(graph); renderer.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }); renderer.setSetting("renderEdgeLabels", graph.size <= 15 && new Set(graph.mapEdges((edge, { label }) => label)).size > 1); renderer.setSetting("hideEdgesOnMove", graph.size > MANY); renderer.setSetting("labelDensity", graph.order <= 20 ? 20 : 1); renderer.setSetting("labelRenderedSizeThreshold", graph.order <= 60 ? 0 : 5); },
    find(text) { sought = text.trim().toLowerCase(); renderer.refresh({ skipIndexation: true }); },
    zoom(how) { const camera = renderer.getCamera(); if (how > 0) camera.animatedZoom(); else if (how < 0) camera.animatedUnzoom(); else camera.animatedReset(); },
  };
}
