import { site, type NoticeContent, type NoticeWorkspaceDto } from '@linxuan/contracts';
import { cutText, isVisible } from '@linxuan/form-rules';
import { Alert, Box, Stack, Typography } from '@mui/material';
import { useCallback, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActionBar, ActionForm, EmptyState, EntryField, Panel, actionAt, useJoin, useText } from '../components';
import { WorkspacePage } from '../workspaces/WorkspacePage';
import { SaveLine } from '../worksheets/SaveLine';
import { useWorksheet } from '../worksheets/useWorksheet';
import { Documents } from './Documents';
import { NoticeList } from './NoticeList';
import { NoticePeriod } from './NoticePeriod';
import { PublicationTabs } from './PublicationTabs';
import { SitePreview } from './SitePreview';
import { DayField } from '../components/DayField';

export default function NoticePage() {
  const translate = useTranslate();
  const [publishOn, setPublishOn] = useState('');
  return (
    <WorkspacePage<NoticeWorkspaceDto>
      workspace="notice"
      title={translate('publication.tabs.notice')}
      path="/publication/notice"
      query={{ publishOn }}
      above={(id) => <PublicationTabs editionId={id} />}
    >
      {(workspace) => (
        <>
          <Stack direction={{ xs: 'column', lg: 'row' }} spacing={2} sx={{ alignItems: 'flex-start' }}>
            <Box sx={{ flex: 1, minWidth: 0, width: '100%' }}>
              {workspace.dossier?.state === 'prepared' ? (
                <Prepared workspace={workspace} />
              ) : (
                <Draft workspace={workspace} key={workspace.dossier?.id} />
              )}
            </Box>
            <Box sx={{ width: { xs: '100%', lg: 360 }, flex: 'none' }}>
              <Panel title={translate('publication.notice.period')}>
                <DayField
                  kind="ahead"
                  label={translate('publication.notice.publishOn')}
                  value={publishOn || (workspace.view.period.days[0]?.date ?? '')}
                  onChange={({ target }) => setPublishOn(target.value)}
                  helperText={translate('publication.notice.periodHelp')}
                  fullWidth
                />
                <NoticePeriod period={workspace.view.period} />
              </Panel>
            </Box>
          </Stack>
          <NoticeList editionId={workspace.editionId} />
        </>
      )}
    </WorkspacePage>
  );
}

const countOf = (workspace: NoticeWorkspaceDto) =>
  workspace.view.sections.reduce((sum, { items }) => sum + items.length, 0);

function useColumns(workspace: NoticeWorkspaceDto): string {
  const text = useText();
  const join = useJoin();
  return join(workspace.view.columns.map(({ title }) => text(title)));
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

function Draft({ workspace }: { workspace: NoticeWorkspaceDto }) {
  const translate = useTranslate();
  const columns = useColumns(workspace);
  const { dossier, stage, suggestion, view } = workspace;
  const worksheet = useWorksheet<Partial<NoticeContent>>('dossier', dossier?.id ?? '', stage, {});
  const content: NoticeContent = { ...suggestion, ...worksheet.content };
  const preview = useCallback(
    (language: site.SiteLanguage) => site.noticeView({ ...view, ...content }, language),
    [view, content.title, content.text, content.contact],
  );
  const prepare = actionAt(dossier?.actions ?? [], 'write');
  const set =
    (key: keyof NoticeContent) =>
    ({ target }: { target: { value: string } }) =>
      worksheet.change({ [key]: cutText(target.value, MOST[key]) });
  if (countOf(workspace) === 0) return <EmptyState title={translate('publication.notice.noPending')} />;
  return (
    <>
      <Panel title={translate('publication.notice.draft')} aside={<SaveLine worksheet={worksheet} />}>
        <Typography sx={{ mb: 1.5 }}>
          {translate('publication.notice.printed', { count: countOf(workspace), columns })}
        </Typography>
        <EntryField
          label={translate('publication.notice.title')}
          value={content.title}
          onChange={set('title')}
          required
          fullWidth
        />
        <EntryField
          label={translate('publication.notice.text')}
          value={content.text}
          onChange={set('text')}
          required
          fullWidth
          multiline
          minRows={6}
          helperText={translate('publication.notice.textHelp')}
        />
        <EntryField
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
function Prepared({ workspace }: { workspace: NoticeWorkspaceDto }) {
  const translate = useTranslate();
  const { dossier, content, view } = workspace;
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
