import type { ProgrammeDefinition } from '@linxuan/domain';
import { readEdition } from '@linxuan/feature-programme';
import { readEditionSources, readOrganisations } from './config-files';
import { fullRound } from './demo/full-round';
import { DemoClient } from './demo/http-client';
import { midLife } from './demo/mid-life';
import { followedProgrammes } from './demo/followed-programmes';
import { linkedProgrammes } from './demo/linked-programmes';
import { quotaProgrammes } from './demo/quota-programmes';
import { fileObjection } from './demo/portal-objection';
import { demoApiOnly } from './demo/only-in-demo';
import { Round } from './demo/round';
import { demoCompanies } from './seed/demo-companies';
import { userId } from './seed/seed-users';

const EDITION = 'green-technology-2024';
/** The published catalogue by section: 发改环资〔2024〕1812号. */
const PUBLISHED = [37, 21, 20, 17, 3, 12, 2];

/** Drives a demo through the HTTP API as the roles themselves: the middle of a round, or a whole one. */
export async function demo(options: { api: string; portal: string; full?: boolean }): Promise<void> {
  await demoApiOnly(options.api);
  const started = Date.now();
  const client = new DemoClient(options.api.replace(/\/$/, ''));
  const definition = readDefinition();
  const round = new Round(client, definition, EDITION, userId, (notice, item) =>
    fileObjection(options.portal, notice, item),
  );
  const companies = new Map(demoCompanies().map((company) => [company.code, company]));
  const setClock = (now: string) => client.post<void>('demo-operator', '/api/clock', { now });
  if (!options.full) {
    await midLife(round, companies, setClock);
    await Promise.all([
      quotaProgrammes(client, companies),
      followedProgrammes(client, companies),
      linkedProgrammes(client, companies),
    ]);
    return;
  }
  const sections = await fullRound(round, companies, setClock);
  const counts = definition.taxonomy.publishAreas.map((area) => sections.get(area) ?? 0);
  process.stdout.write(`catalogue: ${counts.join(' / ')} after ${((Date.now() - started) / 1000).toFixed(0)} s\n`);
  if (counts.join() !== PUBLISHED.join()) throw new Error(`The catalogue should be ${PUBLISHED.join(' / ')}`);
}

function readDefinition(): ProgrammeDefinition {
  const read = readEdition(readEditionSources('green-technology', '2024'), readOrganisations() as never);
  if (!read.definition) throw new Error('The edition cannot be read');
  return read.definition;
}
