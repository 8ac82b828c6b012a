import { site, type NoticeDetailDto } from '@linxuan/contracts';
import { Box, Chip, Link as MuiLink, Stack, Typography } from '@mui/material';
import { useCallback } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ActionBar, DeadlineChip, Panel, RecordPage, useText, useWords } from '../components';
import { Documents } from './Documents';
import { NoticePeriod } from './NoticePeriod';
import { PublicationTabs } from './PublicationTabs';
import { SitePreview } from './SitePreview';

/** One notice: its period, its text as the public reads it, and what may be done with it. */
export default function NoticeDetailPage() {
  return (
    <>
      <PublicationTabs />
      <RecordPage<NoticeDetailDto & { id: string }> title={({ view }) => view.title}>
        {(detail) => <Detail detail={detail} />}
      </RecordPage>
    </>
  );
}

function Detail({ detail }: { detail: NoticeDetailDto }) {
  const translate = useTranslate();
  const { dossier, view, left } = detail;
  const preview = useCallback((language: site.SiteLanguage) => site.noticeView(view, language), [view]);
  return (
    <>
      <Panel
        title={translate('publication.notice.period')}
        aside={
          left ? (
            <DeadlineChip dueAt={dossier.windowEndsAt} timeLeft={left} />
          ) : (
            <Chip label={translate('publication.notice.over')} />
          )
        }
      >
        <NoticePeriod period={view.period} />
        <Box sx={{ mt: 1.5 }}>
          <Documents documents={dossier.documents} />
        </Box>
        {dossier.actions.length > 0 && (
          <Box sx={{ mt: 1.5 }}>
            <ActionBar
              subject={{ type: 'dossier', id: dossier.id, version: dossier.version }}
              actions={dossier.actions}
            />
          </Box>
        )}
      </Panel>
      <Panel title={translate('publication.notice.byItem')}>
        <Items detail={detail} />
      </Panel>
      <Panel title={translate('publication.preview')}>
        <SitePreview content={preview} />
      </Panel>
    </>
  );
}

function Items({ detail }: { detail: NoticeDetailDto }) {
  const translate = useTranslate();
  const words = useWords();
  const text = useText();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {detail.view.sections
        .flatMap(({ items }) => items)
        .map((item) => {
          const filed = detail.objections[item.itemId] ?? [];
          return (
            <Box component="li" key={item.itemId} sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
              <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'baseline' }}>
                <Typography component="span" color="textSecondary">
                  {item.number}
                </Typography>
                <MuiLink component={Link} to={`/cases/${item.itemId}`} sx={{ fontWeight: 600 }}>
                  {item.name}
                </MuiLink>
                <Typography component="span" variant="body2" color="textSecondary">
                  {text(item.category.name)}
                  {item.holder ? ` · ${item.holder}` : ''}
                </Typography>
                <Chip size="small" variant="outlined" label={words.state(detail.outcomes[item.itemId] ?? '')} />
              </Stack>
              {filed.length === 0 ? (
                <Typography variant="body2" color="textSecondary">
                  {translate('publication.notice.noObjection')}
                </Typography>
              ) : (
                <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', mt: 0.5 }}>
                  {filed.map((one) => (
                    <Chip
                      key={one.id}
                      component={Link}
                      to={`/objections/${one.id}`}
                      clickable
                      size="small"
                      color={
                        one.state === 'filed' || one.state === 'verifying' || one.state === 'upheld'
                          ? 'warning'
                          : 'default'
                      }
                      label={`${one.number} · ${translate(`publication.objection.ground.${one.grounds}`)} · ${translate(`objectionState.${one.state}`, { _: one.state })}`}
                    />
                  ))}
                </Stack>
              )}
            </Box>
          );
        })}
    </Box>
  );
}
