import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { examineBundle } from '../../libs/feature-programme/src/bundle/examine-bundle';
import { openBundle } from '../../libs/feature-programme/src/bundle/open-bundle';
import { around } from '../../libs/feature-programme/src/bundle/testing/delivered-bundles';

const FOLDER = join(__dirname, 'own');

describe('the programmes of other shapes', () => {
  it.each(readdirSync(FOLDER))('%s is a bundle in which nothing is wrong', (file) => {
    const read = examineBundle(openBundle(readFileSync(join(FOLDER, file), 'utf8')), around);
    expect(read.problems.map(({ code, line, message }) => `${line} ${code}: ${message.en}`)).toEqual([]);
    expect(read.definition?.title.zh).toContain('演示');
  });
});
