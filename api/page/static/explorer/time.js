// The months as a histogram with a brush, and a button that plays through them.
import { $, fill, h, svg } from "./dom.js";
import { QUADS } from "./colours.js";
import { go, state } from "./state.js";

const HEIGHT = 90;
let playing = null;

/** All months from the first to the last, those without facts too. */
export function filled(months) {
  if (!months.length) return [];
  const known = new Map(months.map((month) => [month.month, month]));
  const all = [];
  let [year, month] = months[0].month.split("-").map(Number);
  for (let name = months[0].month; name <= months.at(-1).month;) {
    all.push(known.get(name) ?? { month: name, facts: 0, cooperative: 0, conflictual: 0 });
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    name = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
  }
  return all;
}

export function stop() {
  clearInterval(playing);
  playing = null;
}

export function showTime(items, now) {
  const months = filled(items);
  const place = $("time");
  if (!months.length) return fill(place, h("p", { class: "empty" }, "Nothing here has a date."));
  const first = Math.max(0, months.findIndex((one) => one.month >= (now.since ?? "").slice(0, 7)));
  const after = now.until ? months.findLastIndex((one) => one.month <= now.until.slice(0, 7).padEnd(7, "-99")) : months.length - 1;
  const last = Math.max(first, after);
  const choose = (from, to) => {
    stop();
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    const whole = low === 0 && high === months.length - 1;
    go({ since: whole ? "" : months[low].month, until: whole ? "" : months[high].month, open: "" });
  };
  fill(place, bars(months, first, last, choose), sliders(months, first, last, choose),
    h("p", { class: "minor" }, `${months[first].month} to ${months[last].month}. `,
      h("button", { type: "button", class: "link", id: "play", onclick: () => play(months) }, playing ? "Stop" : "Play the months"), " ",
      (now.since || now.until) && h("button", { type: "button", class: "link", id: "all-time", onclick: () => choose(0, months.length - 1) }, "All time")));
}

function bars(months, first, last, choose) {
  const most = Math.max(...months.map((month) => month.facts));
  const step = 1000 / months.length;
  const tall = (count) => (HEIGHT * count) / most;
  const drawn = svg("svg", { viewBox: `0 0 1000 ${HEIGHT}`, preserveAspectRatio: "none", class: "bars", role: "img",
    "aria-label": `Facts a month, at most ${most}` });
  months.forEach((month, number) => {
    const other = month.facts - month.cooperative - month.conflictual;
    let floor = HEIGHT;
    for (const [count, colour] of [[month.conflictual, QUADS.MX[0]], [month.cooperative, QUADS.VC[0]], [other, "#8a8f98"]]) {
      floor -= tall(count);
      drawn.append(svg("rect", { x: number * step + step * 0.08, width: step * 0.84, y: floor, height: tall(count), fill: colour, opacity: number < first || number > last ? 0.25 : 1 },
        svg("title", {}, `${month.month}: ${month.facts} facts, ${month.cooperative} cooperative, ${month.conflictual} conflictual`)));
    }
  });
  let from = null;
  const brush = svg("rect", { class: "brush", y: 0, height: HEIGHT, width: 0, x: 0 });
  drawn.append(brush);
  const where = (event) => {
    const { left, width } = drawn.getBoundingClientRect();
    return Math.max(0, Math.min(months.length - 1, Math.floor(((event.clientX - left) / width) * months.length)));
  };
  drawn.addEventListener("pointerdown", (event) => { from = where(event); drawn.setPointerCapture(event.pointerId); });
  drawn.addEventListener("pointermove", (event) => {
    if (from === null) return;
    const [low, high] = [Math.min(from, where(event)), Math.max(from, where(event))];
    brush.setAttribute("x", low * step);
    brush.setAttribute("width", (high - low + 1) * step);
  });
  drawn.addEventListener("pointerup", (event) => { if (from !== null) choose(from, where(event)); from = null; });
  return drawn;
}

function sliders(months, first, last, choose) {
  const one = (label, value, change) => h("label", {}, label, " ", h("input", {
    type: "range", min: 0, max: months.length - 1, value, "aria-valuetext": months[value].month, onchange: (event) => change(Number(event.target.value)),
  }));
  return months.length > 1 && h("div", { class: "sliders" },
    one("First month", first, (value) => choose(value, Math.max(value, last))),
    one("Last month", last, (value) => choose(Math.min(first, value), value)));
}

function play(months) {
  if (playing) { stop(); $("play").textContent = "Play the months"; return; }
  const busy = months.filter((month) => month.facts);
  const begun = busy.findIndex((month) => month.month === state().since);
  let next = begun < 0 || begun === busy.length - 1 ? 0 : begun + 1;
  const show = () => {
    if (next >= busy.length) { stop(); go({ since: "", until: "" }, { replace: true }); return; }
    const { month } = busy[next];
    next += 1;
    go({ since: month, until: month, open: "" }, { replace: true });
  };
  playing = setInterval(show, 1200);
  show();
}
