import type { CatalogueWorkspaceDto } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import {
  Alert,
  Box,
  Chip,
  Link as MuiLink,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import {
  ActionBar,
  ActionButton,
  ActionForm,
  EmptyState,
  EntryField,
  Panel,
  actionAt,
  useFormat,
  useText,
} from '../components';
import { WorkspacePage } from '../workspaces/WorkspacePage';
import { SaveLine } from '../worksheets/SaveLine';
import { useWorksheet } from '../worksheets/useWorksheet';
import { Documents } from './Documents';
import { PublicationTabs } from './PublicationTabs';
import { DayField } from '../components/DayField';

export default function CataloguePage() {
  const translate = useTranslate();
  return (
    <WorkspacePage<CatalogueWorkspaceDto>
      workspace="publication"
      title={translate('publication.tabs.catalogue')}
      path="/publication/catalogue"
      above={(id) => <PublicationTabs editionId={id} />}
    >
      {(workspace) => (
        <>
          <Alert severity="info" sx={{ mb: 2 }}>
            {translate('publication.catalogue.waiting', { ...workspace.waiting })}
          </Alert>
          {workspace.rows.length === 0 ? (
            <EmptyState title={translate('publication.catalogue.none')} />
          ) : (
            <>
              <Papers workspace={workspace} key={`${workspace.dossier?.id}/${workspace.dossier?.state}`} />
              <Numbers workspace={workspace} />
            </>
          )}
          <Published workspace={workspace} />
        </>
      )}
    </WorkspacePage>
  );
}

/** Title, number and date, prepared by one and published by another. */
function Papers({ workspace }: { workspace: CatalogueWorkspaceDto }) {
  const translate = useTranslate();
  const { dossier, suggestion } = workspace;
  const worksheet = useWorksheet<Partial<NonNullable<CatalogueWorkspaceDto['content']>>>(
    'dossier',
    dossier?.id ?? '',
    dossier?.stage ?? '',
    {},
  );
  if (!dossier) return null;
  const subject = { type: 'dossier' as const, id: dossier.id, version: dossier.version };
  if (dossier.state === 'prepared')
    return (
      <Panel
        title={`${workspace.content?.title ?? ''} ${workspace.content?.number ?? ''}`}
        aside={<Documents documents={dossier.documents} />}
      >
        <Alert severity="info" sx={{ mb: 2 }}>
          {translate('publication.catalogue.prepared', { name: dossier.preparedByName ?? '' })}
        </Alert>
        <ActionBar subject={subject} actions={dossier.actions} />
      </Panel>
    );
  const content = { ...suggestion, ...worksheet.content };
  const prepare = actionAt(dossier.actions, 'write');
  const payload = () => ({
    title: content.title.trim(),
    number: content.number.trim(),
    date: content.date,
    ...(content.text && isVisible(content.text) ? { text: content.text.trim() } : {}),
  });
  return (
    <Panel title={translate('publication.catalogue.confirmed')} aside={<SaveLine worksheet={worksheet} />}>
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '2fr 1.5fr 1fr' } }}>
        <EntryField
          label={translate('publication.catalogue.title')}
          value={content.title}
          onChange={({ target }) => worksheet.change({ title: target.value })}
          required
        />
        <EntryField
          label={translate('publication.catalogue.number')}
          value={content.number}
          onChange={({ target }) => worksheet.change({ number: target.value })}
          required
        />
        <DayField
          kind="paper"
          label={translate('publication.catalogue.date')}
          value={content.date}
          onChange={({ target }) => worksheet.change({ date: target.value })}
          required
        />
      </Box>
      <EntryField
        label={translate('publication.catalogue.text')}
        value={content.text ?? ''}
        onChange={({ target }) => worksheet.change({ text: target.value })}
        fullWidth
        multiline
        minRows={2}
      />
      {prepare && (
        <ActionForm
          subject={subject}
          action={prepare}
          payload={payload}
          disabled={[content.title, content.number, content.date].some((text) => !isVisible(text))}
        />
      )}
    </Panel>
  );
}

/** The numbers that the publication gives, section by section. */
function Numbers({ workspace }: { workspace: CatalogueWorkspaceDto }) {
  const translate = useTranslate();
  const text = useText();
  const { search } = useLocation();
  return (
    <Panel
      title={translate('publication.catalogue.numbers')}
      aside={
        <Typography sx={{ fontVariantNumeric: 'tabular-nums' }}>
          {workspace.sections.map(({ count }) => count).join(' / ')}
        </Typography>
      }
    >
      {workspace.sections
        .filter(({ count }) => count > 0)
        .map((section) => (
          <Box key={section.code} sx={{ mb: 2 }}>
            <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
              <Typography variant="h3">{text(section.name)}</Typography>
              <Chip size="small" label={section.count} />
            </Stack>
            <Table size="small" sx={{ '& td, & th': { px: 0.5 } }}>
              <TableHead>
                <TableRow>
                  <TableCell sx={{ width: 56 }}>{translate('publication.catalogue.no')}</TableCell>
                  <TableCell>{text(workspace.nouns.title)}</TableCell>
                  <TableCell sx={{ display: { xs: 'none', sm: 'table-cell' } }}>
                    {translate('publication.classify.publish')}
                  </TableCell>
                  <TableCell sx={{ display: { xs: 'none', md: 'table-cell' } }}>
                    {translate('publication.catalogue.applied')}
                  </TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {workspace.rows
                  .filter((row) => row.section === section.code)
                  .map((row) => (
                    <TableRow key={row.caseId}>
                      <TableCell>{row.sectionNumber}</TableCell>
                      <TableCell sx={{ overflowWrap: 'anywhere' }}>
                        <MuiLink component={Link} to={{ pathname: `/entries/${row.caseId}`, search }}>
                          {row.name}
                        </MuiLink>
                      </TableCell>
                      <TableCell sx={{ display: { xs: 'none', sm: 'table-cell' } }}>
                        {row.category.code} {text(row.category.name)}
                      </TableCell>
                      <TableCell sx={{ display: { xs: 'none', md: 'table-cell' } }}>
                        {row.number} · {translate('publication.catalogue.casesCount', { count: row.cases })}
                      </TableCell>
                    </TableRow>
                  ))}
              </TableBody>
            </Table>
          </Box>
        ))}
    </Panel>
  );
}

function Published({ workspace }: { workspace: CatalogueWorkspaceDto }) {
  const translate = useTranslate();
  const format = useFormat();
  return (
    <Panel title={translate('publication.catalogue.published')}>
      {workspace.published.length === 0 && (
        <Typography color="textSecondary">{translate('publication.catalogue.publishedNone')}</Typography>
      )}
      {workspace.published.map((one) => (
        <Box key={one.id} sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
          <Typography sx={{ fontWeight: 600 }}>
            {one.title} {one.number}
          </Typography>
          <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
            {format.dateTime(one.releasedAt)} · {translate('publication.items', { count: one.items })} ·{' '}
            {one.releasedByName}
          </Typography>
          <Documents documents={one.documents} />
          {one.actions
            .filter(({ refusal }) => refusal === null)
            .map((action) => (
              <Box key={action.name} sx={{ mt: 1.5 }}>
                <ActionButton subject={{ type: 'dossier', id: one.id, version: one.version }} action={action}>
                  <Typography>{translate('publication.catalogue.follow', { smart_count: one.items })}</Typography>
                </ActionButton>
              </Box>
            ))}
        </Box>
      ))}
    </Panel>
  );
}
