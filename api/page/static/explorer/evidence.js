// The sentences behind what is shown, with speaker, cue, content and target marked.
import { $, fill, h, trouble } from "./dom.js";
import { spoken } from "./colours.js";
import { around, marked, relationMarks, statementMarks } from "./marks.js";
import { address, ask, part, remembered } from "./server.js";
import { go } from "./state.js";

const MOST = 25;
let turn = 0;

/** Shows what `open` names: `edge KIND IDS`, `statement ID` or `article ID`; else the answer. */
export async function showEvidence(now, answer, network) {
  const mine = (turn += 1);
  const put = (...children) => { if (mine === turn) fill($("evidence"), ...children); };
  const [kind, ...rest] = (now.open ?? "").split(" ");
  try {
    if (kind === "edge") put(...(await edgeEvidence(rest, network)));
    else if (kind === "statement") put(back(), await card(await remembered(`/statements/${part(rest[0])}`)));
    else if (kind === "article") put(back(), ...(await wholeArticle(rest.join(" "))));
    else put(...(await answerList(answer)));
  } catch (error) {
    put(back(), trouble(error));
  }
  if (mine === turn && now.open) $("evidence-title").focus({ preventScroll: matchMedia("(min-width: 60rem)").matches });
}

const back = () => h("p", {}, h("button", { type: "button", class: "link", onclick: () => go({ open: "" }) }, "← All that was said"));

async function answerList(answer) {
  if (!answer.items.length) return [h("p", { class: "empty" }, "Nobody is found to have said this. Ask for less: leave out a name, a word or the dates.")];
  const cards = await Promise.all(answer.items.map(card));
  return [h("p", { class: "minor" }, answer.total > cards.length ? `The first ${cards.length} of ${answer.total} statements.` : `${answer.total} ${answer.total === 1 ? "statement" : "statements"}.`),
    h("p", { class: "key minor" }, h("span", { class: "mark-source" }, "speaker"), " ", h("span", { class: "mark-cue" }, "cue"), " ", h("mark", {}, "content"), " ", h("span", { class: "mark-target" }, "target")), ...cards];
}

async function edgeEvidence([source, relation, target], network) {
  const edge = network.edges.find((one) => one.source === source && one.relation === relation && one.target === target);
  if (!edge) return [back(), h("p", { class: "empty" }, "This edge is not in the picture any more.")];
  const label = (id) => network.nodes.find((node) => node.id === id)?.label ?? id;
  const kind = network.projection === "relations" ? "relations" : network.projection === "comentions" ? "articles" : "statements";
  const facts = await Promise.all(edge.facts.slice(0, MOST).map((id) => remembered(`/${kind}/${part(id)}`)));
  const cards = kind === "relations" ? facts.map(relationCard) : kind === "statements" ? facts.map(card) : facts.map(articleLine);
  return [back(), h("h3", {}, label(source), " ", h("span", { class: "act" }, spoken(relation)), " ", label(target)),
    h("p", { class: "minor" }, `${edge.weight} ${edge.weight === 1 ? "time" : "times"}${edge.weight > MOST ? `; the first ${MOST}` : ""}`), ...(await Promise.all(cards))];
}

const articleLine = ({ article }) => h("article", { class: "fact" }, reader(article.id, article.title ?? article.id), h("p", { class: "minor" }, [article.publisher, article.date].filter(Boolean).join(", ")));
const reader = (id, title) => h("button", { type: "button", class: "link", onclick: () => go({ open: `article ${id}` }) }, title);

/** One statement in its sentences. */
export async function card(statement) {
  const { text, mentions } = await remembered(`/articles/${part(statement.article)}`);
  const spans = [...statement.source, ...statement.cue, ...statement.content];
  const here = around(text, statement.sentence, spans);
  return h("article", { class: "fact", id: `s-${statement.id}` },
    who(statement),
    h("blockquote", {}, marked(text, here, statementMarks(statement, mentions))),
    h("p", { class: "badges" }, badge(manner(statement)),
      statement.date && badge(`said on ${statement.date}`), statement.reported_by_label && badge(`reported by ${statement.reported_by_label}`),
      statement.denied_by.map((id) => link(`denied by another`, id, "denied")), statement.denies && link("denies a report", statement.denies, "denied")),
    origin(statement), copies(statement, "statements"));
}

async function relationCard(relation) {
  const { text, mentions } = await remembered(`/articles/${part(relation.article)}`);
  const here = around(text, relation.sentence, [relation.evidence]);
  const said = relation.statement ? await remembered(`/statements/${part(relation.statement)}`).catch(() => null) : null;
  const marks = said ? [...statementMarks(said, []), ...relationMarks(relation, mentions)] : relationMarks(relation, mentions);
  return h("article", { class: "fact", id: `r-${relation.id}` },
    h("p", { class: "who" }, h("strong", {}, relation.subject_label), " ", h("span", { class: "act" }, spoken(relation.relation)), " ", h("strong", {}, relation.object_label)),
    h("blockquote", {}, marked(text, here, marks)),
    h("p", { class: "badges" }, said && badge(said.quotation === "direct" ? "word for word" : "indirect"),
      relation.attributed_to_label ? badge(`attributed to ${relation.attributed_to_label}`) : badge("told by the article"),
      relation.date && badge(`on ${relation.date}`), relation.reported_by_label && badge(`reported by ${relation.reported_by_label}`),
      said?.denied_by.map((id) => link("denied by another", id, "denied"))),
    origin(relation), copies(relation, "relations"));
}

async function wholeArticle(id) {
  const { article, text, statements, mentions } = await remembered(`/articles/${part(id)}`);
  const marks = statements.flatMap((statement) => statementMarks(statement, mentions));
  let start = 0;
  const paragraphs = text.split("\n").map((line) => {
    const from = start;
    start += Array.from(line).length + 1;
    return line.trim() && h("p", {}, marked(text, [from, start - 1], marks));
  });
  return [h("h3", {}, article.title ?? article.id), h("p", { class: "minor" }, [article.publisher, article.date].filter(Boolean).join(", ")),
    h("div", { class: "text", id: "whole" }, paragraphs.filter(Boolean))];
}

/** Who says it, to whom. */
export const who = (statement) => h("p", { class: "who" }, h("strong", {}, statement.speaker_label ?? "Somebody"), " ", h("span", { class: "act" }, spoken(statement.speech_act)),
  statement.addressee_label && ` to ${statement.addressee_label}`);
export const manner = ({ quotation }) => (quotation === "direct" ? "word for word" : quotation === "mixed" ? "partly word for word" : "indirect");
export const badge = (words) => h("span", { class: "tag" }, words);
const link = (words, id, kind) => h("button", { type: "button", class: `tag ${kind}`, onclick: () => go({ open: `statement ${id}` }) }, words);
const origin = (fact) => h("p", { class: "minor" }, [fact.publisher, fact.published].filter(Boolean).join(", "), fact.publisher || fact.published ? ": " : "", reader(fact.article, fact.title ?? "the article"));

function copies(fact, kind) {
  const cite = `“${fact.sentence.trim()}” ${[fact.publisher, fact.title, fact.published, fact.url].filter(Boolean).join(", ")}`;
  const fetched = (format) => fetch(address(`/${kind}/${part(fact.id)}`, { format })).then((answer) => answer.text());
  const button = (words, make) => h("button", { type: "button", class: "link", onclick: async ({ currentTarget }) => {
    try {
      await navigator.clipboard.writeText(await make());
      currentTarget.textContent = `${words}: copied`;
    } catch {
      currentTarget.textContent = `${words}: your browser does not allow it`;
    }
  } }, words);
  return h("p", { class: "copies minor" }, "Copy as ", button("citation", async () => cite), " ", button("Turtle", () => fetched("ttl")), " ", button("CSV", () => fetched("csv")));
}

/** The statements that the question finds. */
export const statementsFor = (now) => {
  const { by, about, to, text, quotation, type, outlet, since, until } = now;
  return ask("/statements", { by, about, to, text, quotation, type, outlet, since, until, limit: MOST });
};
