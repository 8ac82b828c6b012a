// Runs Stryker over the rules, or over the files that are named; fails below the floor of its configuration.
import { Stryker } from '@stryker-mutator/core';
import config from './stryker.config.mjs';

const named = process.argv.slice(2);
const results = await new Stryker({
  ...config,
  ...(named.length > 0 && { mutate: [...named, '!**/*.spec.ts'] }),
}).runMutationTest();
const caught = results.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
const counted = results.filter(({ status }) => ['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status)).length;
console.log(`${caught} of ${counted} mutants noticed, ${((100 * caught) / counted).toFixed(1)} %`);
