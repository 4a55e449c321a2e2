// Elements made of texts: foreign text never becomes HTML.

/** An element; `on...` properties are listeners, `class` and others attributes, children texts or nodes. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child != null && child !== false));
  return element;
}

/** An SVG element. */
export function svg(tag, properties = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

export const $ = (id) => document.getElementById(id);

/** Puts new children in the place of the old ones. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child != null && child !== false));
}

/** Saves `content` under `name`. */
export function save(name, content, type) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const address = URL.createObjectURL(blob);
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** What a problem looks like on the page. */
export function trouble(error, choose) {
  const candidates = (error.candidates ?? []).map((one) =>
    h("li", {}, choose
      ? h("button", { type: "button", class: "link", onclick: () => choose(error.name, one.id) }, `${one.label} (${one.type}${one.state ? ", " + one.state : ""})`)
      : `${one.label}: ${one.id}`));
  return h("div", { class: "trouble", role: "alert" },
    h("p", {}, h("strong", {}, error.title ?? "That did not work"), ": ", error.message),
    error.advice && h("p", {}, error.advice),
    candidates.length > 0 && h("ul", {}, candidates));
}
