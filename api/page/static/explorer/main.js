// The page: its tabs, each shown from the state in the address.
import { setUpAdd, showAdd } from "./add.js";
import { setUpAsk, showAsked } from "./ask.js";
import { showCompare } from "./compare.js";
import { $ } from "./dom.js";
import { setUpNetwork, showNetwork } from "./networkview.js";
import { showSearch } from "./search.js";
import { showSparql } from "./sparql.js";
import { go, state, tell, watch } from "./state.js";

const known = JSON.parse($("known").textContent);
const TABS = ["network", "search", "compare", "sparql", "add"];

setUpAsk();
const doing = setUpNetwork();
setUpAdd(known);

function setUpTabs() {
  for (const [number, name] of TABS.entries()) {
    const tab = $(`tab-${name}`);
    tab.addEventListener("click", () => go({ tab: name === "network" ? "" : name }));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = $(`tab-${TABS[(number + step + TABS.length) % TABS.length]}`);
      next.focus();
      next.click();
    });
  }
}

function show(now) {
  const open = TABS.includes(now.tab) ? now.tab : "network";
  for (const name of TABS) {
    $(`view-${name}`).hidden = name !== open;
    $(`tab-${name}`).setAttribute("aria-selected", name === open);
    $(`tab-${name}`).tabIndex = name === open ? 0 : -1;
  }
  if (open === "network") {
    showAsked(now);
    showNetwork(now, doing);
  } else if (open === "search") showSearch(now);
  else if (open === "compare") showCompare(now);
  else if (open === "sparql") showSparql(now, known);
  else showAdd(state());
}

setUpTabs();
watch(show);
tell();
