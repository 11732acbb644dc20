// Leaves out of a stylesheet the rules for classes that no page names. Tabler is 635 kB; the office uses a tenth of it.
// A class counts as named when its word stands anywhere in the sources, so a class put together at run time must be written out once.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const skipped = new Set(["bin", "obj", "node_modules", "lib", "Data"]);
const read = /\.(razor|cs|js)$/;

/** Every word in the sources under a folder. */
export function wordsIn(folder) {
  const words = new Set();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) for (const word of wordsIn(path)) words.add(word);
    } else if (read.test(entry.name)) {
      for (const word of readFileSync(path, "utf8").match(/[\w-]+/g) ?? []) words.add(word);
    }
  }
  return words;
}

/** The stylesheet without the rules that can match nothing, nor animations nobody plays. */
export function trim(css, words) {
  const licences = css.match(/\/\*![\s\S]*?\*\//g) ?? [];
  const kept = rules(css.replace(/\/\*[\s\S]*?\*\//g, ""), words);
  return `@charset "UTF-8";${licences.join("")}` + kept.replace(/^@charset[^;]*;/, "").replace(/@(?:-webkit-)?keyframes ([\w-]+)\{(?:[^{}]*\{[^{}]*\})*\}/g, (all, name) =>
    kept.split(name).length > 2 + (kept.match(new RegExp(`-webkit-keyframes ${name}\\b`)) ? 1 : 0) ? all : "");
}

function rules(css, words) {
  let out = "";
  for (let at = 0; at < css.length; ) {
    const open = css.indexOf("{", at);
    const statement = css.indexOf(";", at);
    if (open < 0) return out + css.slice(at);
    if (css[at] === "@" && statement >= 0 && statement < open) {
      out += css.slice(at, statement + 1);
      at = statement + 1;
      continue;
    }
    const head = css.slice(at, open).trim();
    const end = closing(css, open);
    const body = css.slice(open + 1, end);
    at = end + 1;
    if (/^@(media|supports|layer|container)/.test(head)) {
      const inner = rules(body, words);
      if (inner.trim()) out += `${head}{${inner}}`;
    } else if (head.startsWith("@")) {
      out += `${head}{${body}}`;
    } else {
      const selectors = split(head).filter((selector) => mayMatch(selector, words));
      if (selectors.length) out += `${selectors.join(",")}{${body}}`;
    }
  }
  return out;
}

function closing(css, open) {
  for (let depth = 0, at = open; ; at++) {
    if (css[at] === '"' || css[at] === "'") at = css.indexOf(css[at], at + 1);
    else if (css[at] === "{") depth++;
    else if (css[at] === "}" && --depth === 0) return at;
  }
}

function split(head) {
  const parts = [];
  let depth = 0, start = 0;
  for (let at = 0; at < head.length; at++) {
    if ("([".includes(head[at])) depth++;
    else if (")]".includes(head[at])) depth--;
    else if (head[at] === "," && depth === 0) { parts.push(head.slice(start, at).trim()); start = at + 1; }
  }
  return [...parts, head.slice(start).trim()];
}

function mayMatch(selector, words) {
  const asked = selector.replace(/:(not|is|where|has)\((?:[^()]|\([^()]*\))*\)/g, "");
  const classes = [...asked.matchAll(/\.((?:[\w-]|\\.)+)/g)].map((m) => m[1].replaceAll("\\", ""));
  const data = [...asked.matchAll(/\[(data-[\w-]+)/g)].map((m) => m[1]);
  return [...classes, ...data].every((name) => words.has(name));
}
