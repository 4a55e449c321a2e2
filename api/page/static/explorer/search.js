// Words sought in all that was said and in all articles: ranked hits, each with the way to its evidence.
import { $, fill, h, trouble } from "./dom.js";
import { badge, manner, who } from "./evidence.js";
import { address, ask, part } from "./server.js";
import { asked, go, state } from "./state.js";

const KINDS = {
  statements: { path: "/search", words: ["statement", "statements"], hit: statementHit },
  articles: { path: "/search/articles", words: ["article", "articles"], hit: articleHit },
};
const AT_ONCE = 20;
let made = null;
let turn = 0;
let shown = "";

function form() {
  const element = h("form", { class: "question", id: "search-form", role: "search", "aria-label": "Words", autocomplete: "off",
    onsubmit: (event) => {
      event.preventDefault();
      const given = new FormData(element);
      // Asked once more, the same words may find more, or a server that did not answer.
      shown = "";
      if (!go({ q: given.get("q").trim(), copies: given.get("copies") ?? "" })) showSearch(state());
    } },
  h("label", { class: "wide" }, "Words ", h("input", { name: "q", type: "search", placeholder: "ceasefire talks", enterkeyhint: "search" })),
  h("label", { class: "check" }, h("input", { name: "copies", type: "checkbox", value: "true" }), " every report of the same"),
  h("span", { class: "buttons" }, h("button", { type: "submit" }, "Search")));
  return element;
}

function build() {
  made = { form: form(), status: h("p", { role: "status", id: "search-status", class: "minor" }), result: h("div", { id: "search-result" }) };
  fill($("view-search"), h("h2", {}, "Search"),
    h("p", { class: "lead" }, "Sentences of statements, and articles, that hold all the words; the best fitting first. Case and accents do not matter."),
    made.form, made.status, made.result);
}

export async function showSearch(now) {
  if (!made) build();
  const { q = "", copies = "" } = now;
  made.form.elements.q.value = q;
  made.form.elements.copies.checked = Boolean(copies);
  const key = JSON.stringify([q, copies]);
  if (key === shown) return;
  const mine = (turn += 1);
  shown = key;
  made.status.textContent = q ? "Searching…" : "";
  if (!q) return fill(made.result, h("p", { class: "empty" }, "Give one word or several."));
  try {
    const found = await Promise.all(Object.values(KINDS).map(({ path }) => ask(path, { q, copies, limit: AT_ONCE })));
    if (mine !== turn) return;
    const told = Object.values(KINDS).map(({ words }, number) => `${found[number].total} ${words[found[number].total === 1 ? 0 : 1]}`);
    made.status.textContent = `${told.join(", ")}.`;
    fill(made.result, h("div", { class: "sides" }, Object.keys(KINDS).map((kind, number) => column(kind, found[number], { q, copies }))));
  } catch (error) {
    if (mine !== turn) return;
    shown = "";
    made.status.textContent = "";
    fill(made.result, trouble(error));
  }
}

/** The hits of one kind, and a button for those that follow. */
function column(kind, first, sought) {
  const { path, words, hit } = KINDS[kind];
  const heading = `${words[1][0].toUpperCase()}${words[1].slice(1)}`;
  const list = h("ol", { class: "hits" }, first.items.map(hit));
  const rest = h("p", {});
  const place = h("section", { class: "side", "aria-label": heading }, h("h3", {}, heading),
    first.total ? list : h("p", { class: "empty" }, `No ${words[0]} holds all these words. Try fewer, or others.`), rest);
  const offer = (from) => fill(rest, from < first.total && h("button", { type: "button", class: "link", onclick: () => more(from) }, `Show more ${words[1]} (${first.total - from} left)`));
  const more = async (from) => {
    try {
      const next = await ask(path, { ...sought, limit: AT_ONCE, offset: from });
      const items = next.items.map(hit);
      list.append(...items);
      offer(next.items.length ? from + AT_ONCE : first.total);
      items[0]?.querySelector("button, a")?.focus();
    } catch (error) {
      fill(rest, trouble(error));
    }
  };
  offer(AT_ONCE);
  return place;
}

function statementHit({ statement, highlights }) {
  const { id, speaker, speaker_label: name, date } = statement;
  return h("li", { class: "fact" },
    who(statement),
    h("blockquote", {}, lit(statement.sentence, highlights)),
    h("p", { class: "badges" }, badge(manner(statement)), date && badge(`said on ${date}`), carried(statement.carrier_labels)),
    h("p", { class: "minor" }, [statement.publisher, statement.published].filter(Boolean).join(", "), statement.publisher || statement.published ? ": " : "", page(statement.article, statement.title)),
    h("p", { class: "ways" }, way("Evidence", { open: `statement ${id}` }, `Evidence of what ${name ?? "somebody"} said`),
      speaker && way(`Network of ${name}`, { by: speaker, expand: [speaker], open: `statement ${id}` })));
}

function articleHit({ article, passage, highlights, carrier_labels: carriers }) {
  return h("li", { class: "fact" },
    h("p", { class: "who" }, page(article.id, article.title)),
    h("blockquote", {}, lit(passage, highlights)),
    h("p", { class: "badges" }, badge(`${article.statements} ${article.statements === 1 ? "statement" : "statements"}`), carried(carriers)),
    h("p", { class: "minor" }, [article.publisher, article.date].filter(Boolean).join(", ")),
    h("p", { class: "ways" }, way("Read it with its marks", { open: `article ${article.id}` }, `Read it with its marks: ${article.title ?? article.id}`)));
}

/** Text with the sought words marked; offsets count characters, not UTF-16. */
function lit(text, spans) {
  const chars = Array.from(text);
  let from = 0;
  const pieces = spans.flatMap(([start, end]) => {
    const before = chars.slice(from, start).join("");
    from = end;
    return [before, h("mark", {}, chars.slice(start, end).join(""))];
  });
  return [...pieces, chars.slice(from).join("")];
}

const carried = (outlets) => outlets.length > 0 && badge(outlets.length > 3 ? `reported by ${outlets.slice(0, 2).join(", ")} and ${outlets.length - 2} more` : `reported by ${outlets.join(", ")}`);
const page = (id, title) => h("a", { href: address(`/read/${part(id)}`) }, title ?? id);

/** A way to the network view; what was asked there before is left behind. */
const way = (words, changes, name = words) => h("button", { type: "button", class: "link", "aria-label": name,
  onclick: () => go({ ...EMPTY, ...changes }) }, words);
const EMPTY = Object.fromEntries(["tab", "q", "copies", ...Object.keys(asked({})), "projection", "quad", "expand", "hide", "fold"].map((name) => [name, ""]));
