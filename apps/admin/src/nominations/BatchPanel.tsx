import type { LetterContent, NominationPapersDto, NominationWorkspaceDto } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import { Alert, Box, Button, FormControlLabel, Switch, Tab, Tabs, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import {
  ActionForm,
  Panel,
  ProblemAlert,
  useAct,
  useFormat,
  useJoin,
  useLinxuan,
  useText,
  useWords,
} from '../components';
import { useSession } from '../providers/sessionStore';
import { SaveLine } from '../sheets/SaveLine';
import type { Sheet } from '../sheets/useSheet';
import { LetterForm, ScanLink } from './LetterForm';
import { draftedBody, letterGaps, letterPayload } from './letterPayload';
import { LetterPreview, SummaryPreview } from './LetterPreview';

export interface BatchPanelProps {
  workspace: NominationWorkspaceDto;
  ranking: string[];
  sheet: Sheet<LetterContent>;
  papersNow: NominationPapersDto | undefined;
  /** Whether they are drawn over the ranking that the page shows. */
  isCurrent: boolean;
}

/** The letter and its table: written and previewed while the batch is in draft, then signed by another person and sent. */
export function BatchPanel({ workspace, ranking, sheet, papersNow, isCurrent }: BatchPanelProps) {
  const translate = useTranslate();
  const text = useText();
  const provider = useLinxuan();
  const [tab, setTab] = useState<'letter' | 'summary'>('letter');
  const [zero, setZero] = useState(false);
  const { dossier } = workspace;
  const isDraft = dossier.state === 'drafted';
  const isZero = isDraft ? zero && ranking.length === 0 : dossier.zeroReturn;
  const shown =
    papersNow && isDraft
      ? written(papersNow, sheet.content, text(workspace.owner), isZero, ranking, workspace)
      : papersNow;
  return (
    <Panel
      title={translate('nominations.batch')}
      aside={
        isDraft ? (
          <SaveLine sheet={sheet} />
        ) : (
          <Typography sx={{ fontWeight: 650 }}>{translate(`dossierState.${dossier.state}`)}</Typography>
        )
      }
    >
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            lg: tab === 'letter' || isZero ? 'minmax(0, 5fr) minmax(0, 6fr)' : 'minmax(0, 1fr)',
          },
          alignItems: 'start',
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          {isDraft && ranking.length === 0 && (
            <Box sx={{ mb: 1.5 }}>
              <Typography color="textSecondary">{translate('nominations.emptyLetter')}</Typography>
              <FormControlLabel
                control={<Switch checked={zero} onChange={(_, on) => setZero(on)} />}
                label={translate('nominations.zero')}
              />
            </Box>
          )}
          {isDraft && (ranking.length > 0 || isZero) && (
            <>
              <LetterForm
                dossierId={dossier.id}
                content={sheet.content}
                onChange={sheet.change}
                drafted={papersNow?.letter}
                summary={papersNow?.summary}
                owner={workspace.owner.zh}
                scan={workspace.scan}
                isZero={isZero}
                candidates={ranking.flatMap((id) => workspace.nominated.find((one) => one.id === id) ?? [])}
              />
              <Prepare workspace={workspace} ranking={ranking} sheet={sheet} isCurrent={isCurrent} isZero={isZero} />
            </>
          )}
          {!isDraft && <Sending workspace={workspace} />}
        </Box>
        {shown && (ranking.length > 0 || isZero || !isDraft) && (
          <Box sx={{ minWidth: 0, opacity: isCurrent ? 1 : 0.5 }} aria-busy={!isCurrent}>
            <Box
              sx={{
                display: 'flex',
                gap: 1,
                alignItems: 'center',
                justifyContent: 'space-between',
                flexWrap: 'wrap',
                mb: 1,
              }}
            >
              <Tabs
                value={isZero ? 'letter' : tab}
                onChange={(_, next: 'letter' | 'summary') => setTab(next)}
                aria-label={translate('nominations.papers')}
              >
                <Tab value="letter" label={translate('nominations.letter')} />
                {!isZero && <Tab value="summary" label={translate('nominations.summary')} />}
              </Tabs>
              <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap' }}>
                <Button
                  size="small"
                  onClick={() => void provider.download(`/dossiers/${dossier.id}/documents/letter.docx`)}
                >
                  {translate('nominations.letterDocx')}
                </Button>
                {!isZero && (
                  <Button
                    size="small"
                    onClick={() => void provider.download(`/dossiers/${dossier.id}/documents/summary.xlsx`)}
                  >
                    {translate('nominations.summaryXlsx')}
                  </Button>
                )}
                {!isZero && (
                  <Button
                    size="small"
                    onClick={() => void provider.download(`/dossiers/${dossier.id}/documents/summary.docx`)}
                  >
                    {translate('nominations.summaryDocx')}
                  </Button>
                )}
              </Box>
            </Box>
            {tab === 'letter' || isZero ? (
              <LetterPreview letter={shown.letter} />
            ) : (
              <SummaryPreview summary={shown.summary} />
            )}
          </Box>
        )}
      </Box>
    </Panel>
  );
}

function Prepare({
  workspace,
  ranking,
  sheet,
  isCurrent,
  isZero,
}: Omit<BatchPanelProps, 'papersNow'> & { isZero: boolean }) {
  const translate = useTranslate();
  const words = useWords();
  const join = useJoin();
  const { dossier } = workspace;
  const name = isZero ? 'zero-return' : 'prepare';
  const action = workspace.dossierActions.find((one) => one.name === name);
  const acting = useAct({ type: 'dossier', id: dossier.id, version: dossier.version });
  const gaps = letterGaps(sheet.content, isZero);
  const me = useSession()?.user.id;
  if (!action) return null;
  // Whoever prepares the batch is not among those who may then release it.
  const others = workspace.releasers.filter(({ userId }) => userId !== me);
  return (
    <Box sx={{ mt: 1.5 }}>
      {acting.error !== null && <ProblemAlert error={acting.error} />}
      <Button
        variant="contained"
        loading={acting.busy}
        disabled={gaps.length > 0 || action.refusal !== null || !isCurrent}
        onClick={() => void acting.run(name, letterPayload(sheet.content, ranking, workspace.owner.zh, isZero))}
      >
        {words.action(name, { subject: 'dossier' })}
        {isZero ? '' : translate('mark.aside', { words: translate('nominations.itemsOf', { count: ranking.length }) })}
      </Button>
      {!isCurrent && (
        <Typography variant="body2" color="textSecondary" role="status">
          {translate('nominations.redrawing')}
        </Typography>
      )}
      {gaps.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {translate('nominations.gaps', { list: join(gaps.map((key) => translate(key))) })}
        </Typography>
      )}
      <Typography variant="body2" color="textSecondary">
        {translate('nominations.twoPersons', {
          names: join(others.map((person) => person.name)) || translate('nominations.noReleaser'),
        })}
      </Typography>
    </Box>
  );
}

/** What happens to the batch after it was prepared, who did what, and who may go on. */
function Sending({ workspace }: { workspace: NominationWorkspaceDto }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const join = useJoin();
  const { dossier, dossierActions, deadline } = workspace;
  const subject = { type: 'dossier' as const, id: dossier.id, version: dossier.version };
  const facts: [string, string][] = [
    [translate('nominations.number'), dossier.number ?? ''],
    [
      translate('nominations.preparedBy'),
      dossier.preparedAt ? `${dossier.preparedByName ?? ''} · ${format.dateTime(dossier.preparedAt)}` : '',
    ],
    [
      translate('nominations.releasedBy'),
      dossier.releasedAt ? `${dossier.releasedByName ?? ''} · ${format.dateTime(dossier.releasedAt)}` : '',
    ],
    [translate('nominations.recipient'), text(workspace.recipient)],
    [translate('nominations.receiptedAt'), format.dateTime(dossier.receiptedAt)],
  ];
  const releasers = workspace.releasers.filter(({ userId }) => userId !== dossier.preparedBy).map(({ name }) => name);
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
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
              <Typography component="dd" sx={{ m: 0 }}>
                {value}
              </Typography>
            </Box>
          ))}
      </Box>
      {workspace.scan && (
        <Typography variant="body2">
          {translate('nominations.scanOf')}
          {translate('mark.colon')}
          <ScanLink dossierId={dossier.id} scan={workspace.scan} />
        </Typography>
      )}
      {dossier.late && <Alert severity="warning">{translate('nominations.late')}</Alert>}
      {dossier.state === 'prepared' && deadline?.passed && (
        <Alert severity="warning">
          {translate(deadline.late === 'refuse' ? 'nominations.lateRefused' : 'nominations.lateWarning')}
        </Alert>
      )}
      {dossier.state === 'prepared' && (
        <Alert severity="info">
          {translate('nominations.whoReleases', { names: join(releasers) || translate('nominations.noReleaser') })}
        </Alert>
      )}
      {dossier.state === 'transmitted' && (
        <Alert severity="info">
          {translate(deadline?.passed ? 'nominations.recallLate' : 'nominations.recallHelp')}
        </Alert>
      )}
      {dossier.state === 'receipted' && <Alert severity="success">{translate('nominations.spent')}</Alert>}
      {dossier.state === 'refused' && <Alert severity="error">{translate('nominations.refused')}</Alert>}
      {dossierActions.map((action) => (
        <ActionForm
          key={action.name}
          subject={subject}
          action={action}
          variant={action.name === 'release' ? 'contained' : 'outlined'}
        />
      ))}
    </Box>
  );
}

/** The papers with what is typed but not saved yet, so that the preview never lags behind the form. */
function written(
  { letter, summary }: NominationPapersDto,
  content: LetterContent,
  owner: string,
  isZero: boolean,
  ranking: string[],
  workspace: NominationWorkspaceDto,
): NominationPapersDto {
  const body = content.body?.trim() || (isZero ? draftedBody({ letter }, content, true) : '');
  const place = (title: string) =>
    ranking.findIndex((id) => workspace.nominated.find((one) => one.id === id)?.title === title);
  const rows = [...summary.rows]
    .sort((a, b) => place(a.name) - place(b.name))
    .map((row, index) => {
      const opinion = content.opinions?.[ranking[index] ?? '']?.trim();
      return { ...row, rank: index + 1, ...(opinion ? { opinion } : {}) };
    });
  const contact = content.contact?.person ? { contact: content.contact } : {};
  return {
    letter: {
      ...letter,
      documentNumber: content.number ?? null,
      date: content.date || null,
      signatories: (content.signatories ?? [owner]).filter((name) => isVisible(name)),
      ...contact,
      ...(body
        ? {
            paragraphs: body
              .split('\n')
              .filter((line) => isVisible(line))
              .map((line) => ({ kind: 'paragraph' as const, text: line })),
          }
        : {}),
    },
    order: ranking,
    summary: { ...summary, rows, date: content.date || null, phone: content.contact?.phone ?? '' },
  };
}
