const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** Names of all installed packages that declare `"type": "module"`, and those that ship `.mjs` only. */
function esmPackages(root) {
  const found = new Set();
  const scan = (dir) => {
    for (const entry of safeList(dir)) {
      if (entry.startsWith('.')) continue;
      if (entry.startsWith('@')) {
        for (const name of safeList(join(dir, entry))) inspect(`${entry}/${name}`, join(dir, entry, name));
      } else inspect(entry, join(dir, entry));
    }
  };
  const inspect = (name, dir) => {
    try {
      const manifest = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
      if (manifest.type === 'module') found.add(name);
    } catch {
      return;
    }
    scan(join(dir, 'node_modules'));
  };
  scan(join(root, 'node_modules'));
  return [...found].sort();
}

function safeList(dir) {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}

/** A pattern for Jest's `transformIgnorePatterns`: everything in node_modules except packages that are ES modules. */
function esmPackagePattern(root) {
  const names = esmPackages(root).map((name) => name.replace(/[.+]/g, '\\$&'));
  return `/node_modules/(?!(?:.*/node_modules/)?(?:${names.join('|')})/)`;
}

module.exports = { esmPackages, esmPackagePattern };
