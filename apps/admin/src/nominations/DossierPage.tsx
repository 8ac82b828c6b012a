import type { DossierDetailDto, NominationPapersDto } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import { Alert, Box, Button, Link as MuiLink, Paper, Tab, Tabs, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import {
  ActionForm,
  DeadlineChip,
  LetterScan,
  Panel,
  QuotaMeter,
  RecordPage,
  Timeline,
  actionAt,
  useFormat,
  useLinxuan,
  useRead,
  useText,
  useWords,
} from '../components';
import { QueueTurn } from '../reviews/CaseHead';
import { useQueue } from '../reviews/useQueue';
import { ScanLink } from './LetterForm';
import { LetterPreview, SummaryPreview } from './LetterPreview';
import { lateWords } from './lateWords';

/** One dossier: what it holds, its papers, what happened, and what its reader can do; a recipient receives it here. */
export default function DossierPage() {
  const translate = useTranslate();
  return (
    <RecordPage<DossierDetailDto & { id: string }> title={() => translate('nominations.dossier')} width={1480}>
      {(detail) => <Dossier key={detail.id} detail={detail} />}
    </RecordPage>
  );
}

function Dossier({ detail }: { detail: DossierDetailDto }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const provider = useLinxuan();
  const { dossier, deadline } = detail;
  const queue = useQueue('receive-dossier', dossier.id);
  const isNomination = dossier.kind === 'nomination';
  const canReceive = actionAt(detail.availableActions, 'receive') !== undefined;
  const papersNow = useRead<NominationPapersDto>(isNomination ? `/dossiers/${dossier.id}/preview` : null);
  const facts: [string, string][] = [
    [translate('nominations.from'), text(dossier.ownerName)],
    [translate('nominations.recipient'), text(dossier.recipientName)],
    [translate('nominations.number'), dossier.number ?? ''],
    [
      translate('nominations.preparedBy'),
      dossier.preparedAt
        ? [dossier.preparedByName, format.dateTime(dossier.preparedAt)].filter(Boolean).join(' · ')
        : '',
    ],
    [
      translate('nominations.releasedBy'),
      dossier.releasedAt
        ? [dossier.releasedByName, format.dateTime(dossier.releasedAt)].filter(Boolean).join(' · ')
        : '',
    ],
    [
      translate('nominations.deadline'),
      deadline ? `${format.dateTime(deadline.at)}${translate('mark.aside', { words: deadline.source })}` : '',
    ],
    [translate('nominations.receiptedAt'), format.dateTime(dossier.receiptedAt)],
  ];
  return (
    <>
      <Box
        sx={{
          display: 'flex',
          gap: 2,
          justifyContent: 'space-between',
          alignItems: 'flex-start',
          flexWrap: 'wrap',
          mb: 2,
        }}
      >
        <Box sx={{ minWidth: 0, flex: '1 1 320px' }}>
          <Typography variant="h2" sx={{ fontSize: '1.25rem' }}>
            {text(dossier.ownerName)} · {translate(`dossierKind.${dossier.kind}`)}
          </Typography>
          <Typography color="textSecondary">
            {[
              text(dossier.stageTitle),
              dossier.number,
              translate(`dossierState.${dossier.state}`),
              translate('nominations.itemsOf', { count: detail.items.length }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
          {deadline && !dossier.receiptedAt && (
            <DeadlineChip dueAt={deadline.at} urgency={deadline.urgency} timeLeft={deadline.timeLeft} />
          )}
        </Box>
        {canReceive && <QueueTurn queue={queue} />}
      </Box>
      {dossier.late && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {translate(lateWords(deadline?.late), {
            at: format.dateTime(dossier.releasedAt),
            due: format.dateTime(deadline?.at),
          })}
        </Alert>
      )}
      {dossier.zeroReturn && dossier.state !== 'drafted' && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {translate('nominations.isZero')}
        </Alert>
      )}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 400px' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          {detail.scan ? (
            <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '1fr 1fr' } }}>
              <LetterScan dossierId={dossier.id} scanId={detail.scan.id} />
              <Items detail={detail} />
            </Box>
          ) : (
            <Items detail={detail} />
          )}
          {papersNow.data && <Papers papersNow={papersNow.data} zero={dossier.zeroReturn} />}
        </Box>
        <Box sx={{ minWidth: 0, display: 'grid', gap: 2 }}>
          {detail.availableActions
            .filter(({ refusal, part }) => refusal === null || part === 'send')
            .map((action) => (
              <ActionForm
                key={action.name}
                subject={{ type: 'dossier', id: dossier.id, version: dossier.version }}
                action={action}
                variant={action.main ? 'contained' : 'outlined'}
                onDone={() => canReceive && queue.goOn()}
              />
            ))}
          <Panel title={translate('nominations.facts.title')}>
            <Box
              component="dl"
              sx={{ display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: 2, rowGap: 0.5, m: 0 }}
            >
              {facts
                .filter(([, value]) => value !== '')
                .map(([name, value]) => (
                  <Box key={name} sx={{ display: 'contents' }}>
                    <Typography component="dt" variant="body2" color="textSecondary">
                      {name}
                    </Typography>
                    <Typography component="dd" variant="body2" sx={{ m: 0 }}>
                      {value}
                    </Typography>
                  </Box>
                ))}
            </Box>
            {detail.scan && (
              <Typography variant="body2" sx={{ mt: 1 }}>
                {translate('nominations.scanOf')}
                {translate('mark.colon')}
                <ScanLink dossierId={dossier.id} scan={detail.scan} />
              </Typography>
            )}
            <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap', mt: 1 }}>
              {detail.documents.map(({ href, title }) => (
                <Button key={href} size="small" variant="outlined" onClick={() => void provider.download(href)}>
                  {text(title)}
                </Button>
              ))}
            </Box>
          </Panel>
          {detail.quota && (
            <Panel title={text(detail.quota.title)}>
              <QuotaMeter quota={detail.quota} />
            </Panel>
          )}
          <Panel title={translate('nominations.timeline')}>
            <Timeline events={detail.timeline} />
          </Panel>
        </Box>
      </Box>
    </>
  );
}

function Items({ detail }: { detail: DossierDetailDto }) {
  const translate = useTranslate();
  const text = useText();
  const words = useWords();
  return (
    <Panel
      title={translate('nominations.items')}
      aside={
        <Typography variant="body2">{translate('nominations.itemsOf', { count: detail.items.length })}</Typography>
      }
    >
      {detail.items.length === 0 && (
        <Typography color="textSecondary">{translate('nominations.emptyBatch')}</Typography>
      )}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75 }}>
        {detail.items.map((item) => (
          <Paper
            component="li"
            key={item.id}
            variant="outlined"
            sx={{ p: 1, display: 'grid', gridTemplateColumns: '32px minmax(0, 1fr)', gap: 1 }}
          >
            <Typography sx={{ fontWeight: 700, textAlign: 'center' }}>{item.sectionNumber ?? item.position}</Typography>
            <Box sx={{ minWidth: 0 }}>
              <MuiLink component={Link} to={`/cases/${item.caseId}`} sx={{ fontWeight: 600 }}>
                {item.case.title}
              </MuiLink>
              <Typography variant="body2" color="textSecondary">
                {[
                  item.case.number,
                  item.case.holderName,
                  `${item.case.category ?? ''} ${text(item.case.categoryName)}`,
                  words.state(item.case.state),
                ]
                  .filter((part) => isVisible(part))
                  .join(' · ')}
              </Typography>
            </Box>
          </Paper>
        ))}
      </Box>
    </Panel>
  );
}

function Papers({ papersNow, zero }: { papersNow: NominationPapersDto; zero: boolean }) {
  const translate = useTranslate();
  const [tab, setTab] = useState<'letter' | 'summary'>('letter');
  return (
    <Panel title={translate('nominations.papers')}>
      <Tabs
        value={tab}
        onChange={(_, next: 'letter' | 'summary') => setTab(next)}
        aria-label={translate('nominations.papers')}
        sx={{ mb: 1 }}
      >
        <Tab value="letter" label={translate('nominations.letter')} />
        {!zero && <Tab value="summary" label={translate('nominations.summary')} />}
      </Tabs>
      {tab === 'letter' || zero ? (
        <LetterPreview letter={papersNow.letter} />
      ) : (
        <SummaryPreview summary={papersNow.summary} />
      )}
    </Panel>
  );
}
