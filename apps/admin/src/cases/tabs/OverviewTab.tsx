import type { CaseDetailDto } from '@linxuan/contracts';
import { Box, Link as MuiLink, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { DeadlineChip, Panel, QuotaMeter, StatePath, useFormat, useSource, useText } from '../../components';
import { OwedDates } from './OwedDates';

/** Where the case is on its way, which dates run and why, what it counts against. */
export function OverviewTab({ view }: { view: CaseDetailDto }) {
  const translate = useTranslate();
  const text = useText();
  const { quota } = view;
  /** The case where it is visible; otherwise only who holds the slot. */
  const slotTitle = ({
    title,
    caseNumber,
    holder,
  }: NonNullable<CaseDetailDto['quota']>['slots'][number]): string | null =>
    title
      ? `${caseNumber ?? ''} ${title}`.trim()
      : holder
        ? translate('cases.quotaOther', { who: text(holder) })
        : null;
  return (
    <>
      <Panel title={translate('cases.path')}>
        <StatePath path={view.path} />
      </Panel>
      <Panel title={translate('cases.deadlines')}>
        <Deadlines view={view} />
      </Panel>
      <Panel title={translate('dates.all')}>
        <OwedDates view={view} />
      </Panel>
      {quota && (
        <Panel title={quota.holders.map((holder) => text(holder)).join(' · ')}>
          <QuotaMeter quota={{ ...quota, slots: quota.slots.map((slot) => ({ ...slot, title: slotTitle(slot) })) }} />
        </Panel>
      )}
      <Panel title={translate('cases.facts')}>
        <Facts view={view} />
      </Panel>
      {view.dossiers.length > 0 && (
        <Panel title={translate('cases.dossiers')}>
          <Dossiers view={view} />
        </Panel>
      )}
    </>
  );
}

function Deadlines({ view }: { view: CaseDetailDto }) {
  const translate = useTranslate();
  const source = useSource();
  const text = useText();
  if (view.deadlines.length === 0)
    return <Typography color="textSecondary">{translate('cases.noDeadlines')}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {view.deadlines.map((deadline) => (
        <Box
          component="li"
          key={deadline.id}
          sx={{ py: 1, borderBottom: 1, borderColor: 'divider', '&:last-of-type': { borderBottom: 0 } }}
        >
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
            <Typography sx={{ fontWeight: 600 }}>{text(deadline.title)}</Typography>
            <DeadlineChip dueAt={deadline.dueAt} urgency={deadline.urgency} timeLeft={deadline.timeLeft} />
          </Box>
          <Typography variant="body2" color="textSecondary">
            {[
              text(deadline.explanation),
              deadline.source ? translate('cases.basis', { source: source(deadline.source) }) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

function Facts({ view }: { view: CaseDetailDto }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const { case: row } = view;
  const rows: [string, string][] = [
    ['cases.number', row.number],
    ['cases.holder', row.holderName || text(view.applicantName)],
    ['cases.group', text(view.groupName)],
    ['cases.nominator', text(view.nominatorName)],
    ['cases.submitted', format.dateTime(row.submittedAt)],
    ['cases.enteredAt', format.dateTime(row.enteredAt)],
    ['cases.score', row.score === null ? '' : format.number(row.score / 100, 2)],
  ];
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '160px minmax(0, 1fr)' },
        columnGap: 2,
        rowGap: { xs: 0, sm: 0.75 },
      }}
    >
      {rows
        .filter(([, value]) => value !== '')
        .map(([key, value]) => (
          <Box key={key} sx={{ display: 'contents' }}>
            <Typography component="dt" variant="body2" color="textSecondary">
              {translate(key)}
            </Typography>
            <Typography component="dd" sx={{ m: 0, mb: { xs: 1, sm: 0 }, overflowWrap: 'anywhere' }}>
              {value}
            </Typography>
          </Box>
        ))}
    </Box>
  );
}

function Dossiers({ view }: { view: CaseDetailDto }) {
  const translate = useTranslate();
  const text = useText();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75 }}>
      {view.dossiers.map((dossier) => (
        <li key={dossier.id}>
          <MuiLink component={Link} to={`/dossiers/${dossier.id}`} sx={{ fontWeight: 600 }}>
            {dossier.number ?? text(dossier.stageTitle)}
          </MuiLink>
          <Typography component="span" variant="body2" color="textSecondary">
            {' '}
            {[
              translate('cases.dossierItem', {
                kind: translate(`dossierKind.${dossier.kind}`),
                state: translate(`dossierState.${dossier.state}`),
              }),
              dossier.position ? translate('cases.position', { position: dossier.position }) : '',
              dossier.sectionNumber ? translate('cases.section', { number: dossier.sectionNumber }) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </li>
      ))}
    </Box>
  );
}
