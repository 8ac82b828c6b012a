import { isPlausibleDate, type Json, formFor } from '@linxuan/form-rules';
import { parsePatentNumber } from '../../identifiers';
import { atLeast, every, referenceDay, rowsOf, textOf, type Row } from '../counting';
import type { EligibilityEvaluator, EligibilityFacts, EligibilityVerdict, Finding } from '../rule';

type PatentConfig = Extract<EligibilityEvaluator, { kind: 'has-patent' }>;
type ReportConfig = Extract<EligibilityEvaluator, { kind: 'third-party-report' }>;

/** A patent counts with a valid number of an accepted type, granted on or before the reference day. */
export function hasPatent(config: PatentConfig, content: Json, facts: EligibilityFacts): Finding {
  const day = referenceDay(facts, config.reference);
  const judged = (rowsOf(content, 'patents') ?? []).map((row) => {
    const number = textOf(row, 'number');
    const parsed = number === null ? null : parsePatentNumber(number);
    const type = textOf(row, 'type') ?? (parsed?.ok ? parsed.value.type : null);
    const accepted = type === null ? null : config.accept.includes(type);
    const counted = every([parsed === null ? null : parsed.ok, accepted, onOrBefore(row['grantDate'], day)]);
    return {
      id: textOf(row, 'id'),
      number,
      type,
      grantDate: textOf(row, 'grantDate'),
      validNumber: parsed?.ok ?? null,
      accepted,
      counted,
    };
  });
  return finish(
    config.min,
    judged,
    facts.files?.['patents'],
    day,
    { zh: '可以计入的专利', en: 'patent that counts', ens: 'patents that count' },
    { zh: '专利证书', en: 'certificate' },
  );
}

/** A report counts with issuer, number and date, and where asked for a stated qualification of its issuer. */
export function thirdPartyReport(config: ReportConfig, content: Json, facts: EligibilityFacts): Finding {
  const day = referenceDay(facts, config.reference);
  const judged = (rowsOf(content, 'reports') ?? []).map((row) => {
    const kind = textOf(row, 'qualificationKind');
    const qualified = config.qualified ? qualification(config, row, kind) : true;
    const independent = textOf(row, 'issuer') === null ? null : textOf(row, 'issuer') !== holderName(content);
    const counted = every([
      qualified,
      independent,
      textOf(row, 'number') === null ? null : true,
      onOrBefore(row['issuedOn'], day),
    ]);
    return {
      id: textOf(row, 'id'),
      issuer: textOf(row, 'issuer'),
      number: textOf(row, 'number'),
      issuedOn: textOf(row, 'issuedOn'),
      qualificationKind: kind,
      qualified,
      independent,
      counted,
    };
  });
  return finish(
    config.min,
    judged,
    facts.files?.['report'],
    day,
    { zh: '可以计入的第三方报告', en: 'third-party report that counts', ens: 'third-party reports that count' },
    { zh: '报告', en: 'report' },
  );
}

function qualification(config: ReportConfig, row: Row, kind: string | null): boolean | null {
  if (kind === null || config.unclear.includes(kind)) return null;
  if (!config.accept.includes(kind)) return false;
  return textOf(row, 'qualificationNumber') === null ? null : true;
}

function holderName(content: Json): string | null {
  const holder =
    typeof content === 'object' && content !== null && !Array.isArray(content) ? content['holder'] : undefined;
  return typeof holder === 'object' && holder !== null && !Array.isArray(holder) ? textOf(holder, 'name') : null;
}

function onOrBefore(date: Json | undefined, day: string | null): boolean | null {
  return isPlausibleDate(date) && day !== null ? date <= day : null;
}

interface Words {
  zh: string;
  en: string;
}
/** What is counted; `ens` is the English form for several. */
interface CountedWords extends Words {
  ens: string;
}

function finish(
  min: number,
  rows: readonly { counted: boolean | null }[],
  files: number | undefined,
  day: string | null,
  what: CountedWords,
  paper: Words,
): Finding {
  const stated: EligibilityVerdict = atLeast(
    min,
    rows.map((row) => row.counted),
  );
  // The document asks for the paper itself: a number without any file is for a person to see.
  const unproven = stated === 'met' && files === 0;
  const counted = rows.filter((row) => row.counted === true).length;
  const open = rows.filter((row) => row.counted === null).length;
  return {
    verdict: unproven ? 'undetermined' : stated,
    facts: {
      referenceDay: day,
      required: min,
      counted,
      undetermined: open,
      files: files ?? null,
      rows: rows.map((row) => ({ ...row })),
    },
    explanation: {
      zh: `${what.zh} ${counted} 项，要求不少于 ${min} 项${open > 0 ? `；另有 ${open} 项无法自动判断` : ''}${unproven ? `；未上传${paper.zh}，请人工核实` : ''}。`,
      en: `${counted} ${formFor(counted, what.en, what.ens)}; required: ${min}${open > 0 ? `. ${open} more cannot be determined` : ''}${unproven ? `. No ${paper.en} was uploaded; to be verified by a person` : ''}.`,
    },
  };
}
