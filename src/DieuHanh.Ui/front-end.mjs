// Takes what the pages use out of the front-end packages: of the stylesheet the rules for the classes they name, and a sprite of the icons
// named in icons.txt.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { trim, wordsIn } from "./trim-css.mjs";

const lib = "wwwroot/lib";
mkdirSync(lib, { recursive: true });
const tabler = readFileSync("node_modules/@tabler/core/dist/css/tabler.min.css", "utf8");
writeFileSync(`${lib}/tabler.min.css`, trim(tabler, wordsIn("..")));

const names = readFileSync("icons.txt", "utf8").split(/\s+/).filter(Boolean);
const symbols = names.map((name) => {
  const svg = readFileSync(`node_modules/bootstrap-icons/icons/${name}.svg`, "utf8");
  const [, viewBox] = svg.match(/viewBox="([^"]+)"/);
  const body = svg.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "").replace(/\s*\n\s*/g, "");
  return `<symbol id="${name}" viewBox="${viewBox}">${body}</symbol>`;
});
writeFileSync(`${lib}/icons.svg`, `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);
writeFileSync(`${lib}/stamp`, "");
