// Puts the hooks of this folder in place after `npm install` in a clone. Silent elsewhere: where nobody commits (a
// tarball, an image, a build server, production) there is no hook, and nothing here may fail an installation.
import { existsSync } from 'node:fs';

const commits = existsSync('.git') && !process.env.CI && process.env.NODE_ENV !== 'production';
if (commits) {
  const { default: husky } = await import('husky');
  const problem = husky();
  if (problem) console.error(problem);
}
