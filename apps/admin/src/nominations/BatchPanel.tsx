import type { LetterContent, NominationPapersDto, NominationWorkspaceDto } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import { Box, Button, FormControlLabel, Switch, Tab, Tabs, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { decisionRoom } from '../decision';
import { Panel, useLinxuan, useText } from '../components';
import { SaveLine } from '../worksheets/SaveLine';
import type { UseWorksheetReturn } from '../worksheets/useWorksheet';
import { LetterForm } from './LetterForm';
import { draftedBody } from './letterPayload';
import { LetterPreview, SummaryPreview } from './LetterPreview';
import { BatchSending } from './BatchSending';
import { BatchPreparation } from './BatchPreparation';

export interface BatchPanelProps {
  workspace: NominationWorkspaceDto;
  ranking: string[];
  worksheet: UseWorksheetReturn<LetterContent>;
  papersNow: NominationPapersDto | undefined;
  /** Whether they are drawn over the ranking that the page shows. */
  isCurrent: boolean;
}

/**
 * The letter and its table: written and previewed while the batch is in draft, then signed by another person and sent.
 */
export function BatchPanel({ workspace, ranking, worksheet, papersNow, isCurrent }: BatchPanelProps) {
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
      ? written(papersNow, worksheet.content, text(workspace.owner), isZero, ranking, workspace)
      : papersNow;
  return (
    <Panel
      title={translate('nominations.batch')}
      aside={
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
          {ranking.length > 0 && (
            <Button size="small" variant="outlined" component={Link} to={decisionRoom(dossier.id)}>
              {translate('decision.open')}
            </Button>
          )}
          {isDraft ? (
            <SaveLine worksheet={worksheet} />
          ) : (
            <Typography sx={{ fontWeight: 650 }}>{translate(`dossierState.${dossier.state}`)}</Typography>
          )}
        </Box>
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
                content={worksheet.content}
                onChange={worksheet.change}
                drafted={papersNow?.letter}
                summary={papersNow?.summary}
                owner={workspace.owner.zh}
                scan={workspace.scan}
                isZero={isZero}
                candidates={ranking.flatMap((id) => workspace.nominated.find((one) => one.id === id) ?? [])}
              />
              <BatchPreparation
                workspace={workspace}
                ranking={ranking}
                worksheet={worksheet}
                isCurrent={isCurrent}
                isZero={isZero}
              />
            </>
          )}
          {!isDraft && <BatchSending workspace={workspace} />}
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
