import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { demoMarks, OURS_WORDS } from '@linxuan/contracts';
import type { PublicEdition } from '@linxuan/feature-portal';
import {
  deliveredEdition,
  editionNames,
} from '../../libs/domain/src/programme/testing/delivered-editions.spec-support';
import { htmlFaults } from '../support/html';
import { layout } from '../../apps/portal/src/site/layout';
import { visitOf } from '../../apps/portal/src/site/visit';
import { guidePage } from '../../apps/portal/src/pages/guide.page';

const marks = demoMarks('production');
const edition = (name: string): PublicEdition => ({
  id: name.replace('/', '-'),
  openedAt: '2025-01-01T00:00:00.000Z',
  definition: deliveredEdition(name).definition,
  taxonomy: [],
  name: (code) => ({ code, name: { zh: `领域${code}`, en: `Area ${code}` } }),
});
const drawn = (name: string, prefix: string): string => {
  const visit = visitOf({ url: `${prefix}/guide/${name.replace('/', '-')}`, ip: '127.0.0.1' });
  return layout(visit, guidePage(visit, edition(name)), marks);
};

describe.each(editionNames())('the guide of %s', (name) => {
  const ours = deliveredEdition(name).definition.ours ?? [];

  it('is HTML as the standard has it, in both languages', async () => {
    for (const prefix of ['', '/en']) expect(await htmlFaults(drawn(name, prefix))).toEqual([]);
  });

  it('says what no document states, and prints no source of that name', () => {
    const [zh, en] = [drawn(name, ''), drawn(name, '/en')];
    expect([zh.includes(OURS_WORDS.zh), en.includes(OURS_WORDS.en)]).toEqual([true, true]);
    for (const one of ours) expect([one.zh, zh.includes(one.zh)]).toEqual([one.zh, true]);
    expect(zh).not.toContain('class="source">本期设定<');
  });
});

it('serves a back office whose one static page is valid HTML', async () => {
  expect(await htmlFaults(readFileSync(resolve(__dirname, '../../apps/admin/index.html'), 'utf8'))).toEqual([]);
});
