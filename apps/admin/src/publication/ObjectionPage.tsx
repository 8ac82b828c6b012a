import type { ObjectionDetailDto } from '@linxuan/contracts';
import { cutText, isVisible } from '@linxuan/form-rules';
import { Alert, Box, Chip, Link as MuiLink, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import {
  ActionButton,
  DeadlineChip,
  EntryField,
  FileList,
  Panel,
  RecordPage,
  useFormat,
  useWords,
} from '../components';
import { requires } from '../components/ReasonFields';
import type { OfferedAction } from '../providers/types';
import { PublicationTabs } from './PublicationTabs';

/** One objection: what is said, by whom where that is the reader's to know, and what may be done about it. */
export default function ObjectionPage() {
  const translate = useTranslate();
  return (
    <>
      <PublicationTabs />
      <RecordPage<ObjectionDetailDto>
        title={({ number }) => `${translate('resources.objections.name', { smart_count: 1 })} ${number}`}
        width={980}
      >
        {(objection) => <Objection objection={objection} />}
      </RecordPage>
    </>
  );
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <Box sx={{ mb: 1.5 }}>
      <Typography variant="body2" color="textSecondary">
        {label}
      </Typography>
      <Typography sx={{ whiteSpace: 'pre-wrap' }}>{children}</Typography>
    </Box>
  );
}

function Objection({ objection }: { objection: ObjectionDetailDto }) {
  const translate = useTranslate();
  const words = useWords();
  const format = useFormat();
  return (
    <>
      <Panel
        title={objection.caseTitle}
        aside={objection.settledAt === null ? <DeadlineChip dueAt={objection.dueAt} /> : null}
      >
        <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center', mb: 1.5 }}>
          <Chip size="small" label={translate(`objectionState.${objection.state}`, { _: objection.state })} />
          <Chip
            size="small"
            variant="outlined"
            label={translate(`publication.objection.ground.${objection.grounds}`)}
          />
          <Chip
            size="small"
            variant="outlined"
            color={objection.inTime ? 'success' : 'warning'}
            label={translate(objection.inTime ? 'publication.objection.inTime' : 'publication.objection.late')}
          />
          <Typography variant="body2" color="textSecondary">
            {objection.caseNumber} · {objection.holderName} · {words.state(objection.caseState)}
          </Typography>
          <MuiLink component={Link} to={`/cases/${objection.caseId}`}>
            {translate('publication.objection.openCase')}
          </MuiLink>
        </Stack>
        <Fact
          label={`${objection.noticeTitle} · ${translate('publication.objection.filed')} ${format.dateTime(objection.filedAt)}`}
        >
          {objection.number}
        </Fact>
        <Fact label={translate('publication.objection.text')}>{objection.text}</Fact>
        <Fact label={translate('publication.objection.evidence')}>{objection.evidence}</Fact>
      </Panel>
      {objection.fileCount > 0 && (
        <Panel title={translate('publication.objection.files', { count: objection.fileCount })}>
          {objection.files ? (
            <FileList
              files={objection.files.map((file) => ({ ...file, slot: '' }))}
              pathOf={({ id }) => `/publication/objections/${objection.id}/files/${id}`}
            />
          ) : (
            <Typography color="textSecondary">{translate('publication.objection.filesHidden')}</Typography>
          )}
        </Panel>
      )}
      <Panel title={translate('publication.objection.objector')}>
        {objection.objector ? (
          <>
            <Fact label={translate('publication.objection.name')}>{objection.objector.name}</Fact>
            <Fact label={translate('publication.objection.contact')}>{objection.objector.contact}</Fact>
            <Alert severity="warning">{translate('publication.objection.protect')}</Alert>
          </>
        ) : (
          <Typography color="textSecondary">{translate('publication.objection.hidden')}</Typography>
        )}
      </Panel>
      {objection.answer && (
        <Panel title={translate('publication.objection.answered')}>
          <Typography sx={{ whiteSpace: 'pre-wrap' }}>{objection.answer}</Typography>
        </Panel>
      )}
      {objection.actions.length > 0 && <Handling objection={objection} />}
      <Panel title={translate('publication.objection.timeline')}>
        <Box component="ol" sx={{ m: 0, pl: 2.5 }}>
          {objection.timeline.map(({ at, event, actorName }) => (
            <li key={at + event}>
              {format.dateTime(at)} {words.event(event)}
              {actorName ? ` · ${actorName}` : ''}
            </li>
          ))}
        </Box>
      </Panel>
    </>
  );
}

/** One answer, and the ways it can go: the words are written once and sent with the decision. */
function Handling({ objection }: { objection: ObjectionDetailDto }) {
  const translate = useTranslate();
  const words = useWords();
  const [answer, setAnswer] = useState('');
  const subject = { type: 'objection' as const, id: objection.id, version: objection.version };
  const needsAnswer = (action: OfferedAction) => requires(action, 'answer');
  return (
    <Panel title={translate('publication.objection.answer')}>
      {objection.actions.some(needsAnswer) && (
        <EntryField
          label={translate('publication.objection.answer')}
          value={answer}
          onChange={({ target }) => setAnswer(cutText(target.value, 4000))}
          helperText={translate('publication.objection.answerHelp')}
          multiline
          minRows={4}
          fullWidth
        />
      )}
      <Stack direction="row" spacing={1.5} useFlexGap sx={{ flexWrap: 'wrap', mt: 1 }}>
        {objection.actions.map((action) => (
          <ActionButton
            key={action.name}
            subject={subject}
            action={action}
            variant={action.main ? 'contained' : 'outlined'}
            disabled={needsAnswer(action) && !isVisible(answer)}
            label={words.action(action.name, { subject: 'objection' })}
            {...(needsAnswer(action) ? { payload: () => ({ answer: answer.trim() }) } : {})}
            onDone={() => setAnswer('')}
          >
            {needsAnswer(action) && <Typography sx={{ whiteSpace: 'pre-wrap' }}>{answer}</Typography>}
          </ActionButton>
        ))}
      </Stack>
    </Panel>
  );
}
