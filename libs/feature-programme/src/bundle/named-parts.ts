import type { ProgrammeDefinition } from '@linxuan/domain';

interface Named {
  path: string;
  name: string;
}

/** What an edition names besides itself, with where it says so. */
export function namedFiles({ stages, taxonomy, eligibility }: ProgrammeDefinition): {
  form: Named;
  taxonomy: Named;
  earlier: Named[];
} {
  const at = stages.findIndex(({ kind }) => kind === 'application');
  const stage = stages[at];
  const rules = eligibility as { evaluator?: { kind?: string; file?: unknown } }[];
  return {
    form: {
      path: at < 0 ? '/stages' : `/stages/${at}/form`,
      name: stage?.kind === 'application' ? (stage.form.split('@')[0] ?? '') : '',
    },
    taxonomy: { path: '/taxonomy/id', name: taxonomy.id },
    earlier: rules.flatMap((rule, index) =>
      rule?.evaluator?.kind === 'baseline' && typeof rule.evaluator.file === 'string'
        ? [{ path: `/eligibility/${index}/evaluator/file`, name: rule.evaluator.file }]
        : [],
    ),
  };
}

/** Codes of every organisation that an edition names. */
export function namedOrganisations(definition: ProgrammeDefinition): Set<string> {
  return new Set([
    definition.authority,
    ...definition.ministryDepartments.map(({ org }) => org),
    ...definition.duties.flatMap(({ departments }) => departments),
    ...definition.roster.flatMap(({ org, departments, sharesQuotaOf }) => [
      org,
      ...(departments ?? []),
      ...(sharesQuotaOf ? [sharesQuotaOf] : []),
    ]),
  ]);
}
