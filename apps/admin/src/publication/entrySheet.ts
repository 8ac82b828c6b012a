import { site, type EntryContent, type EntryWorksheetDto } from '@linxuan/contracts';

/** Longest texts of an entry in characters, as the server enforces them. */
export const LIMITS = {
  name: 60,
  process: 600,
  caseTitle: 120,
  caseContent: 500,
  caseScale: 200,
  caseBenefit: 500,
} as const;

/** The entry as the public page takes it. */
export function previewOf(
  sheet: Pick<EntryWorksheetDto, 'section' | 'category' | 'case' | 'showHolder'>,
  content: EntryContent,
): site.PublicEntryView {
  return {
    id: null,
    number: null,
    section: sheet.section,
    category: sheet.category,
    name: content.name,
    process: content.process,
    holder: sheet.showHolder ? sheet.case.holderName : null,
    parameters: content.parameters.map(({ name, value, unit }) => ({ name, value, unit: unit ?? '' })),
    cases: content.cases.map((one) => ({
      title: one.title,
      content: one.content,
      scale: one.scale ?? '',
      benefit: one.benefit ?? '',
      annualCO2Tonnes: one.annualCO2Tonnes ?? null,
      annualCoalEquivTonnes: one.annualCoalEquivTonnes ?? null,
    })),
  };
}

/** What still stands against sending the entry, as message keys of its fields. */
export function missingOf(content: EntryContent, { min, max }: EntryWorksheetDto['casesPerEntry']): string[] {
  const missing: string[] = [];
  if (content.name.trim() === '' || content.name.length > LIMITS.name) missing.push('name');
  if (content.process.trim() === '' || content.process.length > LIMITS.process) missing.push('process');
  if (
    content.parameters.length === 0 ||
    content.parameters.some(({ name, value }) => name.trim() === '' || value.trim() === '')
  )
    missing.push('parameters');
  const wrongCase = content.cases.some(
    (one) =>
      one.title.trim() === '' ||
      one.title.length > LIMITS.caseTitle ||
      one.content.trim() === '' ||
      one.content.length > LIMITS.caseContent ||
      (one.scale ?? '').length > LIMITS.caseScale ||
      (one.benefit ?? '').length > LIMITS.caseBenefit,
  );
  if (content.cases.length < min || content.cases.length > max || wrongCase) missing.push('cases');
  return missing;
}
