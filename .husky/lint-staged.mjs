/** What a commit takes is formatted, and linted where lint looks; a part of a file that is not staged is left alone. */
export default {
  '*.{ts,tsx,mjs,cjs,json,md,yaml,yml}': 'prettier --write --ignore-unknown --log-level warn',
  '{apps,libs,test,migrations}/**/*.{ts,tsx}': 'eslint -c config/tools/eslint.config.mjs --no-warn-ignored',
};
