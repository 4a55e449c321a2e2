// Text cut into marked pieces: speaker, cue, content, target. Offsets count characters, not UTF-16.
import { h } from "./dom.js";

// Of overlapping marks the first of these shows; content may hold the others.
const INNER = ["cue", "source", "target"];
const NAMES = { source: "speaker", cue: "cue", content: "content", target: "target" };

/** The part of `text` between two offsets, as pieces: `marks` are [start, end, kind]. */
export function marked(text, [from, to], marks) {
  const chars = Array.from(text);
  const inside = marks.filter(([start, end]) => start < to && end > from);
  const cuts = [...new Set([from, to, ...inside.flatMap(([start, end]) => [start, end])])]
    .filter((cut) => cut >= from && cut <= to).sort((a, b) => a - b);
  return cuts.slice(1).map((end, number) => {
    const start = cuts[number];
    const kinds = inside.filter((mark) => mark[0] < end && mark[1] > start).map((mark) => mark[2]);
    const words = chars.slice(start, end).join("").replace(/\s*\n\s*/g, " ");
    const inner = INNER.find((kind) => kinds.includes(kind));
    let piece = inner ? h("span", { class: `mark-${inner}`, title: NAMES[inner] }, words) : words;
    if (kinds.includes("content")) piece = h("mark", { title: inner ? NAMES[inner] : "content" }, piece);
    return piece;
  });
}

/** Where the sentences around the spans begin and end, else their paragraph. */
export function around(text, sentence, spans) {
  const first = Math.min(...spans.map(([start]) => start));
  const last = Math.max(...spans.map(([, end]) => end));
  const points = (index) => Array.from(text.slice(0, index)).length;
  const pattern = new RegExp(sentence.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+"), "gu");
  for (const found of text.matchAll(pattern)) {
    const start = points(found.index);
    const end = start + Array.from(found[0]).length;
    if (start <= first && last <= end) return [start, end];
  }
  const chars = Array.from(text);
  const begin = chars.lastIndexOf("\n", first - 1) + 1;
  const stop = chars.indexOf("\n", last);
  return [begin, stop < 0 ? chars.length : stop];
}

/** The marks of a statement: its speaker, cue and content, and where the text names its targets. */
export function statementMarks(statement, mentions) {
  const targets = new Set([...statement.about, statement.addressee]);
  return [
    ...statement.source.map((span) => [...span, "source"]),
    ...statement.cue.map((span) => [...span, "cue"]),
    ...statement.content.map((span) => [...span, "content"]),
    ...mentions.filter(({ actor }) => targets.has(actor)).map(({ span }) => [...span, "target"]),
  ];
}

/** The marks of a relation: who does it, to whom, and what is urged, promised or denied. */
export function relationMarks(relation, mentions) {
  return [
    ...(relation.content ? [[...relation.content, "content"]] : []),
    ...mentions.filter(({ actor }) => actor === relation.subject).map(({ span }) => [...span, "source"]),
    ...mentions.filter(({ actor }) => actor === relation.object).map(({ span }) => [...span, "target"]),
  ];
}
