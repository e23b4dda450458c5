// The features of a stylesheet that a browser lacks, one a line: node caniuse.mjs FILE BROWSERS
// doiuse's own command reads a large file in pieces and fails on the first cut.
import { readFileSync } from "node:fs";
import doiuse from "doiuse";
import postcss from "postcss";

const [file, browsers] = process.argv.slice(2);
const found = new Set();
const check = doiuse({ browsers: [browsers], onFeatureUsage: (usage) => found.add(usage.feature) });
await postcss([check]).process(readFileSync(file, "utf8"), { from: file });
process.stdout.write([...found].join("\n") + "\n");
