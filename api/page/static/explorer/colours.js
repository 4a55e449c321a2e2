// Colours that colour-blind readers can tell apart (Paul Tol's schemes), on light and on dark.

const TYPES = {
  Person: "#4477aa", State: "#ee6677", Government: "#aa3377", Organisation: "#228833",
  Group: "#ccbb44", Outlet: "#66ccee", Post: "#bbbbbb", Statement: "#999999",
};
const MANY = ["#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#ee8866", "#44bb99", "#999933", "#882255"];
export const QUADS = {
  VC: ["#5aae61", "words of cooperation"], MC: ["#1b7837", "deeds of cooperation"],
  VX: ["#f4a582", "words of conflict"], MX: ["#d6604d", "deeds of conflict"],
};
export const NEUTRAL = "#8a8f98";

export const typeColour = (type) => TYPES[type] ?? NEUTRAL;
export const communityColour = (number) => MANY[number % MANY.length];
export const quadColour = (quad) => QUADS[quad]?.[0] ?? NEUTRAL;
export const nodeColour = (node, by) => (by === "community" ? communityColour(node.community) : typeColour(node.type));
/** `declines-to-comment` -> `declines to comment`. */
export const spoken = (relation) => relation.replaceAll("-", " ");
