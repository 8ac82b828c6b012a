import type { HeldItemDto } from '@linxuan/contracts';
import { Box, Chip, Link as MuiLink, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ActionBar, EmptyState, Panel, useText } from '../components';
import { WorkspacePage } from '../workspaces/WorkspacePage';
import { PublicationTabs } from './PublicationTabs';

/**
 * Items that an objection held past the end of their notice: what was objected, what was answered, and the lead's two
 * ways.
 */
export default function HeldPage() {
  const translate = useTranslate();
  const text = useText();
  return (
    <WorkspacePage<HeldItemDto[]>
      workspace="notice"
      title={translate('publication.tabs.held')}
      path="/publication/held"
      above={(id) => <PublicationTabs editionId={id} />}
    >
      {(items) =>
        items.length === 0 ? (
          <EmptyState title={translate('publication.held.none')}>{translate('publication.held.noneHelp')}</EmptyState>
        ) : (
          items.map((item) => (
            <Panel
              key={item.case.id}
              title={item.case.title}
              aside={
                <MuiLink component={Link} to={`/cases/${item.case.id}`}>
                  {item.case.number}
                </MuiLink>
              }
            >
              <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
                {item.case.holderName} · {item.category.code} {text(item.category.name)}
              </Typography>
              <Stack spacing={1} sx={{ mb: 2 }}>
                {item.objections.map((objection) => (
                  <Box
                    key={objection.id}
                    sx={{
                      borderLeft: 3,
                      borderColor: objection.state === 'upheld' ? 'error.main' : 'divider',
                      pl: 1.5,
                    }}
                  >
                    <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
                      <MuiLink component={Link} to={`/objections/${objection.id}`}>
                        {objection.number}
                      </MuiLink>
                      <Chip
                        size="small"
                        label={translate(`objectionState.${objection.state}`, { _: objection.state })}
                      />
                      <Typography variant="body2">
                        {translate(`publication.objection.ground.${objection.grounds}`)}
                      </Typography>
                    </Stack>
                    <Typography variant="body2">{objection.excerpt}</Typography>
                    {objection.answer && (
                      <Typography variant="body2" color="textSecondary">
                        {translate('publication.objection.answered')}
                        {translate('mark.colon')}
                        {objection.answer}
                      </Typography>
                    )}
                  </Box>
                ))}
              </Stack>
              <ActionBar
                subject={{ type: 'case', id: item.case.id, version: item.case.version }}
                actions={item.actions}
              />
            </Panel>
          ))
        )
      }
    </WorkspacePage>
  );
}
