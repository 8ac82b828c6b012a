import { site, type NoticeContent, type NoticeWorkspaceDto } from '@linxuan/contracts';
import { cutText, isVisible } from '@linxuan/form-rules';
import { Alert, Box, Stack, TextField, Typography } from '@mui/material';
import { useCallback, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActionBar, ActionForm, EmptyState, Panel, useJoin } from '../components';
import { DeskPage } from '../desks/DeskPage';
import { SaveLine } from '../sheets/SaveLine';
import { useSheet } from '../sheets/useSheet';
import { Documents } from './Documents';
import { NoticePeriod } from './NoticePeriod';
import { PublicationTabs } from './PublicationTabs';
import { RunningNotices } from './RunningNotices';
import { SitePreview } from './SitePreview';
import { DAY_INPUT } from '../components/dayInput';

export default function NoticePage() {
  const translate = useTranslate();
  const [publishOn, setPublishOn] = useState('');
  return (
    <DeskPage<NoticeWorkspaceDto>
      desk="notice"
      title={translate('publication.tabs.notice')}
      path="/publication/notice"
      query={{ publishOn }}
      above={(id) => <PublicationTabs editionId={id} />}
    >
      {(desk) => (
        <>
          <Stack direction={{ xs: 'column', lg: 'row' }} spacing={2} sx={{ alignItems: 'flex-start' }}>
            <Box sx={{ flex: 1, minWidth: 0, width: '100%' }}>
              {desk.dossier?.state === 'prepared' ? (
                <Prepared desk={desk} />
              ) : (
                <Draft desk={desk} key={desk.dossier?.id} />
              )}
            </Box>
            <Box sx={{ width: { xs: '100%', lg: 360 }, flex: 'none' }}>
              <Panel title={translate('publication.notice.period')}>
                <TextField
                  type="date"
                  label={translate('publication.notice.publishOn')}
                  value={publishOn || (desk.view.period.days[0]?.date ?? '')}
                  onChange={({ target }) => setPublishOn(target.value)}
                  helperText={translate('publication.notice.periodHelp')}
                  slotProps={DAY_INPUT}
                  fullWidth
                />
                <NoticePeriod period={desk.view.period} />
              </Panel>
            </Box>
          </Stack>
          <RunningNotices notices={desk.running} />
        </>
      )}
    </DeskPage>
  );
}

const countOf = (desk: NoticeWorkspaceDto) => desk.view.sections.reduce((sum, { items }) => sum + items.length, 0);

function useColumns(desk: NoticeWorkspaceDto): string {
  const translate = useTranslate();
  const join = useJoin();
  return join(desk.view.columns.map((column) => translate(`publication.notice.columns.${column}`, { _: column })));
}

/** Lines of which more than the label is written. */
const filledLines = (text: string) =>
  text
    .split('\n')
    .filter((line) => !/[：:]\s*$/.test(line))
    .join('\n')
    .trim();

/** Title, text and contact, with the page that they make beside them. */
/** Characters of the parts of a notice that have one. */
const MOST: Readonly<Record<keyof NoticeContent, number>> = { title: 200, text: 20_000, contact: 500 };

function Draft({ desk }: { desk: NoticeWorkspaceDto }) {
  const translate = useTranslate();
  const columns = useColumns(desk);
  const { dossier, stage, suggestion, view } = desk;
  const sheet = useSheet<Partial<NoticeContent>>('dossier', dossier?.id ?? '', stage, {});
  const content: NoticeContent = { ...suggestion, ...sheet.content };
  const preview = useCallback(
    (language: site.SiteLanguage) => site.noticeView({ ...view, ...content }, language),
    [view, content.title, content.text, content.contact],
  );
  const prepare = dossier?.actions.find(({ name }) => name === 'prepare');
  const set =
    (key: keyof NoticeContent) =>
    ({ target }: { target: { value: string } }) =>
      sheet.change({ [key]: cutText(target.value, MOST[key]) });
  if (countOf(desk) === 0) return <EmptyState title={translate('publication.notice.noPending')} />;
  return (
    <>
      <Panel title={translate('publication.notice.draft')} aside={<SaveLine sheet={sheet} />}>
        <Typography sx={{ mb: 1.5 }}>
          {translate('publication.notice.printed', { count: countOf(desk), columns })}
        </Typography>
        <TextField
          label={translate('publication.notice.title')}
          value={content.title}
          onChange={set('title')}
          required
          fullWidth
        />
        <TextField
          label={translate('publication.notice.text')}
          value={content.text}
          onChange={set('text')}
          required
          fullWidth
          multiline
          minRows={6}
          helperText={translate('publication.notice.textHelp')}
        />
        <TextField
          label={translate('publication.notice.contact')}
          value={content.contact}
          onChange={set('contact')}
          required
          fullWidth
          multiline
          minRows={4}
          helperText={translate('publication.notice.contactHelp')}
        />
        {dossier && prepare && (
          <ActionForm
            subject={{ type: 'dossier', id: dossier.id, version: dossier.version }}
            action={prepare}
            payload={() => ({ ...content, contact: filledLines(content.contact) })}
            disabled={[content.title, content.text, filledLines(content.contact)].some((text) => !isVisible(text))}
          />
        )}
      </Panel>
      <Panel title={translate('publication.preview')}>
        <SitePreview content={preview} />
      </Panel>
    </>
  );
}

/** Waiting for the other person: what will be published, and the two ways on. */
function Prepared({ desk }: { desk: NoticeWorkspaceDto }) {
  const translate = useTranslate();
  const { dossier, content, view } = desk;
  const preview = useCallback(
    (language: site.SiteLanguage) =>
      site.noticeView({ ...view, ...(content ?? { title: '', text: '', contact: '' }) }, language),
    [view, content],
  );
  if (!dossier) return null;
  return (
    <Panel title={content?.title ?? ''} aside={<Documents documents={dossier.documents} />}>
      <Alert severity="info" sx={{ mb: 2 }}>
        {translate('publication.notice.prepared', { name: dossier.preparedByName ?? '' })}
      </Alert>
      <ActionBar subject={{ type: 'dossier', id: dossier.id, version: dossier.version }} actions={dossier.actions} />
      <Box sx={{ mt: 2 }}>
        <SitePreview content={preview} />
      </Box>
    </Panel>
  );
}
