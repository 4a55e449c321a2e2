// The picture as SVG, and as PNG made of it: what is shown, where it is shown.
import { save, svg } from "./dom.js";

/** The SVG text of what the picture shows. */
function drawing({ renderer, places }) {
  const { width, height } = renderer.getDimensions();
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const drawn = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, "font-family": renderer.getSetting("labelFont") });
  const paper = dark ? "#16181c" : "#fbfaf7";
  drawn.append(svg("rect", { width, height, fill: paper }));
  const graph = renderer.getGraph();
  const at = (id) => ({ ...renderer.framedGraphToViewport(renderer.getNodeDisplayData(id)), size: renderer.scaleSize(renderer.getNodeDisplayData(id).size) });
  graph.forEachEdge((id, data, from, to) => {
    const a = at(from), b = at(to);
    const middle = { x: (a.x + b.x) / 2 - (b.y - a.y) * data.curvature * -1, y: (a.y + b.y) / 2 + (b.x - a.x) * data.curvature * -1 };
    drawn.append(svg("path", { d: `M${a.x},${a.y}Q${middle.x},${middle.y} ${b.x},${b.y}`, fill: "none", stroke: data.color, "stroke-width": data.size }, svg("title", {}, data.label)));
    const way = Math.atan2(b.y - middle.y, b.x - middle.x), tip = { x: b.x - Math.cos(way) * b.size, y: b.y - Math.sin(way) * b.size };
    const wing = (turn) => `${tip.x - 9 * Math.cos(way + turn)},${tip.y - 9 * Math.sin(way + turn)}`;
    if (graph.type === "directed") drawn.append(svg("path", { d: `M${tip.x},${tip.y}L${wing(0.4)} ${wing(-0.4)}Z`, fill: data.color }));
  });
  graph.forEachNode((id, data) => {
    const { x, y, size } = at(id);
    drawn.append(svg("circle", { cx: x, cy: y, r: size, fill: data.color }, svg("title", {}, data.label)));
  });
  graph.forEachNode((id, data) => {
    const place = places.of(id);
    if (place) drawn.append(svg("text", { x: place.x, y: place.y, "text-anchor": place.anchor, "font-size": renderer.getSetting("labelSize"), fill: dark ? "#e7e5e0" : "#1d2126", stroke: paper, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" }, data.label));
  });
  return new XMLSerializer().serializeToString(drawn);
}

export function saveSvg(shown) {
  save("diplograph.svg", drawing(shown), "image/svg+xml");
}

export async function savePng(shown) {
  const { width, height } = shown.renderer.getDimensions();
  const address = URL.createObjectURL(new Blob([drawing(shown)], { type: "image/svg+xml" }));
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * 2, height * 2];
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  canvas.toBlob((blob) => save("diplograph.png", blob, "image/png"));
}
