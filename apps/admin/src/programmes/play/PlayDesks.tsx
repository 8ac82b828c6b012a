import type { PlayDesk } from '@linxuan/domain';
import { Box, Button, Chip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Panel, useFormat, useText, useWords } from '../../components';
import type { Chosen } from './PlayBoard';

/** What each desk would see in its queue. */
export function PlayDesks({ desks, onChoose }: { desks: PlayDesk[]; onChoose(chosen: Chosen): void }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const words = useWords();
  if (desks.length === 0) return <Typography>{translate('play.noTasks')}</Typography>;
  return (
    <>
      {desks.map((desk) => (
        <Panel
          key={`${desk.org}/${desk.role}/${desk.orgName.zh}`}
          title={`${text(desk.orgName)} · ${words.role(desk.role)}`}
          aside={<Chip size="small" label={desk.tasks.length} />}
        >
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {desk.tasks.map(({ subjectType, subjectId, kind, words: what, about, dueAt, late }) => (
              <Box
                component="li"
                key={`${subjectId}/${kind}`}
                sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'baseline', py: 0.25 }}
              >
                <Button
                  size="small"
                  onClick={() =>
                    onChoose({ subjectType, subjectId, title: `${text(what)} · ${text(about)}`, parts: [] })
                  }
                >
                  {text(what)}
                </Button>
                <Typography variant="body2" sx={{ flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' }}>
                  {text(about)}
                </Typography>
                {dueAt && (
                  <Typography variant="body2" color={late ? 'error' : 'textSecondary'}>
                    {translate(late ? 'play.late' : 'play.due', { at: format.date(dueAt) })}
                  </Typography>
                )}
              </Box>
            ))}
          </Box>
        </Panel>
      ))}
    </>
  );
}
