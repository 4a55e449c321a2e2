// Paste or drop an article, see what is found in it, then store it.
import { $, fill, h, trouble } from "./dom.js";
import { spoken } from "./colours.js";
import { marked, statementMarks } from "./marks.js";
import { ask } from "./server.js";
import { go } from "./state.js";

export function setUpAdd({ writable }) {
  const field = (name, words, more = {}) => h("label", {}, words, " ", h("input", { name, ...more }));
  const area = h("textarea", { name: "text", rows: 12, required: true, placeholder: "Paste the article here, or drop a text file." });
  const found = h("div", { id: "found" });
  const form = h("form", { class: "add", id: "add-form", "aria-label": "Add an article" },
    h("label", {}, "Text ", area),
    h("div", { class: "question" }, field("title", "Title"), field("publisher", "Outlet"), field("date", "Day", { placeholder: "2025-04-25", pattern: "\\d{4}-\\d\\d-\\d\\d" }), field("url", "Address", { type: "url" }),
      field("token", "Token", { type: "password", required: true, autocomplete: "off" })),
    h("p", { class: "buttons" }, h("button", { type: "submit", value: "look" }, "See what is found"), " ", h("button", { type: "submit", value: "store", id: "store", disabled: true }, "Store it")));
  const sent = (path, article, token) => ask(path, {}, { method: "POST", headers: { Accept: "application/json", "Content-Type": "application/json", Authorization: `Bearer ${token}` }, body: JSON.stringify(article) });
  form.addEventListener("input", () => { $("store").disabled = true; });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { token, ...given } = Object.fromEntries(new FormData(form));
    const article = Object.fromEntries(Object.entries(given).filter(([, value]) => value));
    fill(found, h("p", { role: "status" }, "Reading…"));
    try {
      if (event.submitter?.value === "store") {
        const { items: [stored] } = await sent("/articles", article, token);
        fill(found, h("p", { role: "status" }, `Stored (${stored.outcome}): ${stored.statements} statements, ${stored.relations} relations. `, h("button", { type: "button", class: "link", onclick: () => go({ tab: "", open: `article ${stored.id}` }) }, "Read it with its marks")));
        $("store").disabled = true;
      } else {
        fill(found, preview(await sent("/extract", article, token)));
        $("store").disabled = false;
      }
    } catch (error) {
      fill(found, trouble(error));
    }
  });
  for (const kind of ["dragover", "drop"]) area.addEventListener(kind, (event) => event.preventDefault());
  area.addEventListener("drop", async (event) => {
    const [file] = event.dataTransfer.files;
    area.value = file ? await file.text() : event.dataTransfer.getData("text");
  });
  fill($("view-add"), h("h2", {}, "Add an article"), writable ? form : h("p", { class: "notice" }, "This server is read-only. Start it with a token in DIPLOGRAPH_TOKEN to add articles."), writable && found);
}

export function showAdd() {}

function preview({ text, statements, relations, mentions }) {
  const marks = statements.flatMap((statement) => statementMarks(statement, mentions));
  let start = 0;
  const paragraphs = text.split("\n").map((line) => {
    const from = start;
    start += Array.from(line).length + 1;
    return line.trim() && h("p", {}, marked(text, [from, start - 1], marks));
  }).filter(Boolean);
  return [h("h3", {}, `Found: ${statements.length} statements, ${relations.length} relations`), h("div", { class: "text" }, paragraphs),
    h("ul", { class: "rows" }, statements.map((one) => h("li", {}, h("strong", {}, one.speaker_label ?? "Somebody"), ` ${spoken(one.speech_act)}: ${one.text}`)),
      relations.map((one) => h("li", {}, `${one.subject_label} ${spoken(one.relation)} ${one.object_label}`)))];
}
