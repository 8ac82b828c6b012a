import { EditionRepository, EditionVersionRepository, OrganisationRepository, type Tx } from '@linxuan/persistence';
import { workingCalendar } from '@linxuan/platform';
import { readForm } from '../examine';
import type { Surroundings } from './examine-bundle';
import { namedFiles } from './named-parts';
import type { OpenBundle } from './open-bundle';

/** What the installation has for a bundle: its organisations and calendar, and the parts that the file leaves out. */
export async function surroundingsOf(tx: Tx, bundle: OpenBundle): Promise<Surroundings> {
  const organisations = await new OrganisationRepository(tx).forRoster();
  const named = bundle.edition ? namedFiles(bundle.edition.value) : null;
  const versions = new EditionVersionRepository(tx);
  const form =
    named && !bundle.kinds.has('form') && named.form.name !== ''
      ? await versions.latestWithForm(named.form.name)
      : undefined;
  const taxonomy =
    named && !bundle.kinds.has('taxonomy') ? await versions.latestWithTaxonomy(named.taxonomy.name) : undefined;
  const earlier: Record<string, unknown> = {};
  for (const { name } of named?.earlier ?? []) {
    if (bundle.earlier.some(({ value }) => value['id'] === name)) continue;
    const row = await versions.latestWithEarlier(name);
    const figures = row?.taxonomy['earlier'] as Record<string, unknown> | undefined;
    if (figures?.[name]) earlier[name] = figures[name];
  }
  const read = form ? readForm(form.form).form : null;
  return {
    organisations,
    calendar: workingCalendar,
    programmes: await programmesOf(tx),
    editions: bundle.edition ? await new EditionRepository(tx).quotasOf(bundle.edition.value.id) : [],
    form: form && read ? { text: form.form, value: read } : null,
    taxonomy: taxonomy ? withoutEarlier(taxonomy.taxonomy) : null,
    earlier,
  };
}

function withoutEarlier({ earlier: _, ...entries }: Record<string, unknown>): Record<string, unknown> {
  return entries;
}

/** Which programme feeds which, over all that the installation has and the reader may see. */
async function programmesOf(tx: Tx): Promise<NonNullable<Surroundings['programmes']>> {
  const found = new Map<string, NonNullable<Surroundings['programmes']>[number]>();
  for (const { programmeId, definition } of await new EditionVersionRepository(tx).list()) {
    const first = definition?.stages[0];
    const below = first?.kind === 'application' ? first.winnersOf?.programme : undefined;
    found.set(programmeId, {
      id: programmeId,
      ...(below ? { winnersOf: below } : {}),
      ...(definition?.ladder ? { ladder: definition.ladder } : {}),
    });
  }
  return [...found.values()];
}
