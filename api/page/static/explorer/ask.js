// The form that reads like the question, with names proposed while typing.
import { $, fill, h } from "./dom.js";
import { ask } from "./server.js";
import { asked, go, state } from "./state.js";

const ACTORS = { by: "", about: "", to: "", outlet: "Outlet" };

export function setUpAsk() {
  const form = $("ask");
  for (const [name, type] of Object.entries(ACTORS)) propose(form.elements[name], type);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go({ ...Object.fromEntries(Object.keys(asked({})).map((name) => [name, ""])),
      ...Object.fromEntries(new FormData(form)), open: "" });
  });
  $("clear").addEventListener("click", () => go({ ...asked({}), open: "", expand: [], hide: [], quad: [] }));
}

export function showAsked(now) {
  const form = $("ask");
  for (const [name, value] of Object.entries(asked(now))) {
    const field = form.elements[name];
    if (field.type === "checkbox") field.checked = Boolean(value);
    else if (document.activeElement !== field || field.value !== value) field.value = value;
  }
}

/** Puts an id in the place of a name that several bear. */
export function choose(name, id) {
  const now = state();
  go(Object.fromEntries(Object.keys({ ...ACTORS, left: 0, right: 0 }).filter((field) => now[field] === name).map((field) => [field, id])));
}

/** Makes a text field a combobox over the actors' names (WAI-ARIA 1.2). */
export function propose(field, type = "") {
  // The label holds the list of names, too: without a name of its own the field would be called by all.
  const label = field.closest("label").firstChild.textContent.trim();
  const list = h("ul", { role: "listbox", id: `${field.name}-names`, class: "names", hidden: true, "aria-label": "Names" });
  const box = h("span", { class: "combo" });
  field.before(box);
  box.append(field, list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list", "aria-label": label })) field.setAttribute(name, value);
  let active = -1;
  let waiting;
  const close = () => {
    list.hidden = true;
    active = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const take = (option) => { field.value = option.dataset.id; close(); };
  const point = (to) => {
    const options = [...list.children];
    active = (to + options.length) % options.length;
    options.forEach((option, number) => option.setAttribute("aria-selected", number === active));
    field.setAttribute("aria-activedescendant", options[active].id);
    options[active].scrollIntoView({ block: "nearest" });
  };
  const look = async () => {
    const q = field.value.trim();
    if (q.length < 2) return close();
    const found = await ask("/actors", { q, type, limit: 8 }).catch(() => ({ items: [] }));
    if (field.value.trim() !== q || document.activeElement !== field) return;
    if (!found.items.length) return close();
    fill(list, found.items.map((actor, number) => h("li", {
      role: "option", id: `${field.name}-name-${number}`, "data-id": actor.id, "aria-selected": "false",
      onmousedown: (event) => { event.preventDefault(); take(event.currentTarget); },
    }, actor.label, " ", h("small", {}, [actor.type, actor.state, actor.mentions ? `${actor.mentions} mentions` : ""].filter(Boolean).join(", ")))));
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
  };
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, 120); });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") point(active + 1);
    else if (event.key === "ArrowUp") point(active < 0 ? -1 : active - 1);
    else if (event.key === "Enter" && active >= 0) take(list.children[active]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
}
