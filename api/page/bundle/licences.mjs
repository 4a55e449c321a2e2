// Prints the licence of every package that the bundle holds: node licences.mjs METAFILE
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

const { inputs } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const packages = new Set();
for (const path of Object.keys(inputs)) {
  const found = path.match(/^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//);
  if (found) packages.add(join("node_modules", found[1]));
}
const told = [...packages].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(folder, file), "utf8").trim() : `${license} licence`;
  return `${name} ${version} (${license})\n\n${text}\n`;
});
console.log(
  "The libraries in libraries.js, bundled by .ci/bundle, and their licences.\n\n" +
    told.join("\n" + "-".repeat(72) + "\n\n"),
);
