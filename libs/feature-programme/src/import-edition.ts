import {
  checkProgramme,
  digestOf,
  parseProgramme,
  withinFileLimits,
  type CheckMaterial,
  type ProgrammeDefinition,
  type ProgrammeProblem,
  readYamlValue,
} from '@linxuan/domain';
import { parseForm, type FormDefinition } from '@linxuan/form-rules';
import { EditionRepository, EditionDraftRepository, EditionVersionRepository, type Tx } from '@linxuan/persistence';
import { workingCalendar } from '@linxuan/platform';

/** The texts an edition is made of. */
export interface EditionSources {
  yaml: string;
  form: string;
  taxonomy: string;
  /** Indicators of earlier editions that rules compare with, by file of config/catalogue. */
  earlier?: Record<string, string>;
}
export interface ReadEdition {
  definition: ProgrammeDefinition | null;
  form: FormDefinition | null;
  taxonomy: Record<string, unknown>;
  problems: ProgrammeProblem[];
}

/** Reads and checks an edition; with an error among the problems it must not be imported. */
export function readEdition(
  sources: EditionSources,
  organisations: CheckMaterial['organisations'],
  programmes?: CheckMaterial['programmes'],
  editions?: CheckMaterial['editions'],
): ReadEdition {
  const loaded = parseProgramme(sources.yaml);
  const earlier = Object.fromEntries(
    Object.entries(sources.earlier ?? {}).map(([file, text]) => [file, readYamlValue(text)]),
  );
  const taxonomy = {
    ...(readYamlValue(sources.taxonomy) as Record<string, unknown>),
    ...(Object.keys(earlier).length > 0 ? { earlier } : {}),
  };
  const form = parseForm(readYamlValue(sources.form));
  if (!loaded.definition) return { definition: null, form, taxonomy, problems: loaded.problems };
  const found = checkProgramme(loaded.definition, {
    form,
    taxonomy,
    organisations,
    calendar: workingCalendar,
    ...(programmes ? { programmes } : {}),
    ...(editions ? { editions } : {}),
  } as unknown as CheckMaterial);
  return {
    definition: loaded.definition,
    form: withinFileLimits(form, loaded.definition),
    taxonomy,
    problems: [...loaded.problems, ...found.map((each) => ({ ...each, ...loaded.locate(each.path) }))],
  };
}

export function editionId(definition: Pick<ProgrammeDefinition, 'id' | 'edition'>): string {
  return `${definition.id}-${definition.edition}`;
}

/** Stores an edition. An open one is immutable: the same content changes nothing, other content is refused. */
export async function importEdition(
  tx: Tx,
  sources: EditionSources,
  read: ReadEdition,
  openedAt: string,
): Promise<{ id: string; digest: string; changed: boolean }> {
  const { definition, form, taxonomy } = read;
  if (!definition || !form) throw new Error('An edition with errors cannot be imported');
  const id = editionId(definition);
  const digest = digestOf({ definition, form, taxonomy });
  const versions = new EditionVersionRepository(tx);
  const known = await versions.digestsOf(id);
  if (known.includes(digest)) return { id, digest, changed: false };
  if (known.length > 0)
    throw new Error(`Edition ${id} is known with another content; propose the new text as a version of it`);
  const { id: programmeId, authority: authorityOrg } = definition;
  const { yaml } = sources;
  await new EditionRepository(tx).addOpen({
    id,
    programmeId,
    yaml,
    definition,
    form,
    taxonomy,
    digest,
    authorityOrg,
    openedAt,
  });
  await new EditionDraftRepository(tx).addOpen({
    editionId: id,
    programmeId,
    authorityOrg,
    yaml,
    form: sources.form,
    taxonomy,
    definition,
    compiledForm: form,
    digest,
    openedAt,
  });
  return { id, digest, changed: true };
}
