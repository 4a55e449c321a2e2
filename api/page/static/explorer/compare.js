// Two outlets, two speakers or two periods side by side on one target.
import { choose, propose } from "./ask.js";
import { card } from "./evidence.js";
import { spoken } from "./colours.js";
import { $, fill, h, trouble } from "./dom.js";
import { ask, part, remembered } from "./server.js";
import { go } from "./state.js";

const SIDES = { outlet: "two outlets", by: "two speakers", period: "two periods" };
const SHOWN = 12;
let made = null;
let turn = 0;

function form() {
  const field = (name, words, placeholder = "") => h("label", {}, words, " ", h("input", { name, placeholder }));
  const element = h("form", { class: "question", id: "compare-form", autocomplete: "off", "aria-label": "Compare",
    onsubmit: (event) => { event.preventDefault(); go(Object.fromEntries(new FormData(element))); } },
  h("label", {}, "Compare ", h("select", { name: "kind" }, Object.entries(SIDES).map(([value, words]) => h("option", { value }, words)))),
  field("left", "this"), field("right", "with this"), field("target", "on", "anything"),
  h("span", { class: "buttons" }, h("button", { type: "submit" }, "Compare")));
  return element;
}

export async function showCompare(now) {
  const mine = (turn += 1);
  const place = $("view-compare");
  if (!made) {
    made = { form: form(), result: h("div", { id: "compared" }) };
    fill(place, h("h2", {}, "Compare"), h("p", { class: "lead" }, "Who says what on one target: two outlets, two speakers, or two periods (2024, 2024-05, or 2024-01..2024-06)."), made.form, made.result);
    for (const name of ["left", "right", "target"]) propose(made.form.elements[name]);
  }
  const kind = now.kind ?? "outlet";
  for (const [name, value] of Object.entries({ kind, left: now.left ?? "", right: now.right ?? "", target: now.target ?? "" })) made.form.elements[name].value = value;
  if (!now.left || !now.right) return fill(made.result, h("p", { class: "empty" }, "Name both sides, and if you like the actor they speak of."));
  try {
    const sides = await Promise.all([side(kind, now.left, now.target), side(kind, now.right, now.target)]);
    const cards = await Promise.all(sides.map((one) => Promise.all(one.statements.items.slice(0, SHOWN).map(card))));
    if (mine !== turn) return;
    fill(made.result, disputes(sides), h("div", { class: "sides" }, sides.map((one, number) => column(one, sides[1 - number], cards[number]))));
  } catch (error) {
    if (mine === turn) fill(made.result, trouble(error, choose));
  }
}

function filters(kind, value) {
  if (kind !== "period") return { [kind]: value };
  const [since, until] = value.includes("..") ? value.split("..") : [value, value];
  return { since: since.trim(), until: until.trim() };
}

async function side(kind, value, target) {
  const narrowed = filters(kind, value);
  const doer = kind === "by" ? { subject: value } : narrowed;
  const named = kind === "period" ? null : remembered(`/actors/${part(value)}`).then(({ label }) => label).catch(() => value);
  const [statements, relations, label] = await Promise.all([
    ask("/statements", { ...narrowed, about: target, limit: 200 }), ask("/relations", { ...doer, object: target, limit: 500 }), named ?? value]);
  return { value: label, statements, relations };
}

const triple = (one) => `${one.subject_label} ${spoken(one.relation)} ${one.object_label}`;

function column({ value, statements, relations }, other, cards) {
  const theirs = new Set(other.relations.items.map(triple));
  const counts = Map.groupBy ? Map.groupBy(relations.items, triple) : grouped(relations.items, triple);
  const rows = [...counts].sort((one, two) => two[1].length - one[1].length);
  return h("section", { class: "side", "aria-label": value }, h("h3", {}, value),
    h("p", { class: "minor" }, `${statements.total} statements, ${relations.total} relations`),
    rows.length ? h("ul", { class: "rows" }, rows.map(([words, found]) => h("li", {}, words, found.length > 1 && ` (${found.length})`,
      !theirs.has(words) && [" ", h("span", { class: "tag only" }, "only here")]))) : h("p", { class: "empty" }, "No relations."),
    cards.length ? cards : h("p", { class: "empty" }, "No statements."));
}

function grouped(items, key) {
  const found = new Map();
  for (const item of items) found.set(key(item), [...(found.get(key(item)) ?? []), item]);
  return found;
}

/** Denials, and relations that one side affirms and the other negates. */
function disputes(sides) {
  const all = sides.flatMap((one) => one.statements.items);
  const denials = all.filter((one) => one.denies || one.denied_by.length);
  const [left, right] = sides.map((one) => one.relations.items);
  const against = left.filter((one) => right.some((two) => triple(one) === triple(two) && one.polarity !== two.polarity));
  return h("section", { "aria-labelledby": "disputes" }, h("h3", { id: "disputes" }, "Denials and contradictions"),
    denials.length + against.length === 0 ? h("p", { class: "empty" }, "None found.")
      : h("ul", { class: "rows" }, denials.map((one) => h("li", {}, `${one.speaker_label ?? "Somebody"} ${one.denies ? "denies" : "is denied"}: ${one.text}`)),
        against.map((one) => h("li", {}, `Affirmed on one side, negated on the other: ${triple(one)}`))));
}
