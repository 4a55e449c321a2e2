// What the page asks of its server.

const root = document.documentElement.dataset.root;
const kept = new Map();

/** A problem as the server tells it; `candidates` are the actors that may have been meant. */
export class Problem extends Error {
  constructor(told) {
    super(told.detail ?? "The server cannot be reached.");
    this.title = told.title;
    this.advice = told.advice ?? "See whether it still runs, then try again.";
    this.candidates = told.candidates ?? [];
    this.name = told.name ?? "";
  }
}

/** The address of `path` with those parameters that have a value; lists repeat. */
export function address(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of [value].flat()) if (one) query.append(name, one);
  }
  const text = query.toString();
  return `${root}${path}${text ? `?${text}` : ""}`;
}

/** The JSON at an address. */
export async function ask(path, parameters = {}, options = {}) {
  let answer;
  try {
    answer = await fetch(address(path, parameters), { headers: { Accept: "application/json" }, ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem({});
  }
  const told = await answer.json().catch(() => ({ detail: `The server answered ${answer.status}.` }));
  if (!answer.ok) throw new Problem(told);
  return told;
}

/** The same, asked once: facts and articles do not change while they are looked at. */
export function remembered(path) {
  if (!kept.has(path)) {
    kept.set(path, ask(path).catch((error) => { kept.delete(path); throw error; }));
  }
  return kept.get(path);
}

export const part = encodeURIComponent;
