import { site, type EntryContent, type EntryWorksheetDto } from '@linxuan/contracts';
import { isLonger, isVisible } from '@linxuan/form-rules';

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
  worksheet: Pick<EntryWorksheetDto, 'section' | 'category' | 'case' | 'showHolder' | 'effects'>,
  content: EntryContent,
): site.PublicEntryView {
  return {
    id: null,
    number: null,
    code: null,
    section: worksheet.section,
    category: worksheet.category,
    name: content.name,
    process: content.process,
    holder: worksheet.showHolder ? worksheet.case.holderName : null,
    parameters: content.parameters.map(({ name, value, unit }) => ({ name, value, unit: unit ?? '' })),
    fields: content.fields ?? [],
    effects: worksheet.effects,
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
export function missingOf(
  content: EntryContent,
  { casesPerEntry: { min, max }, columns }: Pick<EntryWorksheetDto, 'casesPerEntry' | 'columns'>,
): string[] {
  const missing: string[] = [];
  if (!isVisible(content.name) || isLonger(content.name, LIMITS.name)) missing.push('name');
  if (!isVisible(content.process) || isLonger(content.process, LIMITS.process)) missing.push('process');
  if (
    (columns.some(({ key }) => key === 'parameters') && content.parameters.length === 0) ||
    content.parameters.some(({ name, value }) => !isVisible(name) || !isVisible(value))
  )
    missing.push('parameters');
  const wrongCase = content.cases.some(
    (one) =>
      !isVisible(one.title) ||
      isLonger(one.title, LIMITS.caseTitle) ||
      !isVisible(one.content) ||
      isLonger(one.content, LIMITS.caseContent) ||
      isLonger(one.scale ?? '', LIMITS.caseScale) ||
      isLonger(one.benefit ?? '', LIMITS.caseBenefit),
  );
  if (content.cases.length < min || content.cases.length > max || wrongCase) missing.push('cases');
  return missing;
}
