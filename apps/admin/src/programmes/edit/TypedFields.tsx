import type { EditionPatchDto, EditionTextDto } from '@linxuan/contracts';
import type { DueRule, ProgrammeDefinition, Text } from '@linxuan/domain';
import { isPlausibleDate, isVisible, type DateKind } from '@linxuan/form-rules';
import { Alert, Box, Button, InputAdornment, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { businessDay, DayField, EntryField, Panel, useText } from '../../components';
import { dayLimits } from '../../components/DayField';

/** What is typed into the fields and not saved, by field. */
export type TypedEdits = Record<string, string>;
export interface PatchProps {
  view: EditionTextDto;
  busy: boolean;
  onPatch(patches: EditionPatchDto[]): Promise<unknown>;
}

interface TypedDue {
  stage: string;
  stageTitle: Text;
  field: string;
  what: Text;
  rule: DueRule;
}
const FIELDS = ['closes', 'deadline', 'due', 'opinionDue', 'sheetDue'] as const;
const WHAT: Record<string, Text> = {
  closes: { zh: '申报截止', en: 'applications close' },
  deadline: { zh: '推荐截止', en: 'nominations close' },
  due: { zh: '办理', en: 'handling' },
  opinionDue: { zh: '部门意见', en: 'opinions' },
  sheetDue: { zh: '专家评分', en: 'expert sheets' },
  fileBy: { zh: '申请增加名额', en: 'requests for extras' },
  answerBy: { zh: '答复', en: 'answer' },
};

/** Every term of the definition with the place that a patch names. */
function duesOf(definition: ProgrammeDefinition): TypedDue[] {
  return definition.stages.flatMap((stage) => {
    const rules = stage as Partial<Record<(typeof FIELDS)[number], DueRule>>;
    const extras =
      stage.kind === 'quota-extra' ? definition.quotas.find(({ id }) => id === stage.quota)?.extras : undefined;
    const named: [string, DueRule | undefined][] = [
      ...FIELDS.map((field): [string, DueRule | undefined] => [field, rules[field]]),
      ['fileBy', extras?.fileBy],
      ['answerBy', extras?.answerBy],
    ];
    return named.flatMap(([field, rule]) => {
      if (!rule || (rule.kind !== 'date' && rule.n === undefined)) return [];
      return [{ stage: stage.id, stageTitle: stage.title, field, what: WHAT[field] ?? stage.title, rule }];
    });
  });
}

/** Dates, lengths, quotas and weights as fields; saving changes these values in the text and nothing else. */
export function TypedFields({
  view,
  busy,
  onPatch,
  edits,
  onEdit,
}: PatchProps & { edits: TypedEdits; onEdit(edits: TypedEdits): void }) {
  const translate = useTranslate();
  const text = useText();
  const { definition } = view;
  if (!definition) return <Alert severity="warning">{translate('programmes.diagram.broken')}</Alert>;
  const label = (name: string, more = {}) => translate(`programmes.edit.${name}`, more);
  const wrong = new Set<string>();
  const field = (
    key: string,
    name: string,
    known: string | number | null,
    type: FieldType = 'text',
    limits: readonly [number, number] = [0, 1000],
    unit = '',
  ) => {
    const value = edits[key] ?? String(known ?? '');
    const fault = edits[key] === undefined ? null : faultOf(value, type, limits);
    const dated = dayOf(type);
    const { min, max } = dated ? dayLimits(dated) : { min: limits[0], max: limits[1] };
    if (fault) wrong.add(key);
    const props = {
      size: 'small' as const,
      label: name,
      value,
      onChange: ({ target }: { target: { value: string } }) => onEdit({ ...edits, [key]: target.value }),
      error: fault !== null,
      helperText: fault ? label(`wrong.${fault}`, { min, max }) : undefined,
    };
    if (dated) return <DayField key={key} kind={dated} {...props} />;
    return (
      <EntryField
        key={key}
        kind={type === 'number' ? 'integer' : 'line'}
        {...props}
        slotProps={{
          inputLabel: { shrink: true },
          input: { endAdornment: unit && <InputAdornment position="end">{unit}</InputAdornment> },
        }}
      />
    );
  };
  const grid = {
    display: 'grid',
    gap: 1.5,
    gridTemplateColumns: { xs: '1fr', sm: 'repeat(auto-fill, minmax(230px, 1fr))' },
    pt: 1,
  };
  const dues = duesOf(definition);
  const notices = definition.stages.flatMap((stage) => (stage.kind === 'public-notice' ? [stage] : []));
  const patches = patchesOf(definition, dues, edits);
  return (
    <Box>
      <Panel title={label('basics')}>
        <Box sx={grid}>
          {[
            field('title.zh', label('nameZh'), definition.title.zh),
            field('title.en', label('nameEn'), definition.title.en),
            field('call.title', label('callTitle'), definition.call.title),
          ].map((one) => (
            <Box key={one.key} sx={{ gridColumn: '1 / -1', display: 'grid' }}>
              {one}
            </Box>
          ))}
          {field('call.number', label('callNumber'), definition.call.number, 'optional')}
          {field('call.date', label('callDate'), definition.call.date, 'paper')}
        </Box>
      </Panel>
      <Panel title={label('dates')}>
        <Box sx={grid}>
          {dues.map(({ stage, stageTitle, field: name, what, rule }) =>
            field(
              `due.${stage}.${name}`,
              `${text(stageTitle)} · ${text(what)}`,
              rule.kind === 'date' ? (rule.date ?? null) : (rule.n ?? null),
              rule.kind === 'date' ? 'ahead' : 'number',
              undefined,
              unitOf(rule, text),
            ),
          )}
        </Box>
      </Panel>
      {notices.length > 0 && (
        <Panel title={label('notice')}>
          <Box sx={grid}>
            {notices.map((stage) =>
              field(
                `notice.${stage.id}`,
                text(stage.title),
                stage.workingDays,
                'number',
                [1, 120],
                label('workingDays'),
              ),
            )}
          </Box>
        </Panel>
      )}
      <Panel title={label('quotas')}>
        <Box sx={grid}>
          {definition.quotas
            .filter(({ type }) => type === 'cap')
            .map((quota) => field(`quota.${quota.id}`, text(quota.title), quota.cap, 'number', [0, 1_000_000]))}
        </Box>
      </Panel>
      {definition.rubrics.map((rubric) => {
        const sum = rubric.criteria.reduce(
          (total, { id, weight }) => total + Number(edits[`weight.${rubric.id}.${id}`] ?? weight),
          0,
        );
        return (
          <Panel
            key={rubric.id}
            title={`${label('weights')} · ${text(rubric.title)}`}
            aside={
              <Typography variant="body2" color={sum === 100 ? 'textSecondary' : 'error'} role="status">
                {label('sum', { sum })}
              </Typography>
            }
          >
            <Box sx={grid}>
              {rubric.criteria.map(({ id, title, weight }) =>
                field(`weight.${rubric.id}.${id}`, text(title), weight, 'number', [0, 100]),
              )}
            </Box>
          </Panel>
        );
      })}
      <Box
        sx={{
          position: 'sticky',
          bottom: 'var(--demo-strip, 0px)',
          zIndex: 1,
          py: 1,
          bgcolor: 'background.default',
          display: 'flex',
          gap: 1.5,
          alignItems: 'center',
        }}
      >
        <Button
          variant="contained"
          loading={busy}
          disabled={patches.length === 0 || wrong.size > 0}
          onClick={() => void onPatch(patches)}
        >
          {translate('programmes.act.save')}
        </Button>
        <Typography variant="body2" role="status" color={wrong.size > 0 ? 'error' : 'textSecondary'}>
          {wrong.size > 0
            ? label('wrong.fix', { smart_count: wrong.size })
            : patches.length > 0
              ? label('unsaved')
              : ''}
        </Typography>
      </Box>
    </Box>
  );
}

/** A date says what it is about. */
type FieldType = 'text' | 'optional' | 'paper' | 'ahead' | 'number';
const dayOf = (type: FieldType): DateKind | null => (type === 'paper' || type === 'ahead' ? type : null);
/** Why a value cannot be taken; null where it can. */
function faultOf(
  value: string,
  type: FieldType,
  [min, max]: readonly [number, number],
): 'number' | 'date' | 'text' | null {
  if (type === 'number')
    return /^\d+$/.test(value.trim()) && Number(value) >= min && Number(value) <= max ? null : 'number';
  const dated = dayOf(type);
  if (dated) return isPlausibleDate(value, dated, businessDay()) ? null : 'date';
  return type === 'optional' || isVisible(value) ? null : 'text';
}

function unitOf({ kind }: DueRule, text: (words: Text) => string): string {
  if (kind === 'date') return '';
  if (kind === 'working-days') return text({ zh: '工作日', en: 'working days' });
  return kind === 'calendar-days'
    ? text({ zh: '日', en: 'days' })
    : kind === 'yearly'
      ? text({ zh: '每年几月', en: 'month of the year' })
      : text({ zh: '个月', en: 'months' });
}

/** Only what differs from the text. */
function patchesOf(definition: ProgrammeDefinition, dues: TypedDue[], edits: TypedEdits): EditionPatchDto[] {
  const changed = (key: string, known: string | number | null) => {
    const value = edits[key];
    return value !== undefined && isVisible(value) && value !== String(known ?? '') ? value : null;
  };
  const { title, call } = definition;
  const patches: EditionPatchDto[] = [];
  if (changed('title.zh', title.zh) !== null || changed('title.en', title.en) !== null)
    patches.push({ kind: 'title', title: { zh: edits['title.zh'] ?? title.zh, en: edits['title.en'] ?? title.en } });
  const number = edits['call.number'] === undefined ? call.number : edits['call.number'].trim() || null;
  if (
    number !== call.number ||
    ['title', 'date'].some((name) => changed(`call.${name}`, call[name as keyof typeof call]) !== null)
  )
    patches.push({
      kind: 'call',
      number,
      title: edits['call.title'] ?? call.title,
      date: edits['call.date'] ?? call.date,
    });
  for (const { stage, field, rule } of dues) {
    const value = changed(`due.${stage}.${field}`, rule.kind === 'date' ? (rule.date ?? null) : (rule.n ?? null));
    if (value !== null)
      patches.push({ kind: 'due', stage, field, ...(rule.kind === 'date' ? { date: value } : { n: Number(value) }) });
  }
  for (const stage of definition.stages) {
    const value = stage.kind === 'public-notice' ? changed(`notice.${stage.id}`, stage.workingDays) : null;
    if (value !== null) patches.push({ kind: 'notice', stage: stage.id, workingDays: Number(value) });
  }
  for (const { id, cap } of definition.quotas) {
    const value = changed(`quota.${id}`, cap);
    if (value !== null) patches.push({ kind: 'quota', quota: id, cap: Number(value) });
  }
  for (const rubric of definition.rubrics) {
    const weights = Object.fromEntries(
      rubric.criteria.flatMap(({ id, weight }) => {
        const value = changed(`weight.${rubric.id}.${id}`, weight);
        return value === null ? [] : [[id, Number(value)]];
      }),
    );
    if (Object.keys(weights).length > 0) patches.push({ kind: 'weights', rubric: rubric.id, weights });
  }
  return patches;
}
