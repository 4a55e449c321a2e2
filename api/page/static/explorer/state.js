// The state of the page is its address: a link is the view, back and forward work.

const LISTS = new Set(["quad", "expand", "hide"]);
const listeners = [];

/** The state in the address: name -> text, or list of texts. */
export function state() {
  const query = new URLSearchParams(location.search);
  const found = {};
  for (const name of query.keys()) found[name] = LISTS.has(name) ? query.getAll(name) : query.get(name);
  return found;
}

/** Changes the state, and says whether; empty values leave the address. `replace` makes no step to go back to. */
export function go(changes, { replace = false } = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...state(), ...changes })) {
    for (const one of [value].flat()) if (one) query.append(name, one);
  }
  const text = query.toString();
  const next = location.pathname + (text ? `?${text}` : "");
  if (next === location.pathname + location.search) return false;
  history[replace ? "replaceState" : "pushState"](null, "", next);
  tell();
  return true;
}

/** Calls `listener` with the state, at every change of it. */
export function watch(listener) {
  listeners.push(listener);
}

export function tell() {
  const now = state();
  for (const listener of listeners) listener(now);
}

window.addEventListener("popstate", tell);

const ASKED = ["by", "text", "about", "to", "type", "outlet", "since", "until", "quotation"];

/** The part of the state that a form asks. */
export const asked = (now) => Object.fromEntries(ASKED.map((name) => [name, now[name] ?? ""]));

/** The parameters of the network that the state shows. */
export function networkParameters(now) {
  const { by, about, to, text, quotation, type, outlet, since, until } = now;
  const projection = now.projection ?? "relations";
  const shape = { projection, fold: now.fold, quad: now.quad, expand: now.expand, hide: now.hide };
  if (projection === "comentions") return { ...shape, quad: [], outlet, since, until, actor: [by, about] };
  const common = { ...shape, to, text, quotation, type, outlet, since, until };
  return projection === "relations"
    ? { ...common, subject: by, object: about }
    : { ...common, quad: [], by, about };
}
