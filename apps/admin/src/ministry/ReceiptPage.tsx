import type { ReceiptDetail } from '@linxuan/contracts';
import { Alert, Box, Link as MuiLink, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { ActionBar, LetterScan, Page, Panel, QuotaMeter, useFormat, useJoin, useRead, useText } from '../components';
import { useSession } from '../providers/sessionStore';
import { AUTHORITY_ROLES } from '../session/roles';
import { OverridesForm } from './OverridesForm';
import { PostForm } from './PostForm';
import { decideWords } from './decideWords';

/** One batch: the letter, the facts that receipt needs, what is in it, and what can be done with it as a whole. */
export default function ReceiptPage() {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const read = useRead<ReceiptDetail>(`/receipts/${id}`);
  return (
    <Page title={translate('ministry.receipt')} read={read} width={1080}>
      {(batch) => (
        <>
          <Facts batch={batch} />
          {batch.byPost && <PostForm batch={batch} />}
          {batch.overrides.length > 0 && batch.state === 'transmitted' && <OverridesForm batch={batch} />}
          <Panel title={translate('ministry.decide')}>
            <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
              {translate(decideWords(batch.late, batch.actions))}
            </Typography>
            <ActionBar
              subject={{ type: 'dossier', id: batch.id, version: batch.version }}
              actions={batch.actions}
              except={[
                'record',
                ...(batch.late ? (['receive'] as const) : (['receive-late', 'refuse-late'] as const)),
                ...(batch.overrides.length > 0 ? (['receive'] as const) : []),
              ]}
            />
          </Panel>
          <Items batch={batch} />
        </>
      )}
    </Page>
  );
}

/** What the letter nominates, in the sender's order; beside it the scan of the letter, so that both are compared. */
function Items({ batch }: { batch: ReceiptDetail }) {
  const translate = useTranslate();
  const scanId = batch.letter?.['scanFileId'];
  const items = (
    <Panel title={translate('ministry.itemsTitle', { count: batch.cases.length })}>
      {batch.zeroReturn && <Typography>{translate('ministry.zeroHelp')}</Typography>}
      <Box component="ol" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {batch.cases.map((one) => (
          <Box
            component="li"
            key={one.id}
            sx={{ display: 'flex', gap: 1.5, py: 1, borderBottom: 1, borderColor: 'divider' }}
          >
            <Typography sx={{ width: 28, fontWeight: 700, flex: 'none' }}>{one.position}</Typography>
            <Box sx={{ minWidth: 0 }}>
              <MuiLink component={Link} to={`/cases/${one.id}`} sx={{ fontWeight: 600 }}>
                {one.title}
              </MuiLink>
              <Typography variant="body2" color="textSecondary">
                {[one.number, one.holderName, one.category].filter(Boolean).join(' · ')}
              </Typography>
            </Box>
          </Box>
        ))}
      </Box>
    </Panel>
  );
  if (typeof scanId !== 'string') return items;
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '1fr 1fr' } }}>
      <LetterScan dossierId={batch.id} scanId={scanId} />
      {items}
    </Box>
  );
}

function Facts({ batch }: { batch: ReceiptDetail }) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const format = useFormat();
  // Accounts of groups are the authority's to see; where they are not shown, "no total" would be untrue.
  const seesAccounts = AUTHORITY_ROLES.includes(useSession()?.membership.role ?? 'public');
  const letter = (batch.letter ?? {}) as {
    date?: string;
    signatories?: string[];
    body?: string;
    reason?: string;
    title?: string;
  };
  const facts = [
    ['number', batch.number ?? ''],
    ['date', letter.date ? format.date(letter.date) : ''],
    ['signatories', join(letter.signatories ?? [])],
    ['sentAt', format.dateTime(batch.releasedAt)],
    ['deadline', format.dateTime(batch.deadline)],
    ['people', [batch.preparedBy, batch.releasedBy].filter(Boolean).join(' → ')],
  ] as const;
  return (
    <Panel
      title={text(batch.owner.name)}
      aside={
        <Typography variant="body2">
          {text(batch.stageTitle)} · {translate(`dossierState.${batch.state}`)}
        </Typography>
      }
    >
      <Alert severity={batch.late ? 'warning' : 'success'} sx={{ mb: 1.5 }}>
        {translate(batch.late ? 'ministry.lateFact' : 'ministry.timeFact', {
          sent: format.dateTime(batch.releasedAt),
          deadline: format.dateTime(batch.deadline),
        })}
      </Alert>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
        <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: '110px 1fr', rowGap: 0.5 }}>
          {facts
            .filter(([, value]) => value !== '')
            .map(([key, value]) => (
              <Box key={key} sx={{ display: 'contents' }}>
                <Typography component="dt" variant="body2" color="textSecondary">
                  {translate(`ministry.fact.${key}`)}
                </Typography>
                <Typography component="dd" sx={{ m: 0 }}>
                  {value}
                </Typography>
              </Box>
            ))}
        </Box>
        {(batch.slots.length > 0 || seesAccounts) && (
          <QuotaMeter
            quota={{
              cap: batch.cap,
              used: batch.used,
              slots: batch.slots.map((slot) => ({
                ...slot,
                title: batch.cases.find(({ id }) => id === slot.caseId)?.title ?? null,
              })),
            }}
          />
        )}
      </Box>
      {(letter.reason ?? letter.body) && (
        <Typography sx={{ mt: 1.5, whiteSpace: 'pre-wrap' }}>{letter.reason ?? letter.body}</Typography>
      )}
    </Panel>
  );
}
