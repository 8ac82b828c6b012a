import type { CaseDetailDto, LadderStepDto, LineageDto } from '@linxuan/contracts';
import { Box, Chip, Link as MuiLink, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ActionButton, Panel, useFormat, useRead, useText } from '../../components';

type Obligation = CaseDetailDto['obligations'][number];

/**
 * What follows the result: reports owed, payments, changes asked for, measures taken; and where the case comes from.
 */
export function ObligationsTab({ view }: { view: CaseDetailDto }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const lineage = useRead<LineageDto[]>(`/cases/${view.id}/lineage`);
  const levels = useRead<LadderStepDto[]>(`/organisations/${view.case.applicantOrg}/levels`);
  return (
    <>
      <Panel title={translate('obligations.title')}>
        {view.obligations.length === 0 && (
          <Typography color="textSecondary">{translate('obligations.none')}</Typography>
        )}
        {ordered(view.obligations).map((one) => (
          <ObligationRow key={one.id} one={one} all={view.obligations} />
        ))}
      </Panel>
      {lineage.data && lineage.data.length > 1 && (
        <Panel title={translate('obligations.lineage')}>
          <Box component="ol" sx={{ m: 0, pl: 2.5 }}>
            {lineage.data.map((step) => (
              <li key={step.id}>
                <MuiLink component={Link} to={`/cases/${step.id}`}>
                  {step.number} {step.title}
                </MuiLink>{' '}
                · {text(step.level ?? step.editionTitle)}
              </li>
            ))}
          </Box>
        </Panel>
      )}
      {levels.data && levels.data.length > 0 && (
        <Panel title={translate('obligations.levels')}>
          <Box component="ol" sx={{ m: 0, pl: 2.5 }}>
            {levels.data.map((step) => (
              <li key={`${step.editionId}/${step.at}/${step.event}`}>
                {format.date(step.at)} · {text(step.title)} ·{' '}
                {translate(`obligations.step.${step.event}`, { _: step.event })} · {step.number}
              </li>
            ))}
          </Box>
        </Panel>
      )}
    </>
  );
}

const TONE = {
  open: 'primary',
  submitted: 'primary',
  returned: 'warning',
  accepted: 'success',
  refused: 'error',
  filed: 'success',
  settled: 'success',
  cancelled: 'default',
} as const;

const PENDING = new Set<Obligation['state']>(['open', 'submitted', 'returned']);
const isPending = ({ kind, state }: Obligation) => PENDING.has(state) && kind !== 'measure';

/** What is still owed comes first, the earliest date on top; the rest as it was opened. */
function ordered(all: Obligation[]): Obligation[] {
  const dateOf = ({ dueAt }: Obligation) => dueAt ?? '';
  return [
    ...all.filter(isPending).sort((a, b) => dateOf(a).localeCompare(dateOf(b))),
    ...all.filter((one) => !isPending(one)),
  ];
}

/** What the agreement promises and no payment has brought yet, in fen. */
function unpaid(all: Obligation[]): { total: number; left: number } | null {
  const sum = (kind: Obligation['kind'], state: Obligation['state']) =>
    all
      .filter((one) => one.kind === kind && one.state === state)
      .reduce((total, { amountFen }) => total + (amountFen ?? 0), 0);
  const total = sum('agreement', 'accepted');
  return total > 0 ? { total, left: total - sum('payment', 'settled') } : null;
}

function ObligationRow({ one, all }: { one: Obligation; all: Obligation[] }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const title = [
    ...new Set([
      translate(`obligations.kind.${one.kind}`),
      text(one.title),
      one.round > 1 ? translate('obligations.round', { round: one.round }) : '',
    ]),
  ]
    .filter(Boolean)
    .join(' · ');
  const open = one.kind === 'payment' && one.state === 'open' ? unpaid(all) : null;
  const facts = [
    open
      ? translate('obligations.left', {
          left: format.number(open.left / 100, 2),
          total: format.number(open.total / 100, 2),
        })
      : '',
    one.amountFen === null ? '' : translate('obligations.amount', { amount: format.number(one.amountFen / 100, 2) }),
    one.dueAt ? translate('obligations.due', { at: format.dateTime(one.dueAt) }) : '',
    one.submittedAt
      ? translate(`obligations.submittedOf.${one.kind}`, {
          _: translate('obligations.submitted', { at: format.dateTime(one.submittedAt) }),
          at: format.dateTime(one.submittedAt),
        })
      : '',
    one.barredUntil ? translate('obligations.barred', { at: format.date(one.barredUntil) }) : '',
  ].filter(Boolean);
  return (
    <Box sx={{ py: 1.5, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography sx={{ fontWeight: 600 }}>{title}</Typography>
        <Chip
          size="small"
          variant="outlined"
          color={TONE[one.state]}
          label={translate(`obligations.stateOf.${one.kind}.${one.state}`, {
            _: translate(`obligations.state.${one.state}`),
          })}
        />
      </Box>
      {facts.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {facts.join(' · ')}
        </Typography>
      )}
      {wordsOf(one.content, translate('mark.colon')).map((line) => (
        <Typography key={line} variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {line}
        </Typography>
      ))}
      {wordsOf(one.answer, translate('mark.colon')).map((line) => (
        <Typography key={line} variant="body2" sx={{ whiteSpace: 'pre-wrap', fontStyle: 'italic' }}>
          {translate('obligations.answer')}
          {translate('mark.colon')}
          {line}
        </Typography>
      ))}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mt: 1 }}>
        {one.availableActions.map((action) => (
          <ActionButton
            key={action.name}
            subject={{ type: 'obligation', id: one.id, version: one.version }}
            action={action}
            variant="outlined"
            asks={{}}
          >
            <Typography sx={{ fontWeight: 600 }}>{title}</Typography>
            {facts.length > 0 && (
              <Typography variant="body2" color="textSecondary">
                {facts.join(' · ')}
              </Typography>
            )}
          </ActionButton>
        ))}
      </Box>
    </Box>
  );
}

/** A stored text, or the texts of a stored form: reports carry words and figures, agreements targets. */
function wordsOf(content: unknown, colon: string): string[] {
  if (typeof content === 'string') return [content];
  if (typeof content !== 'object' || content === null) return [];
  const { text, figures, targets, reference } = content as {
    text?: string;
    figures?: Record<string, string>;
    targets?: { name: string; value: string; assessment?: string }[];
    reference?: string;
  };
  return [
    ...(text ? [text] : []),
    ...(reference ? [reference] : []),
    ...Object.entries(figures ?? {}).map(([name, value]) => `${name}${colon}${value}`),
    ...(targets ?? []).map(({ name, value, assessment }) => [name, value, assessment].filter(Boolean).join(' · ')),
  ];
}
