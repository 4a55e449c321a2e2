// Where labels stand: beside their actor and over nothing else, the more important actors first;
// where no place is free, there is no label.
const GAP = 4;
const HIGH = 15;
const BASE = 11;
const ANCHORS = { start: 0, middle: 0.5, end: 1 };

const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const around = (x, y, half) => ({ left: x - half, right: x + half, top: y - half, bottom: y + half });

/** The places of a label, the better ones first: where its anchor and its base line stand. */
const beside = ({ x, y, size }) => {
  const [below, above] = [y + size + GAP + BASE, y - size - 2 * GAP];
  return [
    { x: x + size + GAP, y: y + GAP, anchor: "start" },
    { x: x - size - GAP, y: y + GAP, anchor: "end" },
    ...[below, above].map((base) => ({ x, y: base, anchor: "middle" })),
    ...[below - GAP, above + GAP].flatMap((base) => [
      { x: x + size / 2 + GAP, y: base, anchor: "start" }, { x: x - size / 2 - GAP, y: base, anchor: "end" },
    ]),
    ...[below + HIGH / 2, above - HIGH / 2].map((base) => ({ x, y: base, anchor: "middle" })),
  ];
};

const boxOf = ({ x, y, anchor }, wide) => {
  const left = x - wide * ANCHORS[anchor];
  return { left: left - 1, right: left + wide + 1, top: y - BASE - 1, bottom: y + HIGH - BASE };
};

/** The places in what `renderer` shows now; `buttons`, if any, lie over the picture. */
export function labelPlaces(renderer, buttons) {
  const pen = document.createElement("canvas").getContext("2d");
  const widths = new Map();
  let places = null;
  let taken = [];
  function width(text) {
    if (!widths.has(text)) {
      // The weight of a label that is pointed at: the widest that it gets.
      pen.font = `600 ${renderer.getSetting("labelSize")}px ${renderer.getSetting("labelFont")}`;
      widths.set(text, pen.measureText(text).width);
    }
    return widths.get(text);
  }
  function dots() {
    return renderer.getGraph().mapNodes((id, { node }) => {
      const data = renderer.getNodeDisplayData(id);
      return { id, label: data.label, first: data.highlighted ? 1 : 0, weight: node?.weighted_degree ?? 0,
        size: renderer.scaleSize(data.size), ...renderer.framedGraphToViewport({ x: data.x, y: data.y }) };
    }).sort((a, b) => b.first - a.first || b.weight - a.weight);
  }
  function overlaid() {
    if (!buttons) return [];
    const stage = renderer.getContainer().getBoundingClientRect();
    const { left, right, top, bottom } = buttons.getBoundingClientRect();
    return [{ left: left - stage.left, right: right - stage.left, top: top - stage.top, bottom: bottom - stage.top }];
  }
  function settle() {
    const { width: across, height } = renderer.getDimensions();
    const inside = (box) => box.left >= 0 && box.top >= 0 && box.right <= across && box.bottom <= height;
    const all = dots();
    places = new Map();
    taken = [...overlaid(), ...all.map(({ x, y, size }) => around(x, y, size))];
    for (const dot of all.filter(({ label }) => label)) {
      for (const place of beside(dot)) {
        const box = boxOf(place, width(dot.label));
        if (!inside(box) || taken.some((other) => meets(box, other))) continue;
        taken.push(box);
        places.set(dot.id, place);
        break;
      }
    }
  }
  const settled = () => { if (!places) settle(); return places; };
  renderer.on("beforeRender", () => { places = null; });
  return {
    of: (id) => settled().get(id),
    /** The best place of an actor's label, free or not. */
    beside(dot) {
      const right = beside(dot)[0];
      return boxOf(right, width(dot.label)).right <= renderer.getDimensions().width ? right : beside(dot)[1];
    },
    box: (place, text) => boxOf(place, width(text)),
    /** Takes the place of a text along the middle of a curve, if it is free. */
    along(text, from, to, curvature) {
      settled();
      const across = to.x - from.x, down = to.y - from.y, long = Math.hypot(across, down) || 1;
      const x = (from.x + to.x + down * curvature) / 2, y = (from.y + to.y - across * curvature) / 2;
      const half = (width(text) * 0.85) / 2;
      const boxes = [];
      for (let at = -half; at <= half; at += HIGH / 2) boxes.push(around(x + (across / long) * at, y + (down / long) * at, HIGH / 2 + 2));
      if (boxes.some((box) => taken.some((other) => meets(box, other)))) return false;
      taken.push(...boxes);
      return true;
    },
  };
}
